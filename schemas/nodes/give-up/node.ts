import { z } from 'zod';
import { defineNode } from '../node-kind.ts';
import { compileGiveUp } from './compile.ts';
import { texts } from './text.ts';

export const giveUpConfig = z.strictObject({});

/** Ends the strategy: nobody was reached, and nobody is called again. */
export const giveUp = defineNode({
  kind: 'give-up',
  category: 'call',
  icon: 'user-off',
  flowKinds: ['strategy'],
  config: giveUpConfig,
  initial: () => ({}),
  exits: () => [],
  summary: () => '',
  compile: compileGiveUp,
  texts,
});
