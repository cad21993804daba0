import { describe, expect, it } from 'vitest';
import { settle } from './contact-world.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createVirtualClock } from './virtual-clock.ts';

function start() {
  const clock = createVirtualClock(0);
  const database = { away: false };
  const setBack = { ms: 0 };
  const renewals: number[] = [];
  const looks: number[] = [];
  const heartbeat = createHeartbeat({
    clock: { ...clock, now: () => clock.now() - setBack.ms },
    heartbeatMs: 1000,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    contacts: {
      async renewLease() {
        if (database.away) throw new Error('the database is away');
        renewals.push(clock.now());
      },
    },
    look: async () => void looks.push(clock.now()),
  });
  async function pass(seconds: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 1) {
      clock.advance(1000);
      await settle();
    }
  }
  heartbeat.start();
  return { heartbeat, database, setBack, renewals, looks, pass };
}

describe('the heartbeat of a node', () => {
  it('renews its lease and looks for those of others that have ended', async () => {
    const { heartbeat, renewals, looks, pass } = start();
    await pass(3);
    expect(renewals).toEqual([1000, 2000, 3000]);
    expect(looks).toEqual(renewals);
    heartbeat.stop();
    await pass(3);
    expect(renewals).toHaveLength(3);
  });

  it('leaves the others the time to come back when the database was away for all of them', async () => {
    const { database, renewals, looks, pass } = start();
    await pass(2);
    database.away = true;
    await pass(10);
    database.away = false;
    await pass(6);
    expect(renewals).toEqual([1000, 2000, 13_000, 14_000, 15_000, 16_000, 17_000, 18_000]);
    expect(looks).toEqual([1000, 2000, 16_000, 17_000, 18_000]);
  });
  it('looks again after the time of a lease when a clock that was ahead for a while is put right', async () => {
    const { setBack, looks, pass } = start();
    await pass(2);
    setBack.ms = -3_600_000;
    await pass(2);
    setBack.ms = 0;
    await pass(5);
    expect(looks).toEqual([1000, 2000, 8000, 9000]);
  });
});
