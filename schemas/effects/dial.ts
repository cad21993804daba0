import { z } from 'zod';
import { dueAt } from '#schemas/strategy/due.ts';
import { retryRule } from '#schemas/strategy/retry-rule.ts';
import { endOfHours, timeOfDay, weekday } from '#schemas/strategy/week.ts';
import { defineEffect } from './effect-kind.ts';

const nothing = z.object({});
const failed = z.object({ reason: z.string() });

/** How an outbound call can end, as a strategy distinguishes it. */
export const callResult = z.enum([
  'answered',
  'busy',
  'no-answer',
  'answering-machine',
  'fax',
  'wrong-number',
  'rejected',
  'network-error',
  'abandoned',
]);

/** The results after which a text message may be sent: everything but a conversation. */
export const unansweredResult = callResult.exclude(['answered']);

/** The most calls on a number within a period; `days` counts for a rolling period only. */
export const callLimit = z.object({
  period: z.enum(['none', 'week', 'month', 'days']),
  calls: z.number(),
  days: z.number(),
});

/**
 * Effects of a strategy. Its machine belongs to one record of a call file and lives for days; whoever runs it carries out
 * one effect at a time, and `tel` (1 for TEL1) says which of the record's numbers an effect is about.
 */
export const dialEffects = {
  /**
   * Looks the number up in its column of the call file and keeps its terms (limit, texts, caller id) for the calls that
   * follow. `missing`: the column is empty, holds no valid number, or the number must not be called.
   */
  'use-number': defineEffect({
    by: 'service',
    params: z.object({
      tel: z.number(),
      column: z.string(),
      maximum: callLimit,
      /** How many texts may be sent after each result; `sms` effects beyond them are answered with `failed`. */
      sms: z.array(z.object({ result: unansweredResult, count: z.number() })),
      callerId: z.enum(['hidden', 'given', 'called', 'list', 'random']),
      /** One for `given`; for `list` they are shown in turn. */
      callerNumbers: z.array(z.string()),
    }),
    outcomes: { usable: z.object({ number: z.string() }), missing: nothing, failed },
    usual: ({ tel }) => ({ outcome: 'usable', data: { number: `+3312345678${tel}` }, afterMs: 0 }),
  }),
  /**
   * Dials a number of the record as soon as the pacing of the campaign allows, and follows the call to its end.
   * `limit-reached`: the number has been called as often as its period allows, and was not dialled. `abandoned`: somebody
   * answered, and no agent was free in time. After `answering-machine` the call is kept until the next effect of the
   * record: `leave-message` uses it, anything else hangs it up.
   */
  dial: defineEffect({
    by: 'person',
    params: z.object({ tel: z.number(), ringSeconds: z.number() }),
    outcomes: {
      answered: nothing,
      busy: nothing,
      'no-answer': nothing,
      'answering-machine': nothing,
      fax: nothing,
      'wrong-number': nothing,
      rejected: nothing,
      'network-error': nothing,
      abandoned: nothing,
      'limit-reached': nothing,
      failed,
    },
    usual: ({ ringSeconds }) => ({ outcome: 'no-answer', afterMs: ringSeconds * 1000 }),
    asked: ({ tel }) => `dial:TEL${tel}`,
  }),
  /**
   * Puts the record aside until its retry rule is due: it becomes ready again at `dueAt(…)`, worked out from `from` and
   * the hours of the number that will be called. `failed` when the rule waits for hours that never come.
   */
  wait: defineEffect({
    by: 'person',
    params: z.object({
      tel: z.number(),
      rule: retryRule,
      /** ISO. */
      from: z.string(),
      hours: z.array(z.object({ day: weekday, from: timeOfDay, to: endOfHours })),
      timeZone: z.string(),
    }),
    outcomes: { due: nothing, failed },
    usual: ({ rule, from, hours, timeZone }) => {
      const begun = Date.parse(from);
      const due = dueAt({ rule, from: begun, hours, timeZone });
      return due === null
        ? { outcome: 'failed', data: { reason: 'no-hours' }, afterMs: 0 }
        : { outcome: 'due', afterMs: due - begun };
    },
    asked: ({ tel, rule }) => `wait:TEL${tel} ${rule.mode}`,
  }),
  /**
   * Plays an audio file after the tone of the machine that answered last: the one for the call's result where `byResult`
   * has it, else `audio`. `not-left`: the machine hung up before the end, or none had answered.
   */
  'leave-message': defineEffect({
    by: 'person',
    params: z.object({
      audio: z.string(),
      byResult: z.array(z.object({ result: unansweredResult, audio: z.string() })),
    }),
    outcomes: { left: nothing, 'not-left': nothing, failed },
    usual: () => ({ outcome: 'left', afterMs: 20_000 }),
    asked: ({ audio }) => `message:${audio}`,
  }),
  /** Closes the record: nobody calls it again. */
  'close-record': defineEffect({
    by: 'service',
    params: z.object({ result: z.enum(['finished', 'unreachable']) }),
    outcomes: { closed: nothing, failed },
    usual: () => ({ outcome: 'closed', afterMs: 0 }),
    asked: ({ result }) => `close:${result}`,
  }),
};
