import { z } from 'zod';
import { defineEffect } from './effect-kind.ts';
import { mediaItem } from './media.ts';

const failed = z.object({ reason: z.string() });
const sound = z.array(mediaItem);
/** What is said before and after a number that only the queue knows; both empty: the number is not said. */
const aroundNumber = z.object({ before: sound, after: sound });

/** What an overflow flow can watch while a caller waits. */
export const queueMeasure = z.enum(['predicted-wait', 'loops', 'callers', 'no-agents']);

/**
 * Holds or not at any moment of a wait. `predicted-wait`: more than `limit` seconds are predicted (there is no prediction
 * while no agent is staffed). `loops`: the announcements have come round at least `limit` times. `callers`: more than
 * `limit` callers wait, this one included. `no-agents`: nobody who could take the call is signed in; `limit` is 0.
 */
const triggerCondition = z.object({ measure: queueMeasure, limit: z.number() });

/** How long a simulated agent talks, after a wait as long as that of the effect. */
const SIMULATED_TALK_SECONDS = 25;
const SIMULATED_WAIT_SECONDS = 5;

/**
 * Effects around a queue: what an IVR asks for, and what an overflow flow asks for while its caller waits.
 *
 * An overflow machine lives as long as one wait of one contact, whatever queues that wait passes through. It runs beside
 * the machine whose `queue` effect is in progress, on the same call: its `play`, `record`, `transfer` and `hang-up` concern
 * that call, and keys pressed during the wait are its events. The caller keeps their place in the queue all the while; an
 * agent can take them whenever the flow stands on `await-trigger` or `keep-waiting`, which the outcome `answered` tells it.
 *
 * How the machine ends, and what that means for the `queue` effect:
 * - by `answered`: the agent has the caller, `queue` ends when they have talked;
 * - by hanging up, or with the caller gone: the call is over, and `queue` with it;
 * - otherwise completed (a `return`): the caller leaves the queue, `queue` has the outcome `overflow`;
 * - failed: the caller stays in the queue without overflow, as if the flow did not exist.
 */
