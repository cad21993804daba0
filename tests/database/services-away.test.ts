import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome, Services } from '#runtime/engine/ports.ts';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import type { Database, OpenDatabase } from '#server/db/open.ts';
import { createFlowServices } from '#server/flow-services/flow-services.ts';
import { createMailer } from '#server/messaging/mailer.ts';
import { createSecretBox } from '#server/secrets/secret-box.ts';
import { openMemoryDatabase } from './prepared-database.ts';

let database: OpenDatabase;
let clock: ReturnType<typeof createVirtualClock>;
let services: Services;
/** Why the database cannot be used, and how often somebody tried meanwhile. */
let trouble: Error | null;
let attempts: number;

beforeAll(async () => {
  database = await openMemoryDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  trouble = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  attempts = 0;
  clock = createVirtualClock(Date.parse('2026-03-02T09:00:00Z'));
  const db = new Proxy<Database>(database.db, {
    get(real, name) {
      if (trouble === null) return Reflect.get(real, name);
      attempts += 1;
      throw trouble;
    },
  });
  services = createFlowServices({
    db,
    clock,
    log: pino({ level: 'silent' }),
    http: async () => ({ outcome: 'timeout', data: {} }),
    mailer: createMailer(),
    secrets: createSecretBox('a key for tests'),
    timeZone: 'Europe/Paris',
  });
});

const asked = (effectId: string) => ({ effectId, contactId: 'caller' });
const voicemail = () => services.voicemail?.({ box: '500', recording: 'r1', seconds: 3 }, asked('voicemail'));

/** Lets time pass until there is an outcome. @returns It, and after how many seconds it was there. */
async function outcomeOf(asking: Promise<Outcome> | undefined): Promise<{ answer: Outcome | null; seconds: number }> {
  const from = clock.now();
  let answer: Outcome | null = null;
  void asking?.then((outcome) => {
    answer = outcome;
  });
  for (let waited = 0; answer === null && waited < 120; waited += 1) {
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    if (answer === null) clock.advance(1000);
  }
  return { answer, seconds: Math.round((clock.now() - from) / 1000) };
}

describe('while the database is away', () => {
  const unknown = (reason: string) => ({ outcome: 'failed', data: { reason } });
  test.each<[string, () => Promise<Outcome> | undefined, object]>([
    [
      'opening hours',
      () => services.opening?.({ schedule: 'none', holidays: '' }, asked('opening')),
      unknown('unknown-schedule'),
    ],
    [
      'a look-up',
      () => services.lookup?.({ file: 'none', column: 'a', value: '1' }, asked('lookup')),
      unknown('unknown-data-file'),
    ],
    [
      'a blacklist',
      () => services.blacklist?.({ number: '0140', list: 'none' }, asked('blacklist')),
      unknown('unknown-blacklist'),
    ],
    [
      'a record to save',
      () =>
        services['save-record']?.({ file: 'none', key: { column: 'a', value: '1' }, values: {} }, asked('save-record')),
      unknown('unknown-data-file'),
    ],
    [
      'a status',
      () => services.disposition?.({ status: 'SALE', detail: '', note: '' }, asked('disposition')),
      unknown('no-conversation'),
    ],
    [
      'an answer',
      () => services.survey?.({ survey: 'calls', question: 'good', answer: '5' }, asked('survey')),
      { outcome: 'stored', data: {} },
    ],
    ['a message', voicemail, { outcome: 'stored', data: {} }],
    [
      'a call to promise',
      () => services.callback?.({ queue: '500', number: '+33140000001', at: '', note: '' }, asked('callback')),
      { outcome: 'planned', data: { id: expect.any(String) } },
    ],
  ])('%s waits for it', async (_, ask, expected) => {
    const asking = ask();
    for (let second = 0; second < 10; second += 1) {
      clock.advance(1000);
      for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    }
    expect(attempts).toBeGreaterThan(1);
    trouble = null;
    expect((await outcomeOf(asking)).answer).toEqual(expected);
  });

  test('a caller does not wait for it for ever', async () => {
    const { answer, seconds } = await outcomeOf(voicemail());
    expect(answer).toEqual({ outcome: 'failed', data: { reason: 'unavailable' } });
    expect(seconds).toBeGreaterThanOrEqual(45);
    expect(seconds).toBeLessThan(60);
  });

  test('what also asks others than the database is not begun twice', async () => {
    const mail = { to: 'ada@example.org', cc: '', subject: 'Hello', body: 'Hello', html: false };
    const { answer, seconds } = await outcomeOf(services.email?.(mail, asked('email')));
    expect(answer).toEqual({ outcome: 'failed', data: { reason: 'unavailable' } });
    expect([attempts, seconds]).toEqual([1, 0]);
  });

  test('what is wrong with the question itself is not asked again', async () => {
    trouble = new Error('no such table');
    const { answer, seconds } = await outcomeOf(voicemail());
    expect(answer).toEqual({ outcome: 'failed', data: { reason: 'unavailable' } });
    expect([attempts, seconds]).toEqual([1, 0]);
  });
});
