import { handleCallback } from '../services/callbacks/handle-callback.ts';
import { listCallbacks } from '../services/callbacks/list-callbacks.ts';

export const callbackRoutes = [listCallbacks, handleCallback];
