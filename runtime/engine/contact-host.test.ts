import { describe, expect, it } from 'vitest';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import { answeringFlow, createWorld } from './contact-world.ts';

describe('the contact host', () => {
  it('answers a call for a DID and runs its flow to the end', async () => {
    const world = createWorld();
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(4000);
    expect(world.telephony.inspect(call)?.answered).toBe(true);
    world.telephony.press(call, '9');
    await world.pass(30_000);
    expect(world.path(call)).toEqual(['start>next', 'hello>next', 'menu>no-input', 'bye>next']);
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.contacts.contacts.get(call)?.ended).toBe(true);
  });

  it('hangs a call up whose number leads nowhere', async () => {
    const world = createWorld();
    await world.startHost();
    world.telephony.placeCall({ from: '0140', to: '0999' });
    await world.pass(500);
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.contacts.contacts.size).toBe(0);
  });

  it('lets a call ring while nobody knows where its number leads, for a minute at most', async () => {
    const world = createWorld();
    await world.startHost();
    world.database.away = true;
    const served = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(15_000);
    expect(world.telephony.inspect(served)).toMatchObject({ answered: false });
    world.database.away = false;
    await world.pass(5000);
    expect(world.path(served)).toContain('start>next');
    world.telephony.hangUpFromOutside(served);
    world.database.away = true;
    const unserved = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(70_000);
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.contacts.contacts.has(unserved)).toBe(false);
  });

  it.each([
    [{ ringMs: 1000, then: 'answer', hangUpAfterMs: 5000 }, 'ended'],
    [{ ringMs: 1000, then: 'busy' }, 'busy'],
    [{ then: 'ring' }, 'no-answer'],
    [{ ringMs: 100, then: 'congestion' }, 'failed'],
  ] satisfies [OutboundBehaviour, string][])('transfers: %j takes exit %s', async (outbound, exit) => {
    const world = createWorld({ outbound });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(27_000);
    expect(world.path(call)).toContain(`transfer>${exit}`);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });

  it.each([[{ ringMs: 3000, then: 'answer' }], [{ ringMs: 3000, then: 'busy' }]] satisfies [
    OutboundBehaviour,
  ][])('lets the caller hear ringing while the far end does: %j', async (outbound) => {
    const world = createWorld({ outbound });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(2500);
    expect(world.heard(call)?.at(-1)).toBe('tone');
    const ringing = `${world.contacts.lines(call).at(-1)?.effects.at(-1)?.id}:ringing`;
    expect(await world.playing(ringing)).toBe(true);
    expect(world.telephony.inspect(call)?.bridgeId).toBe(null);
    await world.pass(1000);
    expect(await world.playing(ringing)).toBe(false);
    if (outbound.then === 'answer') expect(world.telephony.inspect(call)?.bridgeId).toBeTruthy();
    else expect(world.heard(call)?.at(-1)).toBe('Goodbye');
    expect(world.contacts.lines(call).filter(({ event }) => 'effect' in event && event.effect === ringing)).toEqual([]);
  });

  it('lets the far end of a transfer go when the caller hangs up', async () => {
    const world = createWorld();
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(3000);
    expect(world.telephony.liveCallIds()).toHaveLength(2);
    world.telephony.hangUpFromOutside(call);
    await world.pass(1000);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });

  it('maps the answer of a web service to variables', async () => {
    const world = createWorld({ http: { outcome: 'success', data: { status: 204, body: null, headers: {} } } });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '3');
    await world.pass(1000);
    expect(world.path(call)).toContain('web>success');
  });

  it('apologises before it hangs up when a flow cannot go on', async () => {
    const world = createWorld();
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '4');
    await world.pass(300);
    expect(world.heard(call)).toContain('Sorry');
    await world.pass(20_000);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });
});

describe('a flow that answers by itself', () => {
  it('rings until it says so: what it plays before is early media', async () => {
    const world = createWorld({ ir: answeringFlow() });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1500);
    expect(world.heard(call)).toEqual(['We are busy']);
    expect(world.telephony.inspect(call)?.answered).toBe(false);
    await world.pass(10_000);
    expect(world.path(call)).toContain('answer>next');
    expect(world.telephony.inspect(call)?.answered).toBe(true);
    expect(world.heard(call)?.at(-1)).toBe('Goodbye, and thank you for your call');
  });

  it('is answered with the far end of a transfer, and not while that rings', async () => {
    const world = createWorld({ ir: answeringFlow(), outbound: { ringMs: 3000, then: 'answer' } });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(500);
    world.telephony.press(call, '1');
    await world.pass(2000);
    expect(world.telephony.inspect(call)?.answered).toBe(false);
    await world.pass(1500);
    expect(world.telephony.inspect(call)).toMatchObject({ answered: true, bridgeId: expect.any(String) });
  });

  it('is hung up unanswered where the flow ends before', async () => {
    const world = createWorld({ ir: answeringFlow(), outbound: { ringMs: 100, then: 'busy' } });
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(500);
    world.telephony.press(call, '1');
    await world.pass(1000);
    expect(world.path(call)).toContain('transfer>busy');
    expect(world.telephony.liveCallIds()).toEqual([]);
  });
});

describe('stopping', () => {
  it('takes no new calls and lets live ones finish within the limit', async () => {
    const world = createWorld();
    const { host } = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    let stopped = false;
    void host.stop({ graceMs: 60_000 }).then(() => {
      stopped = true;
    });
    const late = world.telephony.placeCall({ from: '0142', to: '0180' });
    await world.pass(5000);
    expect(stopped).toBe(false);
    expect(world.contacts.contacts.has(late)).toBe(false);
    world.telephony.hangUpFromOutside(call);
    await world.pass(1000);
    expect(stopped).toBe(true);
  });

  it('says that it is alive until then, so that nobody takes over calls that are going on', async () => {
    const world = createWorld();
    const { host } = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    void host.stop({ graceMs: 60_000 });
    const before = world.renewalCount();
    await world.pass(5000);
    expect(world.renewalCount() - before).toBe(5);
    world.telephony.hangUpFromOutside(call);
    await world.pass(1000);
    const after = world.renewalCount();
    await world.pass(5000);
    expect(world.renewalCount()).toBe(after);
  });
});