export const queueEffects = {
  /** Puts the caller into a queue, until an agent has talked to them or the wait ended otherwise. */
  queue: defineEffect({
    by: 'person',
    params: z.object({
      queue: z.string(),
      /** Higher is served first; callers of equal priority by waiting time. */
      priority: z.number(),
      /** What an agent must have, each at this level (0 to 9) or above. */
      skills: z.array(z.object({ skill: z.string(), level: z.number() })),
      announcements: z.object({
        /** Once, on arrival in the queue. */
        greeting: sound,
        /** Over and over between the other announcements: music, or a message. */
        waiting: sound,
        /** All of these at every turn of the announcements. The wait is said in minutes, rounded up. */
        position: aroundNumber,
        predictedWait: aroundNumber,
        /** Invites to press a key that the overflow flow waits for. */
        invitation: sound,
        /** To the agent, before the caller is put through. */
        whisper: sound,
        /** Length of one turn. */
        intervalSeconds: z.number(),
      }),
      /** The overflow flow that watches over the wait; '' = none. */
      overflow: z.string(),
      /** Without it, a queue that no agent serves ends at once with `no-agents`. */
      waitsWithoutAgents: z.boolean(),
    }),
    outcomes: {
      'agent-ended': z.object({ agent: z.string(), talkSeconds: z.number(), waitedSeconds: z.number() }),
      /** The overflow flow let the caller leave; the measure that fired last, `key`, or ''. */
      overflow: z.object({ reason: z.string(), waitedSeconds: z.number() }),
      closed: z.object({}),
      'no-agents': z.object({}),
      failed,
    },
    usual: () => ({
      outcome: 'agent-ended',
      data: { agent: '', talkSeconds: SIMULATED_TALK_SECONDS, waitedSeconds: SIMULATED_WAIT_SECONDS },
      afterMs: (SIMULATED_WAIT_SECONDS + SIMULATED_TALK_SECONDS) * 1000,
    }),
    asked: ({ queue }) => `queue:${queue}`,
  }),

  /**
   * Goes on waiting until the first of the triggers, in this order, holds; one that holds already fires at once. Loops count
   * from the first time this node asked with this `arming`: a key without meaning asks again and does not begin anew.
   */
  'await-trigger': defineEffect({
    by: 'person',
    params: z.object({
      arming: z.number(),
      triggers: z.array(
        z.object({ id: z.string(), match: z.enum(['any', 'all']), conditions: z.array(triggerCondition) }),
      ),
    }),
    outcomes: {
      /** The measure that made it hold, with its value then: seconds, loops, callers; 0 for `no-agents`. */
      fired: z.object({ trigger: z.string(), measure: queueMeasure, value: z.number() }),
      answered: z.object({ agent: z.string() }),
      failed,
    },
    usual: () => ({ outcome: 'answered', data: { agent: '' }, afterMs: 30_000 }),
    asked: ({ triggers }) => `await-trigger:${triggers.map(({ id }) => id).join(' ')}`,
  }),

  /** Goes on waiting; nothing is watched any more. */
  'keep-waiting': defineEffect({
    by: 'person',
    params: z.object({}),
    outcomes: { answered: z.object({ agent: z.string() }), failed },
    usual: () => ({ outcome: 'answered', data: { agent: '' }, afterMs: 30_000 }),
    asked: () => 'keep-waiting',
  }),

  /** Moves the waiting caller to another queue; the overflow flow goes on with them. */
  'change-queue': defineEffect({
    by: 'service',
    params: z.object({
      queue: z.string(),
      /** -1 keeps the caller's priority. */
      priority: z.number(),
      /** Whether the time waited so far counts in the new queue. */
      keepsTime: z.boolean(),
    }),
    outcomes: {
      moved: z.object({}),
      /** Nobody who could take the caller there is signed in. */
      closed: z.object({}),
      failed,
    },
    usual: () => ({ outcome: 'moved', afterMs: 0 }),
    asked: ({ queue }) => `change-queue:${queue}`,
  }),

  /** Puts the waiting caller before others of their queue. The priority never passes `MAX_PRIORITY`. */
  'raise-priority': defineEffect({
    by: 'service',
    params: z.object({ by: z.number() }),
    outcomes: { raised: z.object({ priority: z.number() }), failed },
    usual: ({ by }) => ({ outcome: 'raised', data: { priority: by }, afterMs: 0 }),
    asked: ({ by }) => `raise-priority:${by}`,
  }),

  /** Keeps a recording as a message that the agents of a voicemail box hear, oldest first. */
  voicemail: defineEffect({
    by: 'service',
    params: z.object({ box: z.string(), recording: z.string(), seconds: z.number() }),
    outcomes: { stored: z.object({}), failed },
    usual: () => ({ outcome: 'stored', afterMs: 0 }),
    asked: ({ box }) => `voicemail:${box}`,
  }),

  /** Asks for a call back by an agent of a queue: at a time, or (`at` '') as soon as one is free. */
  callback: defineEffect({
    by: 'service',
    params: z.object({ queue: z.string(), number: z.string(), at: z.string(), note: z.string() }),
    outcomes: {
      planned: z.object({ id: z.string() }),
      /** `invalid-number`, or `already-planned`: one for the number is still open in this queue. */
      refused: z.object({ reason: z.string() }),
      failed,
    },
    usual: () => ({ outcome: 'planned', data: { id: 'simulated' }, afterMs: 0 }),
    asked: ({ queue, number, at }) => `callback:${queue} ${number}${at === '' ? '' : ` ${at}`}`,
  }),
};

/** Those that make up or concern a wait in progress. Voicemails and callbacks can be asked for without one. */
export const waitEffectKinds = ['queue', 'await-trigger', 'keep-waiting', 'change-queue', 'raise-priority'] as const;
export type WaitEffectKind = (typeof waitEffectKinds)[number];

/** The highest priority a waiting caller can have. */
export const MAX_PRIORITY = 99;
