import { z } from 'zod';
import { defineNode } from '../node-kind.ts';
import { compileFinished } from './compile.ts';
import { texts } from './text.ts';

export const finishedConfig = z.strictObject({});

/** Ends the strategy: the record has been dealt with. */
export const finished = defineNode({
  kind: 'finished',
  category: 'call',
  icon: 'circle-check',
  flowKinds: ['strategy'],
  config: finishedConfig,
  initial: () => ({}),
  exits: () => [],
  summary: () => '',
  compile: compileFinished,
  texts,
});
