import { z } from 'zod';
import { defineNode } from '../node-kind.ts';
import { compileReturn } from './compile.ts';
import { texts } from './text.ts';

export const returnConfig = z.strictObject({});

/** Ends a sub-flow: the calling flow goes on. A flow that was not called by another hangs up here. */
export const returnNode = defineNode({
  kind: 'return',
  category: 'logic',
  icon: 'arrow-back-up',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: returnConfig,
  initial: () => ({}),
  exits: () => [],
  summary: () => '',
  compile: compileReturn,
  texts,
});
