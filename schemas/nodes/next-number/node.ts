import { z } from 'zod';
import { defineNode } from '../node-kind.ts';
import { compileNextNumber } from './compile.ts';
import { texts } from './text.ts';

export const nextNumberConfig = z.strictObject({});

/** Leaves a number for the next one of the record. */
export const nextNumber = defineNode({
  kind: 'next-number',
  category: 'logic',
  icon: 'player-track-next',
  flowKinds: ['strategy'],
  config: nextNumberConfig,
  initial: () => ({}),
  exits: () => [{ id: 'next' }],
  summary: () => '',
  compile: compileNextNumber,
  texts,
});
