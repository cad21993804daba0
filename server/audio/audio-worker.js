// A worker does not inherit how its process learnt to read TypeScript, so it learns it again.
import { register } from 'tsx/esm/api';

register();
await import('./answer-conversions.ts');
