import { z } from 'zod';
import { queueId } from '#schemas/domain/queue.ts';
import { type Flow, type FlowNode, language } from '#schemas/flow/flow.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { field } from '#schemas/nodes/fields.ts';
import { type Prompt, prompt } from '#schemas/nodes/prompt.ts';
import { drawEdge } from '../flow/draw.ts';
import { speak } from './usual-texts.ts';

const destination = z.string().regex(/^\+?[0-9*#]{2,20}$/, 'destination');
const queueOf = field(queueId, { widget: 'reference', reference: 'queue' });
const flowId = z.string().min(1).max(64);

/** What callers are offered (S85). */
export const overflowAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), message: prompt.min(1) }),
  z.strictObject({ type: z.literal('ivr'), flow: field(flowId, { widget: 'flow', reference: 'flow' }) }),
  z.strictObject({ type: z.literal('reroute'), number: field(destination, { widget: 'phone' }) }),
  z.strictObject({ type: z.literal('callback'), queue: queueOf }),
  z.strictObject({ type: z.literal('voicemail'), queue: queueOf }),
]);
export type OverflowAction = z.infer<typeof overflowAction>;

/** Who decides that a caller is offered something: what is watched, the caller by pressing 1, or either. */
const overflowOffer = z.enum(['watched', 'watched-or-key', 'key']);
const WATCHED = { field: 'offer', is: ['watched', 'watched-or-key'] } as const;

/** When callers leave the queue, and for what (S84, S85); a measure that is null is not watched. */
export const usualOverflow = z
  .strictObject({
    offer: field(overflowOffer, { widget: 'select' }),
    predictedWaitSeconds: field(z.number().int().min(1).max(14_400).nullable(), {
      widget: 'duration',
      unit: 'seconds',
      when: WATCHED,
    }),
    loops: field(z.number().int().min(1).max(1000).nullable(), { widget: 'number', unit: 'times', when: WATCHED }),
    callers: field(z.number().int().min(0).max(9999).nullable(), { widget: 'number', when: WATCHED }),
    languages: field(z.array(language).min(1).max(10), { widget: 'languages' }),
    action: overflowAction,
  })
  .refine(
    ({ offer, predictedWaitSeconds, loops, callers }) =>
      offer === 'key' || predictedWaitSeconds !== null || loops !== null || callers !== null,
    { error: 'trigger-none', path: ['predictedWaitSeconds'] },
  );
export type UsualOverflow = z.infer<typeof usualOverflow>;

interface UsualFlow {
  id: string;
  name: string;
  overflow: UsualOverflow;
  /** It is also for those who wait while nobody is signed in, where a campaign lets them. */
  withoutAgents?: boolean;
}

/** An ordinary overflow flow: it waits for one of the triggers, does the one thing, and says goodbye. */
export function usualOverflowFlow({ id, name, overflow, withoutAgents = false }: UsualFlow): Flow {
  const { nodes, edges } = ACTIONS[overflow.action.type](overflow.action as never, overflow.languages);
  const triggers = triggersOf(overflow, withoutAgents);
  const choices = overflow.offer === 'watched' ? [] : [{ key: '1', label: '' }];
  const leads = [...triggers.map((each) => `trigger-${each.id}`), ...choices.map(({ key }) => `key-${key}`)];
  return newFlow({
    id,
    name,
    kind: 'overflow',
    languages: [...overflow.languages],
    nodes: [
      node({ id: 'start', kind: 'start', at: [0, 0], config: {} }),
      node({ id: 'watch', kind: 'overflow-trigger', at: [1, 0], config: { triggers, choices, valueVariable: '' } }),
      ...nodes,
      node({ id: 'end', kind: 'hang-up', at: [4, 0], config: {} }),
    ],
    edges: [
      drawEdge('start', 'next', 'watch'),
      ...leads.map((exit) => drawEdge('watch', exit, 'action')),
      ...edges.map(([source, exit, target]) => drawEdge(source, exit, target)),
    ],
  });
}

