import { z } from 'zod';
import { defineNode } from '../node-kind.ts';
import { compileHangUp } from './compile.ts';
import { texts } from './text.ts';

export const hangUpConfig = z.strictObject({});

/** Ends the call. */
export const hangUp = defineNode({
  kind: 'hang-up',
  category: 'call',
  icon: 'phone-off',
  flowKinds: ['ivr', 'overflow'],
  config: hangUpConfig,
  initial: () => ({}),
  exits: () => [],
  summary: () => '',
  compile: compileHangUp,
  texts,
});
