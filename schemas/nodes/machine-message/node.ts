import { z } from 'zod';
import { unansweredResult } from '#schemas/effects/dial.ts';
import { allDifferent } from '../all-different.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileMachineMessage } from './compile.ts';
import { texts } from './text.ts';

export const resultMessage = z.strictObject({
  result: field(unansweredResult, { widget: 'select' }),
  audio: field(z.string().max(64), { widget: 'audio', reference: 'audio' }),
});

export const machineMessageConfig = z.strictObject({
  audio: field(z.string().max(64), { widget: 'audio', reference: 'audio' }),
  byResult: field(
    z
      .array(resultMessage)
      .max(8)
      .default([])
      .refine((messages) => allDifferent(messages.map(({ result }) => result)), 'duplicate-result'),
    { widget: 'list', advanced: true },
  ),
});
export type MachineMessageConfig = z.infer<typeof machineMessageConfig>;

/** Leaves a message on the answering machine that took the call. */
export const machineMessage = defineNode({
  kind: 'machine-message',
  category: 'talk',
  icon: 'message-2-share',
  flowKinds: ['strategy'],
  config: machineMessageConfig,
  initial: (): MachineMessageConfig => ({ audio: '', byResult: [] }),
  exits: () => [{ id: 'left' }, { id: 'not-left' }, { id: 'error', optional: true }],
  summary: ({ audio }) => audio,
  compile: compileMachineMessage,
  texts,
});
