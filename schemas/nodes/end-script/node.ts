import { z } from 'zod';
import { defineNode } from '../node-kind.ts';
import { compileEndScript } from './compile.ts';
import { texts } from './text.ts';

export const endScriptConfig = z.strictObject({});

/** Ends a script. Variables that are connected to columns for writing go back to the contact's record. */
export const endScript = defineNode({
  kind: 'end-script',
  category: 'call',
  icon: 'flag-check',
  flowKinds: ['script'],
  config: endScriptConfig,
  initial: () => ({}),
  exits: () => [],
  summary: () => '',
  compile: compileEndScript,
  texts,
});
