import { describe, expect, it } from 'vitest';
import { createWorld } from './contact-world.ts';

/** A caller whose first prompt ends while nothing can be written down. */
async function startOutage() {
  const world = createWorld();
  const { kill } = await world.startHost();
  const call = world.telephony.placeCall({ from: '0140', to: '0180' });
  await world.pass(300);
  world.database.writesAway = true;
  const tones = async () => {
    const ids = [1, 2, 3, 4].map((seq) => `${call}:comfort-${seq}`);
    const up = await Promise.all(ids.map((id) => world.playing(id)));
    return ids.filter((_, index) => up[index]);
  };
  return { world, call, tones, kill };
}

describe('while the database cannot be written to', () => {
  it('a caller whose prompt has ended hears ringing, and then what follows', async () => {
    const { world, call, tones } = await startOutage();
    await world.pass(6000);
    expect(await tones()).toHaveLength(1);
    expect(world.heard(call)).toEqual(['Hello', 'tone']);
    world.database.writesAway = false;
    await world.pass(3000);
    expect(await tones()).toEqual([]);
    expect(world.heard(call)).toEqual(['Hello', 'tone', 'Choose']);
    await world.pass(30_000);
    expect(world.path(call)).toEqual(['start>next', 'hello>next', 'menu>no-input', 'bye>next']);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });

  it('nothing of it is heard when the database answers in time', async () => {
    const { world, call } = await startOutage();
    await world.pass(1000);
    world.database.writesAway = false;
    await world.pass(3000);
    expect(world.heard(call)).toEqual(['Hello', 'Choose']);
  });

  it('each time that it is away', async () => {
    const { world, call } = await startOutage();
    await world.pass(6000);
    world.database.writesAway = false;
    await world.pass(5000);
    world.telephony.press(call, '9');
    world.database.writesAway = true;
    await world.pass(10_000);
    world.database.writesAway = false;
    await world.pass(10_000);
    expect(world.heard(call)?.slice(0, 5)).toEqual(['Hello', 'tone', 'Choose', 'tone', 'Choose']);
  });

  it('who hangs up meanwhile is gone', async () => {
    const { world, call, tones } = await startOutage();
    await world.pass(4000);
    world.telephony.hangUpFromOutside(call);
    world.database.writesAway = false;
    await world.pass(10_000);
    expect(await tones()).toEqual([]);
    expect(world.contacts.contacts.get(call)?.ended).toBe(true);
  });

  it('the next server ends what the former one has begun', async () => {
    const { world, call, tones, kill } = await startOutage();
    world.database.writesAway = false;
    await world.pass(4000);
    world.database.writesAway = true;
    world.telephony.press(call, '9');
    await world.pass(4000);
    expect(await tones()).toHaveLength(1);
    kill();
    world.database.writesAway = false;
    await world.startHost();
    world.telephony.reconnect();
    await world.pass(1000);
    expect(await tones()).toEqual([]);
    await world.pass(40_000);
    expect(world.path(call)).toEqual(['start>next', 'hello>next', 'menu>no-input', 'bye>next']);
  });
});

describe('a clock that is set back by an hour', () => {
  it('keeps nobody waiting whose timer runs', async () => {
    const world = createWorld();
    await world.startHost();
    const call = world.telephony.placeCall({ from: '0140', to: '0180' });
    await world.pass(3000);
    world.setBack.ms = 3_600_000;
    await world.pass(31_000);
    expect(world.path(call)).toEqual(['start>next', 'hello>next', 'menu>no-input', 'bye>next']);
    expect(world.telephony.liveCallIds()).toEqual([]);
  });
});
