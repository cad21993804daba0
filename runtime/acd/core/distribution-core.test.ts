import { describe, expect, it } from 'vitest';
import type { DistributedAgent, DistributionEvent, QueueStrategy, WaitingContact } from '../distribution.ts';
import { createDistribution } from './distribution-core.ts';

const queue = (strategy: QueueStrategy, id = '500'): DistributionEvent => ({ type: 'queue', queue: { id, strategy } });
const wait = (id: string, more: Partial<WaitingContact> = {}): DistributionEvent => ({
  type: 'wait',
  wait: {
    id,
    queue: '500',
    medium: 'call',
    priority: 0,
    since: 0,
    skills: [],
    decrement: false,
    held: false,
    refusedBy: [],
    onlyFor: null,
    ...more,
  },
});
const agent = (id: string, more: Partial<DistributedAgent> = {}): DistributionEvent => ({
  type: 'agent',
  agent: { id, ready: true, idleSince: 0, queues: ['500'], media: ['call'], skills: {}, contacts: 0, ...more },
});
/** Who serves whom when one is told after the other. */
const told = (...events: DistributionEvent[]) => {
  const distribution = createDistribution();
  return events.flatMap((event) => distribution.apply(event)).map((given) => `${given.wait} ${given.agent}`);
};

describe('contacts', () => {
  it('are served by priority, then by how long they wait, then by id', () => {
    const waiting = [
      wait('late', { since: 3 }),
      wait('b', { since: 1 }),
      wait('a', { since: 1 }),
      wait('urgent', { since: 9, priority: 2 }),
    ];
    expect(told(...waiting, ...[1, 2, 3, 4].map((id) => agent(`${id}`)))).toEqual(['urgent 1', 'a 2', 'b 3', 'late 4']);
  });

  it('are taken from whichever of an agent’s queues has the next of them', () => {
    const two = { queues: ['500', '501'] };
    const waiting = [
      wait('a', { since: 2 }),
      wait('b', { since: 1, queue: '501' }),
      wait('c', { since: 0, queue: '502' }),
    ];
    expect(told(...waiting, agent('1', two), agent('2', two), agent('3', two))).toEqual(['b 1', 'a 2']);
  });

  it('keep their place while they are held', () => {
    const distribution = createDistribution();
    distribution.applyAll([wait('a', { since: 1, held: true }), wait('b', { since: 2 }), wait('c', { since: 3 })]);
    expect(['a', 'b', 'c'].map(distribution.positionOf)).toEqual([1, 2, 3]);
    expect(distribution.apply(agent('1'))).toEqual([{ wait: 'b', agent: '1' }]);
    expect(distribution.apply(wait('a', { since: 1 }))).toEqual([]);
    expect(distribution.apply(agent('1'))).toEqual([{ wait: 'a', agent: '1' }]);
    expect(distribution.waiting('500').map(({ id }) => id)).toEqual(['c']);
  });

  it('do not come back to who has refused them while another could serve them, even a busy one', () => {
    const refused = wait('a', { refusedBy: ['1'] });
    expect(told(agent('1'), agent('2', { ready: false }), refused)).toEqual([]);
    expect(told(agent('1'), agent('2', { ready: false }), refused, agent('2'))).toEqual(['a 2']);
    expect(told(agent('1'), agent('2', { ready: false }), refused, { type: 'agent.gone', id: '2' })).toEqual(['a 1']);
    expect(told(agent('1'), agent('2', { ready: false, away: true }), refused)).toEqual(['a 1']);
    expect(told(agent('1'), agent('2', { ready: false, media: ['voicemail'] }), refused)).toEqual(['a 1']);
  });

  it('which only one agent may have wait for that agent, whatever the queue and the skills', () => {
    const personal = { onlyFor: '2', skills: [{ skill: 'german', level: 9 }], since: 5 };
    expect(told(wait('a', personal), agent('1'), agent('2', { queues: [] }))).toEqual(['a 2']);
    expect(told(wait('a', personal), agent('2', { media: ['voicemail'] }))).toEqual([]);
    const distribution = createDistribution();
    distribution.applyAll([wait('mine', { onlyFor: '2' }), wait('other', { since: 1 }), wait('a', personal)]);
    expect(['mine', 'other', 'a'].map(distribution.positionOf)).toEqual([1, 1, 2]);
  });

  it('come before the queues of an agent to whom they were passed on, and personal callbacks do not', () => {
    const first = wait('first', { priority: 9 });
    expect(told(first, wait('passed on', { onlyFor: '1', since: 5 }), agent('1'))).toEqual(['passed on 1']);
    const callback = wait('callback', { onlyFor: '1', since: 5, medium: 'callback' });
    expect(told(first, callback, agent('1', { media: ['call', 'callback'] }))).toEqual(['first 1']);
  });

  it('go to agents who take their medium', () => {
    expect(told(agent('1'), wait('message', { medium: 'voicemail' }), wait('caller', { since: 1 }))).toEqual([
      'caller 1',
    ]);
  });

  it('are not served when they have gone', () => {
    expect(told(wait('a'), { type: 'wait.gone', id: 'a' }, { type: 'wait.gone', id: 'a' }, agent('1'))).toEqual([]);
  });
});

