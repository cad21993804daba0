import { expect, test } from 'vitest';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import type { EnteringWait } from '../ports.ts';
import { changeWait } from './change-wait.ts';
import { KeptWait } from './kept-wait.ts';
import { createDistributionStub } from './waiting-world.ts';

const complain = (_: Record<string, unknown>, message: string) => expect.unreachable(message);
const log = { info() {}, warn: complain, error: complain };

test('what a crash has parted from its outcome is done once', async () => {
  const clock = createVirtualClock(60_000);
  const { distribution } = createDistributionStub();
  const wait: EnteringWait = {
    id: 'call:0.0',
    queue: '501',
    medium: 'call',
    priority: 3,
    since: 0,
    enteredAt: 0,
    skills: [],
    onlyFor: null,
    contactId: 'call',
    campaign: '',
    customer: '0140',
    called: '0180',
    whisper: [],
    about: null,
  };
  /** As each life of a server finds it. */
  async function find(isNew: boolean): Promise<KeptWait> {
    const kept = new KeptWait({ distribution, clock, log, wait, isNew });
    await kept.enter();
    return kept;
  }
  const raise = (id: string) => ({ effect: 'raise-priority', id, params: { by: 5 } }) as const;
  const move = {
    effect: 'change-queue',
    id: 'move',
    params: { queue: '502', priority: -1, keepsTime: false },
  } as const;

  const raised = { outcome: 'raised', data: { priority: 8 } };
  expect(await changeWait(await find(true), raise('first'), 1)).toEqual(raised);
  expect(await changeWait(await find(false), raise('first'), 2)).toEqual(raised);
  expect(await changeWait(await find(false), raise('second'), 3)).toEqual({
    outcome: 'raised',
    data: { priority: 13 },
  });

  const moved = { outcome: 'moved', data: {} };
  expect(await changeWait(await find(false), move, 4)).toEqual(moved);
  expect(await changeWait(await find(false), move, 5)).toEqual(moved);
  expect(await find(false)).toMatchObject({ queue: '502', priority: 13, since: 4 });
});
