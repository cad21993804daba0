import { cancelCallback } from '../services/callbacks/cancel-callback.ts';
import { handleCallback } from '../services/callbacks/handle-callback.ts';
import { listCallbacks } from '../services/callbacks/list-callbacks.ts';
import { replanCallback } from '../services/callbacks/replan-callback.ts';

export const callbackRoutes = [listCallbacks, handleCallback, replanCallback, cancelCallback];
