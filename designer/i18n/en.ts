import { appEn } from '#designer/app/app.en.ts';
import { flowsEn } from '#designer/flows/flows.en.ts';
import { commonEn } from './common.en.ts';

/** Every text of the user interface in English; the shape that other languages must match. */
export const en = {
  app: appEn,
  common: commonEn,
  flows: flowsEn,
};

export type Messages = typeof en;
