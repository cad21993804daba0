import type { Verb } from '../services/verb.ts';
import { audioRoutes } from './audio.ts';
import { contactRoutes } from './contacts.ts';
import { didRoutes } from './dids.ts';
import { flowRoutes } from './flows.ts';
import { sessionRoutes } from './session.ts';
import { systemRoutes } from './system.ts';
import { userRoutes } from './users.ts';

/** Every operation that is served. */
export const routes: readonly Verb[] = [
  ...sessionRoutes,
  ...userRoutes,
  ...flowRoutes,
  ...didRoutes,
  ...audioRoutes,
  ...contactRoutes,
  ...systemRoutes,
];
