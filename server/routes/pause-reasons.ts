import { listPauseReasons } from '../services/pause-reasons/list-pause-reasons.ts';
import { replacePauseReasons } from '../services/pause-reasons/replace-pause-reasons.ts';

export const pauseReasonRoutes = [listPauseReasons, replacePauseReasons];