/** One trigger for each measure, so that each has its exit and its figures. */
function triggersOf({ offer, predictedWaitSeconds, loops, callers }: UsualOverflow, withoutAgents: boolean) {
  if (offer === 'key') return [];
  const numbers = { seconds: predictedWaitSeconds ?? 120, loops: loops ?? 3, callers: callers ?? 10 };
  return [
    { id: 'wait', measure: 'predicted-wait', isWatched: predictedWaitSeconds !== null },
    { id: 'loops', measure: 'loops', isWatched: loops !== null },
    { id: 'callers', measure: 'callers', isWatched: callers !== null },
    { id: 'no-agents', measure: 'no-agents', isWatched: withoutAgents },
  ]
    .filter(({ isWatched }) => isWatched)
    .map(({ id, measure }) => ({ id, label: '', match: 'any', conditions: [{ measure, ...numbers }] }));
}

interface Parts {
  nodes: FlowNode[];
  edges: [source: string, exit: string, target: string][];
}

type ActionOf<T extends OverflowAction['type']> = Extract<OverflowAction, { type: T }>;

/** The first node of each is `action`; each ends at `end`, or back in the queue, or by letting the caller out of it. */
const ACTIONS: { [T in OverflowAction['type']]: (action: ActionOf<T>, languages: readonly string[]) => Parts } = {
  message: ({ message }) => ({
    nodes: [say('action', message, [2, 0])],
    edges: [['action', 'next', 'end']],
  }),
  ivr: ({ flow }) => ({
    nodes: [node({ id: 'action', kind: 'sub-flow', at: [2, 0], config: { flow, inputs: [], outputs: [] } })],
    edges: [['action', 'returned', 'end']],
  }),
  reroute: ({ number }, languages) => ({
    nodes: [
      node({
        id: 'action',
        kind: 'transfer',
        at: [2, 0],
        config: { destination: number, callerId: 'caller', callerNumber: '', ringTimeoutMs: 30_000 },
      }),
      say('unreached', speak('unreached', languages), [3, 1]),
      waitOn([4, 1]),
    ],
    edges: [
      ['action', 'ended', 'end'],
      ['action', 'busy', 'unreached'],
      ['action', 'no-answer', 'unreached'],
      ['action', 'failed', 'unreached'],
      ['unreached', 'next', 'wait-on'],
    ],
  }),
  callback: ({ queue }, languages) => ({
    nodes: [
      node({
        id: 'action',
        kind: 'request-callback',
        at: [2, 0],
        config: {
          queue,
          offer: speak('offer', languages),
          askNumber: speak('askNumber', languages),
          readBack: speak('readBack', languages),
          confirm: speak('confirm', languages),
        },
      }),
      say('promised', speak('promised', languages), [3, 0]),
      say('stays', speak('stays', languages), [3, 1]),
      waitOn([4, 1]),
    ],
    edges: [
      ['action', 'planned', 'promised'],
      ['promised', 'next', 'end'],
      ['action', 'declined', 'stays'],
      ['action', 'refused', 'stays'],
      ['action', 'no-input', 'stays'],
      ['stays', 'next', 'wait-on'],
    ],
  }),
  voicemail: ({ queue }, languages) => ({
    nodes: [
      node({
        id: 'action',
        kind: 'voicemail',
        at: [2, 0],
        config: { box: queue, prompt: speak('leaveMessage', languages) },
      }),
      say('thanks', speak('thanks', languages), [3, 0]),
      say('stays', speak('stays', languages), [3, 1]),
      waitOn([4, 1]),
    ],
    edges: [
      ['action', 'stored', 'thanks'],
      ['thanks', 'next', 'end'],
      ['action', 'hung-up', 'end'],
      ['action', 'too-short', 'stays'],
      ['stays', 'next', 'wait-on'],
    ],
  }),
};

/** Nothing is watched any more: who has declined once is not asked again and again. */
function waitOn(at: [number, number]): FlowNode {
  return node({ id: 'wait-on', kind: 'return-to-queue', at, config: { again: false } });
}

function say(id: string, said: Prompt, at: [number, number]): FlowNode {
  return node({ id, kind: 'play-prompt', at, config: { prompt: said, interruptible: false } });
}

interface Placed {
  id: string;
  kind: string;
  /** Column and row. */
  at: [number, number];
  config: Record<string, unknown>;
}

const COLUMN = 340;
const ROW = 300;

function node({ id, kind, at: [column, row], config }: Placed): FlowNode {
  return { id, kind, label: '', position: { x: column * COLUMN, y: row * ROW }, config };
}
