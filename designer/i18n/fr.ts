import { appFr } from '#designer/app/app.fr.ts';
import { flowsFr } from '#designer/flows/flows.fr.ts';
import { commonFr } from './common.fr.ts';
import type { Messages } from './en.ts';

/** Every text of the user interface in French. */
export const fr: Messages = {
  app: appFr,
  common: commonFr,
  flows: flowsFr,
};
