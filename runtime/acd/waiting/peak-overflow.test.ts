import { describe, expect, it } from 'vitest';
import type { Services } from '#runtime/engine/ports.ts';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import { readJson } from '#tests/flows/golden-file.ts';
import { compile, createWaitingWorld } from './waiting-world.ts';

const partnerAnswers: OutboundBehaviour = { ringMs: 2000, then: 'answer', hangUpAfterMs: 10_000 };

/** The sample that watches over callers of the after-sales team, on a live call in English. */
async function callAtPeak({ outbound = partnerAnswers }: { outbound?: OutboundBehaviour } = {}) {
  const asked: { effect: string; params: unknown }[] = [];
  const services: Services = {
    async callback(params) {
      asked.push({ effect: 'callback', params });
      return { outcome: 'planned', data: { id: 'one' } };
    },
    async voicemail({ box, seconds }) {
      asked.push({ effect: 'voicemail', params: { box, seconds } });
      return { outcome: 'stored', data: {} };
    },
  };
  const sample = compile(readJson('samples/peak-overflow.json') as Record<string, unknown>);
  const world = createWaitingWorld({ overflow: sample, outbound, services });
  await world.startHost();
  const call = await world.call();
  const child = `${world.lastWait().wait.id}~overflow`;
  return { ...world, call, child, asked, press: (key: string) => world.telephony.press(call, key) };
}

describe('the sample overflow flow, live', () => {
  it('says sorry after a long wait, and moves the caller to the partner on request', async () => {
    const world = await callAtPeak();
    await world.pass(12_000);
    world.said.predictedSeconds = 200;
    await world.pass(9000);
    expect(world.heard(world.call)).toContain('The wait is longer than usual. We apologise for this.');
    await world.pass(5000);
    world.press('3');
    await world.pass(1000);
    expect(world.sounding(world.call)).toEqual(['tone']);
    expect(world.lastWait().held).toBe(true);
    await world.pass(4000);
    expect(world.telephony.inspect(world.call)?.bridgeId).toBeTruthy();
    expect(world.sounding(world.call)).toEqual([]);
    await world.pass(12_000);
    expect(world.path(world.child)).toContain('partner>ended');
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.lastWait().end).toBe('overflow');
  });

  it('gives a caller whom the partner does not take a better place, and the music back', async () => {
    const world = await callAtPeak({ outbound: { ringMs: 500, then: 'busy' } });
    world.said.predictedSeconds = 200;
    await world.pass(25_000);
    world.press('3');
    await world.pass(15_000);
    expect(world.path(world.child)).toContain('partner>busy');
    expect(world.lastWait()).toMatchObject({ end: null, held: false, wait: { priority: 20 } });
    expect(world.sounding(world.call)).toHaveLength(1);
    expect(await world.room().readyToTalk(world.lastWait().wait.id)).toBe(true);
  });

  it('promises a call back', async () => {
    const world = await callAtPeak();
    await world.pass(12_000);
    world.press('1');
    await world.pass(10_000);
    world.press('1');
    await world.pass(10_000);
    expect(world.asked).toEqual([
      {
        effect: 'callback',
        params: { queue: '501', number: '+33140000001', at: '', note: 'Asked for while waiting' },
      },
    ]);
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.lastWait().end).toBe('callback');
  });

  it('keeps the promise of a caller who hangs up as soon as it is given', async () => {
    const world = await callAtPeak();
    await world.pass(12_000);
    world.press('1');
    await world.pass(10_000);
    world.press('1');
    await world.pass(300);
    world.telephony.hangUpFromOutside(world.call);
    await world.pass(500);
    expect(world.asked).toHaveLength(1);
    expect(world.lastWait().end).toBe('callback');
  });

  it('takes a message when the last agent has left', async () => {
    const world = await callAtPeak();
    await world.pass(12_000);
    world.said.staffed.clear();
    await world.pass(10_000);
    expect(world.heard(world.call)).toContain('All our advisers have left. You can leave them a message.');
    expect(world.sounding(world.call)).toEqual(['recording']);
    world.telephony.speak(world.call, 8000);
    await world.pass(9000);
    world.press('#');
    await world.pass(10_000);
    expect(world.asked).toEqual([{ effect: 'voicemail', params: { box: '501', seconds: expect.closeTo(9, -1) } }]);
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.lastWait().end).toBe('overflow');
  });

  it('keeps the message of a caller who hangs up after it', async () => {
    const world = await callAtPeak();
    await world.pass(12_000);
    world.press('2');
    await world.pass(5000);
    world.telephony.speak(world.call, 8000);
    await world.pass(4000);
    world.telephony.hangUpFromOutside(world.call);
    await world.pass(1000);
    expect(world.asked.map(({ effect }) => effect)).toEqual(['voicemail']);
    expect(world.lastWait().end).toBe('overflow');
    expect([...world.contacts.contacts.values()].every(({ ended }) => ended)).toBe(true);
  });

  it('moves callers of a crowded queue to the second team, where they wait on', async () => {
    const world = await callAtPeak();
    await world.pass(12_000);
    Object.assign(world.said, { callers: 16, predictedSeconds: 400 });
    await world.pass(2000);
    expect(world.lastWait()).toMatchObject({ end: null, held: false, wait: { queue: '502', priority: 10 } });
    expect(world.sounding(world.call)).toHaveLength(1);
    world.press('1');
    await world.pass(500);
    expect(world.asked).toEqual([]);
    const { id } = world.lastWait().wait;
    expect(await world.room().readyToTalk(id)).toBe(true);
    world.room().answered(id, { agent: '2001' });
    await world.pass(200);
    expect(world.contacts.lines(world.child).at(-1)?.event).toMatchObject({ type: 'keep-waiting.answered' });
  });
});
