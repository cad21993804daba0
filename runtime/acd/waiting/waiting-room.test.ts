import { describe, expect, it } from 'vitest';
import { createWaitingWorld, text } from './waiting-world.ts';

describe('what a waiting caller hears', () => {
  it('is the greeting once, then turn by turn the announcements and the waiting sound', async () => {
    const world = createWaitingWorld();
    await world.startHost();
    const call = await world.call();
    await world.pass(60_000);
    const turn = ['You are number', 'number', 'Minutes', 'number', 'Press 1', 'audio'];
    expect(world.heard(call)?.slice(0, 13)).toEqual(['Welcome', ...turn, ...turn]);
  });

  it('says the wait in minutes, rounded up, and leaves out what is not known', async () => {
    const world = createWaitingWorld({ queue: { greeting: [], saysPosition: false, invitation: [] } });
    await world.startHost();
    const call = await world.call();
    await world.pass(1000);
    expect(world.telephony.inspect(call)?.heard[1]).toEqual({ type: 'number', value: 2, language: 'en' });
    world.said.predictedSeconds = null;
    await world.pass(25_000);
    expect(world.heard(call)).toEqual(['Minutes', 'number', 'audio']);
  });

  it('is ringing where nothing is given, and where nothing can be heard', async () => {
    const silent = { greeting: [], saysPosition: false, saysPredictedWait: false, invitation: [], waiting: [] };
    const world = createWaitingWorld({ queue: silent });
    await world.startHost();
    const call = await world.call();
    await world.pass(30_000);
    expect(world.heard(call)).toEqual(['tone']);
    expect(world.sounding(call)).toEqual(['tone']);
  });

  it('does not cut an announcement by the next one', async () => {
    const long = Array.from({ length: 12 }, (_, index) => `This is sentence number ${index} of a long text.`).join(' ');
    const world = createWaitingWorld({
      queue: {
        greeting: [],
        saysPosition: false,
        saysPredictedWait: false,
        invitation: text(long),
        intervalSeconds: 5,
      },
    });
    await world.startHost();
    const call = await world.call();
    for (let second = 0; second < 60; second += 1) {
      expect(world.sounding(call)).toEqual([long]);
      await world.pass(1000);
    }
  });
});

describe('entering a queue', () => {
  it('tells distribution who waits, for what and since when', async () => {
    const world = createWaitingWorld({ queue: { priority: 7, skills: [{ skill: 'italian', level: 3 }] } });
    await world.startHost();
    const call = await world.call();
    expect(world.lastWait().wait).toMatchObject({
      id: expect.stringContaining(call),
      queue: '501',
      medium: 'call',
      priority: 7,
      skills: [{ skill: 'italian', level: 3 }],
      onlyFor: null,
      contactId: call,
      customer: '+33140000001',
      called: '0180',
      whisper: [{ type: 'speech', text: 'A caller', language: 'en' }],
      about: null,
    });
  });

  it('ends at once where nobody is there', async () => {
    const world = createWaitingWorld();
    world.said.staffed.clear();
    await world.startHost();
    const call = await world.call();
    expect(world.path(call)).toContain('queue>no-agents');
    expect(world.waits.size).toBe(0);
  });

  it('ends in an error where there is no such queue', async () => {
    const world = createWaitingWorld({ queue: { queue: '777' } });
    await world.startHost();
    const call = await world.call();
    await world.pass(5000);
    expect(world.path(call)).toContain('queue>error');
    expect(world.waits.size).toBe(0);
  });

  it('becomes possible when the queue, added a moment ago, becomes known; the caller hears ringing until then', async () => {
    const world = createWaitingWorld({ queue: { queue: '777', waitsWithoutAgents: true } });
    await world.startHost();
    const call = await world.call();
    expect(world.sounding(call)).toEqual(['tone']);
    world.said.queues.push('777');
    await world.pass(600);
    expect(world.sounding(call)).toEqual(['Welcome']);
    expect(world.lastWait().wait.queue).toBe('777');
  });

  it('waits for agents who will come where it says so', async () => {
    const world = createWaitingWorld({ queue: { waitsWithoutAgents: true } });
    world.said.staffed.clear();
    await world.startHost();
    const call = await world.call();
    await world.pass(5000);
    expect(world.path(call)).toEqual(['start>next', 'english>next']);
    expect(world.lastWait().end).toBe(null);
  });

  it('lets the caller hear ringing while distribution is out of reach, and goes on when it is back', async () => {
    const world = createWaitingWorld();
    world.said.failing = true;
    await world.startHost();
    const call = await world.call();
    await world.pass(30_000);
    expect(world.sounding(call)).toEqual(['tone']);
    world.said.failing = false;
    await world.pass(4500);
    expect(world.heard(call)).toContain('Welcome');
    expect(world.lastWait()).toMatchObject({ end: null, held: false });
  });

  it('takes the error exit when distribution is out of reach for minutes', async () => {
    const world = createWaitingWorld();
    world.said.failing = true;
    await world.startHost();
    const call = await world.call();
    await world.pass(130_000);
    expect(world.path(call)).toContain('queue>error');
  });

  it('tries no longer for a caller who has hung up', async () => {
    const world = createWaitingWorld();
    world.said.failing = true;
    await world.startHost();
    world.telephony.hangUpFromOutside(await world.call());
    await world.pass(1000);
    world.said.failing = false;
    await world.pass(10_000);
    expect(world.waits.size).toBe(0);
  });
});

