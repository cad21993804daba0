import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { prompt } from '../prompt.ts';
import { priorityNumber, queueField } from '../queue-fields.ts';
import { compileEnterQueue } from './compile.ts';
import { texts } from './text.ts';

/** What an agent must know, and how well: 9 is best (S86). */
export const requiredSkill = z.strictObject({
  skill: field(z.string().trim().max(64), { widget: 'reference', reference: 'skill' }),
  level: field(z.number().int().min(0).max(9).default(1), { widget: 'number' }),
});

const sound = prompt.default([]);

export const enterQueueConfig = z.strictObject({
  queue: queueField,
  priority: field(priorityNumber.default(0), { widget: 'number' }),
  skills: field(
    z
      .array(requiredSkill)
      .max(20)
      .default([])
      .refine((skills) => allDifferent(skills.map(({ skill }) => skill)), 'duplicate-skill'),
    { widget: 'list' },
  ),
  greeting: field(sound, { widget: 'prompt' }),
  waiting: field(sound, { widget: 'prompt' }),
  saysPosition: field(z.boolean().default(false), { widget: 'switch' }),
  positionBefore: field(sound, { widget: 'prompt', when: { field: 'saysPosition', is: [true] } }),
  positionAfter: field(sound, { widget: 'prompt', when: { field: 'saysPosition', is: [true] } }),
  saysPredictedWait: field(z.boolean().default(false), { widget: 'switch' }),
  predictedWaitBefore: field(sound, { widget: 'prompt', when: { field: 'saysPredictedWait', is: [true] } }),
  predictedWaitAfter: field(sound, { widget: 'prompt', when: { field: 'saysPredictedWait', is: [true] } }),
  invitation: field(sound, { widget: 'prompt' }),
  intervalSeconds: field(z.number().int().min(5).max(600).default(30), { widget: 'duration', unit: 'seconds' }),
  whisper: field(sound, { widget: 'prompt' }),
  overflow: field(z.string().max(64).default(''), {
    widget: 'flow',
    reference: 'flow',
    flowKind: 'overflow',
    optional: true,
  }),
  waitsWithoutAgents: field(z.boolean().default(false), { widget: 'switch' }),
  agentVariable: resultVariable('text'),
  waitedVariable: resultVariable('number'),
  reasonVariable: resultVariable('text'),
});
export type EnterQueueConfig = z.infer<typeof enterQueueConfig>;

function resultVariable(type: 'text' | 'number') {
  return field(variableName.default(''), {
    widget: 'variable',
    reference: 'variable',
    writes: true,
    accepts: [type],
    optional: true,
    advanced: true,
  });
}

/** Lets the caller wait for an agent, and goes on once they have talked or the wait ended otherwise. */
export const enterQueue = defineNode({
  kind: 'enter-queue',
  category: 'queue',
  icon: 'users-group',
  flowKinds: ['ivr'],
  config: enterQueueConfig,
  initial: (): EnterQueueConfig => ({
    queue: '',
    priority: 0,
    skills: [],
    greeting: [],
    waiting: [],
    saysPosition: false,
    positionBefore: [],
    positionAfter: [],
    saysPredictedWait: false,
    predictedWaitBefore: [],
    predictedWaitAfter: [],
    invitation: [],
    intervalSeconds: 30,
    whisper: [],
    overflow: '',
    waitsWithoutAgents: false,
    agentVariable: '',
    waitedVariable: '',
    reasonVariable: '',
  }),
  exits: (config) => [
    { id: 'agent-ended' },
    // Without an overflow flow, nothing lets the caller leave the queue.
    { id: 'overflow', optional: config.overflow === '' },
    { id: 'closed' },
    { id: 'no-agents', optional: config.waitsWithoutAgents },
    { id: 'error', optional: true },
  ],
  summary: ({ queue, skills }) => [queue, ...skills.map(({ skill, level }) => `${skill} ≥ ${level}`)].join(' · '),
  compile: compileEnterQueue,
  texts,
});
