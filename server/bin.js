#!/usr/bin/env node
// TypeScript is read directly; there is no build step between the source and what runs.
import { register } from 'tsx/esm/api';

register();
await import('./cli.ts');