describe('agents', () => {
  const german = (level: number) => ({ skills: [{ skill: 'german', level }] });
  const speaks = (level: number, more: Partial<DistributedAgent> = {}) => ({ skills: { german: level }, ...more });

  it('are taken in the order of how long they are idle', () => {
    expect(told(agent('1', { idleSince: 2 }), agent('2', { idleSince: 1 }), wait('a'), wait('b'))).toEqual([
      'a 2',
      'b 1',
    ]);
  });

  it('are taken in the order of their skill where the queue says so', () => {
    const staff = [agent('1', speaks(5)), agent('2', speaks(9, { idleSince: 7 })), agent('3', speaks(7))];
    expect(told(queue('most-skilled'), ...staff, wait('a', german(4)), wait('b', german(4)))).toEqual(['a 2', 'b 3']);
    expect(told(queue('most-skilled'), ...staff, wait('a'))).toEqual(['a 1']);
  });

  it('are taken in the order of how few contacts they had where the queue says so', () => {
    const staff = [agent('1', { contacts: 3 }), agent('2', { contacts: 1, idleSince: 9 }), agent('3', { contacts: 2 })];
    expect(told(queue('least-calls'), ...staff, wait('a'), wait('b'))).toEqual(['a 2', 'b 3']);
  });

  it('take turns where the queue says so', () => {
    const all = ['1', '2', '3'].map((id) => agent(id));
    const served = told(
      queue('round-robin'),
      ...all,
      wait('a'),
      agent('1'),
      wait('b'),
      wait('c'),
      agent('3'),
      wait('d'),
      agent('3'),
      agent('2'),
      wait('e'),
    );
    expect(served).toEqual(['a 1', 'b 2', 'c 3', 'd 1', 'e 2']);
  });

  it('go on taking turns where another distribution has left off', () => {
    const given = (id: string) => ({ type: 'given', queue: '500', agent: id }) as const;
    const all = ['1', '2', '3'].map((id) => agent(id));
    expect(told(given('1'), given('2'), queue('round-robin'), ...all, wait('a'), wait('b'))).toEqual(['a 3', 'b 1']);
    // Those who are in line already as well.
    expect(told(queue('round-robin'), ...all, given('1'), given('3'), wait('a'), wait('b'))).toEqual(['a 2', 'b 1']);
  });

  it('below the required level serve only when that is allowed, who lacks least first', () => {
    const staff = [agent('1', speaks(2)), agent('2', speaks(4, { idleSince: 5 })), agent('3')];
    expect(told(...staff, wait('a', german(6)))).toEqual([]);
    const lowered = { ...german(6), decrement: true };
    expect(told(...staff, wait('a', lowered), wait('b', lowered), wait('c', lowered))).toEqual(['a 2', 'b 1']);
  });

  it('who reach the level come before those who do not, whatever the strategy', () => {
    const staff = [agent('1', speaks(5)), agent('2', speaks(6, { idleSince: 5, contacts: 8 }))];
    for (const strategy of ['longest-idle', 'most-skilled', 'least-calls', 'round-robin'] as const) {
      expect(told(queue(strategy), ...staff, wait('a', { ...german(6), decrement: true }))).toEqual(['a 2']);
    }
  });

  it('serve those who wait in a queue that nobody has told of, who is idle for longest first', () => {
    const staff = [agent('1', { idleSince: 2, contacts: 0 }), agent('2', { idleSince: 1, contacts: 9 })];
    expect(told(...staff, wait('a'))).toEqual(['a 2']);
  });

  it('are counted for a contact, those who are away apart', () => {
    const distribution = createDistribution();
    distribution.applyAll([
      agent('1', speaks(3)),
      agent('2', speaks(6, { ready: false })),
      agent('3', speaks(9, { ready: false, away: true })),
      agent('4', { media: ['voicemail'] }),
    ]);
    const demand = { queue: '500', medium: 'call', skills: [{ skill: 'german', level: 5 }], decrement: false } as const;
    expect(distribution.agentsFor(demand)).toEqual({ staffed: 1, ready: 0 });
    expect(distribution.agentsFor({ ...demand, decrement: true })).toEqual({ staffed: 2, ready: 1 });
    expect(distribution.agentsFor({ ...demand, onlyFor: '1' })).toEqual({ staffed: 1, ready: 1 });
    expect(distribution.agentsFor({ ...demand, queue: '501' })).toEqual({ staffed: 0, ready: 0 });
  });

  it('whom queues share make contacts of one wait for those of the other', () => {
    const distribution = createDistribution();
    const busy = (id: string, ...queues: string[]) => agent(id, { ready: false, queues });
    distribution.applyAll([busy('1', '500'), busy('2', '500', '501'), busy('3', '501'), busy('4', '501')]);
    distribution.applyAll([wait('a'), wait('b', { since: 1, held: true }), wait('c', { since: 2, queue: '501' })]);
    const coming = { id: 'z', priority: 0, since: 9, medium: 'call', skills: [], decrement: false } as const;
    expect(distribution.aheadOf({ ...coming, queue: '500' })).toBeCloseTo(2 + 1 / 3);
    expect(distribution.aheadOf({ ...coming, queue: '501' })).toBeCloseTo(1 + 2 / 2);
    expect(distribution.aheadOf({ ...coming, queue: '501', priority: 1 })).toBe(0);
  });
});
