import { describe, expect, it } from 'vitest';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import { createWorld, settle } from './contact-world.ts';

const answersBriefly: OutboundBehaviour = { ringMs: 1000, then: 'answer', hangUpAfterMs: 2000 };

describe('after a crash', () => {
  it('goes on where it was, with keys of the gap before its timeout, and plays nothing again that had ended', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(4000);
    expect(world.heard(call)).toEqual(['Hello', 'Choose']);
    first.kill();
    await world.pass(8000);
    world.telephony.press(call, '9');
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(200);
    const keys = world.contacts.lines(call).filter(({ event }) => event.type === 'key');
    expect(keys).toHaveLength(1);
    expect(world.path(call)).toEqual(['start>next', 'hello>next']);
    expect(world.heard(call)).toEqual(['Hello', 'Choose', 'Choose']);
  });

  it.each([
    ['goes on ringing while the far end does', { ringMs: 8000, then: 'answer' }, 1000, true, 'ended'],
    ['stops the ringing of a far end that answered meanwhile', { ringMs: 3000, then: 'answer' }, 4000, false, 'ended'],
    ['knows of a far end that answered and left meanwhile', answersBriefly, 6000, false, 'ended'],
    ['knows of a far end that was busy meanwhile', { ringMs: 3000, then: 'busy' }, 4000, false, 'busy'],
  ] satisfies [
    string,
    OutboundBehaviour,
    number,
    boolean,
    string,
  ][])('%s', async (_, outbound, awayMs, ringing, exit) => {
    const world = createWorld({ outbound });
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(1500);
    const id = `${world.contacts.lines(call).at(-1)?.effects.at(-1)?.id}:ringing`;
    first.kill();
    await world.pass(awayMs);
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(200);
    expect(await world.playing(id)).toBe(ringing);
    expect(
      world.heard(call)?.filter((item) => item === 'tone'),
      'the same ringing',
    ).toHaveLength(1);
    await world.pass(10_000);
    expect(await world.playing(id)).toBe(false);
    for (const leg of world.telephony.liveCallIds().filter((one) => one !== call))
      world.telephony.hangUpFromOutside(leg);
    await world.pass(5000);
    expect(world.path(call)).toContain(`transfer>${exit}`);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });

  it('keeps the timeout of a silent caller', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(4000);
    first.kill();
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(60_000);
    expect(world.path(call)).toEqual(['start>next', 'hello>next', 'menu>no-input', 'bye>next']);
  });

  it('takes calls that arrived meanwhile, and ends contacts whose caller has left', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const left = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    first.kill();
    world.telephony.hangUpFromOutside(left);
    const arrived = world.telephony.placeCall({ from: '0141', to: '0180' });
    const { host } = await world.startHost();
    world.telephony.reconnect();
    await world.pass(1000);
    expect(world.contacts.contacts.get(left)?.ended).toBe(true);
    expect(world.path(arrived)).toContain('start>next');
    expect(host.liveCount).toBe(1);
  });

  it('asks a web service again whose answer was lost', async () => {
    const world = createWorld({ http: { outcome: 'success', data: { status: 200, body: null, headers: {} } } });
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '3');
    first.kill();
    await settle();
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(1000);
    expect(world.path(call)).toContain('web>success');
    expect(world.requestCount()).toBeGreaterThan(0);
  });

  it('leaves contacts alone that another node has taken over', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(500);
    await world.contacts.storeFor('another').renewLease();
    const stored = world.contacts.contacts.get(call);
    if (stored) stored.owner = 'another';
    world.telephony.press(call, '9');
    await world.pass(500);
    expect(first.host.liveCount).toBe(0);
    expect(world.telephony.liveCallIds()).toEqual([call]);
  });
});

describe('while the database is out of reach', () => {
  it('keeps trying to find out to whom a call belongs', async () => {
    const world = createWorld();
    const { host, tell } = await world.startHost({ misses: 'call.arrived' });
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    world.database.away = true;
    tell({ type: 'calls.abandoned', callIds: [call] });
    await world.pass(3000);
    world.database.away = false;
    await world.pass(6000);
    expect(host.liveCount).toBe(1);
    expect(world.path(call)).toContain('start>next');
  });

  it('goes on with contacts that it has claimed, though the answer was lost', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(3000);
    const { host } = await world.startHost();
    first.vanish();
    world.database.away = true;
    await world.pass(3000);
    expect(world.contacts.contacts.get(call)?.owner).toBe('node-2');
    expect(host.liveCount).toBe(0);
    world.database.away = false;
    await world.pass(1500);
    expect(host.liveCount).toBe(1);
    world.telephony.press(call, '2');
    await world.pass(500);
    expect(world.path(call)).toContain('menu>key-2');
  });

  it('hangs no caller up because their flow cannot be read', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(3000);
    const { host } = await world.startHost();
    world.database.flowsAway = true;
    first.vanish();
    await world.pass(5000);
    expect(host.liveCount).toBe(0);
    world.database.flowsAway = false;
    await world.pass(5000);
    expect(host.liveCount).toBe(1);
    expect(world.telephony.liveCallIds()).toEqual([call]);
  });
});

describe('beside other nodes', () => {
  it('hangs nothing up that another node has taken over', async () => {
    const world = createWorld();
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(3000);
    const stored = world.contacts.contacts.get(call);
    await world.contacts.storeFor('another').renewLease();
    if (stored) stored.owner = 'another';
    // A former life comes back and finds calls that are up and none of its own.
    await world.startHost();
    await world.pass(2000);
    expect(world.telephony.liveCallIds()).toHaveLength(2);
    expect(stored?.owner).toBe('another');
  });

  it('goes on with the contacts of a node whose lease has ended, and with keys pressed from then on', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(3000);
    const { host } = await world.startHost();
    first.vanish();
    await world.pass(1500);
    expect(host.liveCount).toBe(1);
    world.telephony.press(call, '2');
    await world.pass(500);
    expect(world.path(call)).toContain('menu>key-2');
    expect(world.contacts.lines(call).map(({ seq }) => seq)).toEqual(world.contacts.lines(call).map((_, seq) => seq));
  });

  it('knows by its bridge that a far end has left unheard, and does not dial it again', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(1000);
    world.telephony.press(call, '1');
    await world.pass(3000);
    const [leg] = world.telephony.liveCallIds().filter((one) => one !== call);
    first.vanish();
    world.telephony.hangUpFromOutside(leg ?? '');
    await world.startHost();
    await world.pass(200);
    expect(world.path(call)).toContain('transfer>ended');
    expect(world.telephony.liveCallIds()).toEqual([call]);
    expect(world.heard(call)?.at(-1)).toBe('Goodbye');
  });

  it('begins a call that a node had left waiting, once', async () => {
    const world = createWorld();
    const { host, tell } = await world.startHost({ misses: 'call.arrived' });
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(500);
    expect(host.liveCount).toBe(0);
    for (let told = 0; told < 2; told += 1) {
      tell({ type: 'calls.abandoned', callIds: [call] });
      await world.pass(500);
    }
    expect(host.liveCount).toBe(1);
    expect(world.contacts.lines(call).filter(({ event }) => event.type === 'contact.started')).toHaveLength(1);
  });

  it('lets go of an abandoned call whose contact has ended', async () => {
    const world = createWorld();
    const first = await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(500);
    first.vanish();
    const stored = world.contacts.contacts.get(call);
    if (stored) stored.ended = true;
    const { tell } = await world.startHost({ misses: 'connected' });
    tell({ type: 'calls.abandoned', callIds: [call] });
    await world.pass(100);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });
});
