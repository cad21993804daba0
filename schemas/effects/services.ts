import { z } from 'zod';
import { defineEffect } from './effect-kind.ts';

const nothing = z.object({});
const failed = z.object({ reason: z.string() });

const response = z.object({ status: z.number(), body: z.unknown(), headers: z.record(z.string(), z.string()) });

/** Effects that a service outside the call answers. */
export const serviceEffects = {
  http: defineEffect({
    by: 'service',
    params: z.object({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      /** Names of headers whose values journals and live views leave out. */
      hiddenHeaders: z.array(z.string()).optional(),
      body: z.string(),
      timeoutMs: z.number(),
    }),
    outcomes: {
      success: response,
      /** A status outside 200–299, or no response at all (status 0). */
      'http-error': response,
      timeout: z.object({}),
    },
    usual: ({ timeoutMs }) => ({ outcome: 'timeout', afterMs: timeoutMs }),
    discloses: ['url', 'headers', 'body'],
    asked: ({ method, url }) => `http:${method} ${url}`,
  }),
  /** Whether a schedule is open now. `holidays` is a group of holidays, or empty for none. */
  opening: defineEffect({
    by: 'service',
    params: z.object({ schedule: z.string(), holidays: z.string() }),
    outcomes: {
      open: nothing,
      /** An ISO instant, or empty where the schedule never opens again. */
      closed: z.object({ nextOpenAt: z.string() }),
      /** `audio` is the holiday's own announcement in the audio library, or empty. */
      holiday: z.object({ name: z.string(), audio: z.string() }),
      failed,
    },
    usual: () => ({ outcome: 'open', afterMs: 0 }),
    asked: ({ schedule, holidays }) => `opening:${schedule === '' ? holidays : schedule}`,
  }),
  /** The record of a data file whose key column has a value. */
  lookup: defineEffect({
    by: 'service',
    params: z.object({ file: z.string(), column: z.string(), value: z.string() }),
    outcomes: {
      found: z.object({ record: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
      'not-found': nothing,
      failed,
    },
    usual: () => ({ outcome: 'not-found', afterMs: 0 }),
    asked: ({ file, column, value }) => `lookup:${file} ${column}=${value}`,
  }),
  /** Several addresses of `to` and `cc` are parted by commas. */
  email: defineEffect({
    by: 'service',
    params: z.object({ to: z.string(), cc: z.string(), subject: z.string(), body: z.string(), html: z.boolean() }),
    outcomes: { sent: nothing, failed },
    usual: () => ({ outcome: 'sent', afterMs: 0 }),
    discloses: ['subject', 'body'],
    asked: ({ to, subject }) => `email:${to} ${subject}`,
  }),
  sms: defineEffect({
    by: 'service',
    params: z.object({ to: z.string(), text: z.string() }),
    outcomes: { sent: nothing, failed },
    usual: () => ({ outcome: 'sent', afterMs: 0 }),
    discloses: ['text'],
    asked: ({ to }) => `sms:${to}`,
  }),
  /** A line in the log of the installation. */
  log: defineEffect({
    by: 'service',
    params: z.object({ level: z.enum(['info', 'warning', 'error']), text: z.string() }),
    outcomes: { logged: nothing, failed },
    usual: () => ({ outcome: 'logged', afterMs: 0 }),
    automatic: true,
    discloses: ['text'],
    asked: ({ level, text }) => `log:${level} ${text}`,
  }),
  /** A random number: machines have no chance of their own. */
  draw: defineEffect({
    by: 'service',
    params: z.object({}),
    /** 0 ≤ value < 1. */
    outcomes: { drawn: z.object({ value: z.number() }), failed },
    usual: () => ({ outcome: 'drawn', data: { value: 0 }, afterMs: 0 }),
  }),
  /** Whether a number is on a blacklist. `note` is what was written down about it there. */
  blacklist: defineEffect({
    by: 'service',
    params: z.object({ number: z.string(), list: z.string() }),
    outcomes: { listed: z.object({ note: z.string() }), clear: nothing, failed },
    usual: () => ({ outcome: 'clear', afterMs: 0 }),
    asked: ({ list, number }) => `blacklist:${list} ${number}`,
  }),
  /** Keeps a caller's answer to one question of a survey. */
  survey: defineEffect({
    by: 'service',
    params: z.object({ survey: z.string(), question: z.string(), answer: z.string() }),
    outcomes: { stored: nothing, failed },
    usual: () => ({ outcome: 'stored', afterMs: 0 }),
    asked: ({ question, answer }) => `survey:${question}=${answer}`,
  }),
};
