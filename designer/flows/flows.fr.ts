import type { flowsEn } from './flows.en.ts';

export const flowsFr: typeof flowsEn = {};