describe('an agent', () => {
  it('for whom it takes long to be put through does not leave the caller in silence', async () => {
    const world = createWaitingWorld();
    await world.startHost();
    const call = await world.call();
    await world.pass(12_000);
    const { id } = world.lastWait().wait;
    expect(await world.room().readyToTalk(id)).toBe(true);
    await world.pass(2000);
    expect(world.sounding(call)).toEqual([]);
    await world.pass(1500);
    expect(world.sounding(call)).toEqual(['audio']);
    world.room().answered(id, { agent: 'one' });
    await world.pass(500);
    expect(world.sounding(call)).toEqual([]);
  });

  it('is put through when the sounds have stopped; the flow goes on when they have talked', async () => {
    const world = createWaitingWorld();
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    const { id } = world.lastWait().wait;
    expect(await world.room().readyToTalk(id)).toBe(true);
    expect(world.sounding(call)).toEqual([]);
    world.room().answered(id, { agent: '1042' });
    await world.pass(60_000);
    expect(world.sounding(call)).toEqual([]);
    world.room().ended(id, { agent: '1042', talkSeconds: 60, waitedSeconds: 8 });
    await world.pass(500);
    expect(world.path(call)).toContain('queue>agent-ended');
    expect(world.heard(call)?.at(-1)).toBe('Left: agent-ended 1042');
  });

  it('who does not come leaves the caller in the queue, with its sounds', async () => {
    const world = createWaitingWorld();
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    const { id } = world.lastWait().wait;
    expect(await world.room().readyToTalk(id)).toBe(true);
    world.room().returned(id);
    await world.pass(100);
    expect(world.sounding(call)).toEqual(['audio']);
    expect(await world.room().readyToTalk(id)).toBe(true);
    // Nobody says anything: the caller does not sit in silence for ever.
    expect(world.sounding(call)).toEqual([]);
    await world.pass(16_000);
    expect(world.sounding(call)).toHaveLength(1);
  });

  it('finds nobody who has hung up', async () => {
    const world = createWaitingWorld();
    await world.startHost();
    const call = await world.call();
    const { id } = world.lastWait().wait;
    world.telephony.hangUpFromOutside(call);
    await world.pass(100);
    expect(await world.room().readyToTalk(id)).toBe(false);
    expect(world.lastWait().end).toBe('abandoned');
  });

  it('talks in a call that was not answered before', async () => {
    const world = createWaitingWorld({ answersItself: true });
    await world.startHost();
    const call = await world.call();
    expect(world.telephony.inspect(call)?.answered).toBe(false);
    expect(await world.room().readyToTalk(world.lastWait().wait.id)).toBe(true);
    expect(world.telephony.inspect(call)?.answered).toBe(true);
  });

  it('passes the caller on to another queue, which begins anew', async () => {
    const world = createWaitingWorld();
    await world.startHost();
    const call = await world.call();
    const { id, since } = world.lastWait().wait;
    expect(await world.room().readyToTalk(id)).toBe(true);
    world.room().answered(id, { agent: '1042' });
    world.room().requeue(id, { queue: '502', since, onlyFor: null });
    await world.pass(10_000);
    expect(world.lastWait().wait).toMatchObject({ id: `${id}~2`, queue: '502', since });
    expect(world.heard(call)?.filter((words) => words === 'Welcome')).toHaveLength(2);
    expect(await world.room().readyToTalk(`${id}~2`)).toBe(true);
    world.room().answered(`${id}~2`, { agent: '1043' });
    world.room().ended(`${id}~2`, { agent: '1043', talkSeconds: 5, waitedSeconds: 5 });
    await world.pass(500);
    expect(world.heard(call)?.at(-1)).toBe('Left: agent-ended 1043');
  });
});
