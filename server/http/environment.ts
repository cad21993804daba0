import type { HttpBindings } from '@hono/node-server';
import type { Language } from '../errors.ts';
import type { Actor } from '../services/context.ts';

/** What Hono's handlers know of a request. */
export interface HttpEnvironment {
  /** Missing where a test calls the app without a network. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Path of the contract that answers, for metrics. */
    route: string;
    address: string;
    actor: Actor | null;
    language: Language;
  };
}
