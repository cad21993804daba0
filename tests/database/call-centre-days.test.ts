import { expect, test } from 'vitest';
import { addAgent, addCampaign, addQueue } from '../api/call-centre.ts';
import { type DayOptions, expectTrueRecords, runDay } from './call-centre-day.ts';
import { openMemoryDatabase } from './prepared-database.ts';

const DAY_TIMEOUT_MS = 600_000;

async function day({ staff, ...options }: Omit<DayOptions, 'database' | 'agents'> & { staff: number }) {
  const database = await openMemoryDatabase();
  await addQueue(database.db, '500');
  await addCampaign(database.db, 'sales', { recording: { type: 'all' }, wrapUpSeconds: 30 });
  const agents: string[] = [];
  for (let index = 0; index < staff; index += 1) agents.push(await addAgent(database.db, String(1001 + index)));
  const day = await runDay({ database, agents, ...options });
  const records = await expectTrueRecords(database, day);
  await database.close();
  return { ...day, ...records };
}

test(
  'a day of 100 callers and 30 agents loses nobody and gives nobody twice',
  async () => {
    const { errors, passedOn, called } = await day({ seed: Number(process.env.SEED ?? 1), staff: 30, callers: 100 });
    expect(errors).toEqual([]);
    // Which of the two happens hangs on when the database answers; that neither does would be a day of nothing.
    expect(passedOn + called).toBeGreaterThan(0);
  },
  DAY_TIMEOUT_MS,
);

test(
  'a day on which the server dies again and again ends as well',
  async () => {
    const { kills } = await day({
      seed: Number(process.env.SEED ?? 2),
      staff: 6,
      callers: 40,
      diesWithinWrites: 120,
    });
    expect(kills).toBeGreaterThan(3);
  },
  DAY_TIMEOUT_MS,
);

test(
  'a day on which the database fails again and again loses nobody',
  async () => {
    await day({ seed: Number(process.env.SEED ?? 3), staff: 6, callers: 25, databaseFails: true });
  },
  DAY_TIMEOUT_MS,
);

test(
  'a day on which the telephone system is out of reach again and again loses nobody',
  async () => {
    await day({ seed: Number(process.env.SEED ?? 4), staff: 6, callers: 25, telephonyFlaps: true });
  },
  DAY_TIMEOUT_MS,
);

test(
  'a day on which settings change again and again loses nobody',
  async () => {
    await day({ seed: Number(process.env.SEED ?? 5), staff: 6, callers: 25, settingsChange: true });
  },
  DAY_TIMEOUT_MS,
);

test(
  'a day on which servers come, go and die loses nobody',
  async () => {
    const seed = Number(process.env.SEED ?? 6);
    await day({ seed, staff: 6, callers: 30, diesWithinWrites: 120, settingsChange: true, serversComeAndGo: true });
  },
  DAY_TIMEOUT_MS,
);
