import { z } from 'zod';
import { defineNode } from '../node-kind.ts';
import { compileStart } from './compile.ts';
import { texts } from './text.ts';

export const startConfig = z.strictObject({});

/** Where a contact begins; every flow has exactly one. Answers the call. */
export const start = defineNode({
  kind: 'start',
  category: 'call',
  icon: 'player-play',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: startConfig,
  initial: () => ({}),
  exits: () => [{ id: 'next' }],
  summary: () => '',
  compile: compileStart,
  texts,
});
