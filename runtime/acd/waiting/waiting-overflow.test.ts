import { describe, expect, it } from 'vitest';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import type { FlowEdge, FlowNode } from '#schemas/flow/flow.ts';
import { createWaitingWorld, overflowFlow, text } from './waiting-world.ts';

const say = (id: string, words: string) => drawNode(id, 'play-prompt', { prompt: text(words) });

/** Waits for the trigger or the key 1, then does what `next` does. */
function watching(conditions: object[], nodes: FlowNode[], edges: FlowEdge[] = []) {
  const [first] = nodes;
  const target = first?.id ?? '';
  return overflowFlow(
    [
      drawNode('watch', 'overflow-trigger', {
        triggers: [{ id: 'one', label: '', match: 'all', conditions }],
        choices: [{ key: '1', label: '' }],
      }),
      ...nodes,
    ],
    [
      drawEdge('start', 'next', 'watch'),
      drawEdge('watch', 'trigger-one', target),
      drawEdge('watch', 'key-1', target),
      ...edges,
    ],
  );
}

const never = [{ measure: 'callers', callers: 9999 }];

describe('the keys of a waiting caller', () => {
  it('are the overflow flow’s, which takes those that it wants', async () => {
    const world = createWaitingWorld({ overflow: watching(never, [say('offer', 'You chose')]) });
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    world.telephony.press(call, '7');
    await world.pass(100);
    expect(world.sounding(call)).toEqual(['audio']);
    world.telephony.press(call, '1');
    await world.pass(100);
    expect(world.sounding(call)).toEqual(['You chose']);
    expect(world.contacts.lines(call).filter(({ event }) => event.type === 'key')).toEqual([]);
  });

  it('are nobody’s while there is no such flow, and while they talk', async () => {
    const world = createWaitingWorld();
    await world.startHost();
    const call = await world.call();
    const { id } = world.lastWait().wait;
    world.telephony.press(call, '1');
    await world.room().readyToTalk(id);
    world.room().answered(id, { agent: '1042' });
    world.telephony.press(call, '2');
    await world.pass(1000);
    expect(world.contacts.lines(call).filter(({ event }) => event.type === 'key')).toEqual([]);
  });
});

describe('triggers', () => {
  const offer = [say('offer', 'An offer')];

  it.each([
    ['predicted-wait', { measure: 'predicted-wait', seconds: 120 }, { predictedSeconds: 121 }],
    ['callers', { measure: 'callers', callers: 10 }, { callers: 11 }],
    ['no-agents', { measure: 'no-agents' }, { staffed: new Set<string>() }],
  ] as const)('fires within a second: %s', async (_, condition, then) => {
    const world = createWaitingWorld({ overflow: watching([condition], offer) });
    await world.startHost();
    const call = await world.call();
    await world.pass(12_000);
    expect(world.sounding(call)).toEqual(['audio']);
    Object.assign(world.said, then);
    await world.pass(1100);
    expect(world.sounding(call)).toEqual(['An offer']);
  });

  it('counts turns of the announcements', async () => {
    const world = createWaitingWorld({ overflow: watching([{ measure: 'loops', loops: 2 }], offer) });
    await world.startHost();
    const call = await world.call();
    await world.pass(40_000);
    expect(world.heard(call)).not.toContain('An offer');
    await world.pass(5000);
    expect(world.heard(call)).toContain('An offer');
  });

  it('lets nobody be greeted by halves', async () => {
    const world = createWaitingWorld({ overflow: watching([{ measure: 'callers', callers: 0 }], offer) });
    await world.startHost();
    const call = await world.call();
    await world.pass(100);
    expect(world.sounding(call)).toEqual(['Welcome']);
    await world.pass(2000);
    expect(world.heard(call)?.slice(0, 1)).toEqual(['Welcome']);
    expect(world.heard(call)).toContain('An offer');
  });

  it('waits while an agent’s phone rings for the caller', async () => {
    const world = createWaitingWorld({ overflow: watching([{ measure: 'callers', callers: 10 }], offer) });
    await world.startHost();
    const call = await world.call();
    await world.pass(12_000);
    Object.assign(world.said, { callers: 11, offered: true });
    await world.pass(3000);
    expect(world.sounding(call)).toEqual(['audio']);
    world.said.offered = false;
    await world.pass(1100);
    expect(world.sounding(call)).toEqual(['An offer']);
  });
});

describe('the end of an overflow flow', () => {
  it('returns the caller to the flow, out of the queue', async () => {
    const overflow = watching([{ measure: 'callers', callers: 10 }], [drawNode('back', 'return')]);
    const world = createWaitingWorld({ overflow });
    await world.startHost();
    const call = await world.call();
    await world.pass(12_000);
    world.said.callers = 11;
    await world.pass(1500);
    expect(world.path(call)).toContain('queue>overflow');
    expect(world.heard(call)?.at(-1)).toBe('Left: overflow callers');
    expect(world.lastWait().end).toBe('overflow');
  });

  it('is the caller’s own choice when a key led there', async () => {
    const world = createWaitingWorld({ overflow: watching(never, [drawNode('back', 'return')]) });
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    world.telephony.press(call, '1');
    await world.pass(1000);
    expect(world.heard(call)?.at(-1)).toBe('Left: overflow key');
  });

  it('hangs up, and the call is over', async () => {
    const world = createWaitingWorld({ overflow: watching(never, [drawNode('bye', 'hang-up')]) });
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    world.telephony.press(call, '1');
    await world.pass(500);
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.contacts.contacts.get(call)?.ended).toBe(true);
    expect(world.lastWait().end).toBe('overflow');
  });

  it('leaves the caller in the queue when it fails', async () => {
    const broken = drawNode('broken', 'set-variable', { assignments: [{ variable: 'n', value: 'double("x")' }] });
    const overflow = overflowFlow(
      [drawNode('watch', 'overflow-trigger', { triggers: trigger, choices: [{ key: '1', label: '' }] }), broken],
      [
        drawEdge('start', 'next', 'watch'),
        drawEdge('watch', 'trigger-one', 'broken'),
        drawEdge('watch', 'key-1', 'broken'),
      ],
      [{ name: 'n', type: 'number' }],
    );
    const world = createWaitingWorld({ overflow });
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    world.telephony.press(call, '1');
    await world.pass(2000);
    expect(world.sounding(call)).toEqual(['audio']);
    expect(world.lastWait()).toMatchObject({ end: null, held: false });
    expect(await world.room().readyToTalk(world.lastWait().wait.id)).toBe(true);
  });

  it('comes with the agent who answers', async () => {
    const world = createWaitingWorld({ overflow: watching(never, [say('offer', 'An offer')]) });
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    const { id } = world.lastWait().wait;
    expect(await world.room().readyToTalk(id)).toBe(true);
    world.room().answered(id, { agent: '1042' });
    await world.pass(500);
    const child = world.contacts.contacts.get(`${id}~overflow`);
    expect(child?.ended).toBe(true);
    expect(child?.lines.at(-1)?.event).toMatchObject({ type: 'await-trigger.answered', data: { agent: '1042' } });
    expect(world.path(call)).not.toContain('queue>overflow');
  });

  const trigger = [{ id: 'one', label: '', match: 'any', conditions: never }];
});

describe('an overflow flow', () => {
  it('begins as soon as it can be found', async () => {
    const world = createWaitingWorld({ overflow: watching(never, [say('offer', 'An offer')]) });
    world.said.failing = true;
    await world.startHost();
    const call = await world.call();
    // The call has its own flow; now that of its overflow cannot be read.
    world.database.flowsAway = true;
    world.said.failing = false;
    await world.pass(15_000);
    world.telephony.press(call, '1');
    await world.pass(500);
    expect(world.sounding(call)).toEqual(['audio']);
    world.database.flowsAway = false;
    await world.pass(5000);
    world.telephony.press(call, '1');
    await world.pass(500);
    expect(world.sounding(call)).toEqual(['An offer']);
  });
});

describe('while an overflow flow has the caller', () => {
  /** Says something long on the key, and gives the caller back to the queue. */
  const offering = watching(
    never,
    [say('offer', 'A rather long offer that takes its time'), drawNode('stay', 'return-to-queue', { again: false })],
    [drawEdge('offer', 'next', 'stay')],
  );

  it('the queue keeps quiet and no agent takes them; afterwards it goes on', async () => {
    const world = createWaitingWorld({ overflow: offering });
    await world.startHost();
    const call = await world.call();
    await world.pass(12_000);
    world.telephony.press(call, '1');
    await world.pass(500);
    expect(world.sounding(call)).toEqual(['A rather long offer that takes its time']);
    expect(world.lastWait().held).toBe(true);
    expect(await world.room().readyToTalk(world.lastWait().wait.id)).toBe(false);
    await world.pass(5000);
    expect(world.sounding(call)).toEqual(['audio']);
    expect(world.lastWait().held).toBe(false);
    expect(await world.room().readyToTalk(world.lastWait().wait.id)).toBe(true);
  });

  it('agents may have them afterwards also when distribution was out of reach when it ended', async () => {
    const world = createWaitingWorld({ overflow: offering });
    await world.startHost();
    const call = await world.call();
    await world.pass(12_000);
    world.telephony.press(call, '1');
    await world.pass(500);
    world.said.failing = true;
    await world.pass(8000);
    expect(world.sounding(call)).toEqual(['audio']);
    expect(world.lastWait().held).toBe(true);
    world.said.failing = false;
    await world.pass(1500);
    expect(world.lastWait().held).toBe(false);
  });

  it('speaks the language that the caller’s flow has come to', async () => {
    const world = createWaitingWorld({ overflow: watching(never, [say('offer', 'An offer')]) });
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    world.telephony.press(call, '1');
    await world.pass(200);
    expect(world.heard(call)?.at(-1)).toBe('An offer');
  });

  it('moves them to another queue and before others', async () => {
    const world = createWaitingWorld({
      queue: { priority: 95 },
      overflow: watching(
        never,
        [
          drawNode('move', 'change-queue', { queue: '502', keepsTime: false }),
          drawNode('raise', 'raise-priority', { by: 10 }),
          drawNode('stay', 'return-to-queue', { again: false }),
        ],
        [drawEdge('move', 'moved', 'raise'), drawEdge('raise', 'next', 'stay')],
      ),
    });
    await world.startHost();
    const call = await world.call();
    const before = world.lastWait().wait.since;
    await world.pass(8000);
    world.telephony.press(call, '1');
    await world.pass(200);
    const { wait } = world.lastWait();
    expect(wait).toMatchObject({ queue: '502', priority: 99 });
    expect(wait.since - before).toBeGreaterThan(7000);
  });

  it.each([
    ['closed', '502', 'closed'],
    ['not there', '777', 'error'],
  ])('does not move them to a queue that is %s', async (_, queue, exit) => {
    const world = createWaitingWorld({
      overflow: watching(
        never,
        [drawNode('move', 'change-queue', { queue }), say('no', 'Not possible')],
        [drawEdge('move', exit, 'no')],
      ),
    });
    await world.startHost();
    const call = await world.call();
    await world.pass(8000);
    world.said.staffed.delete('502');
    world.telephony.press(call, '1');
    await world.pass(200);
    expect(world.sounding(call)).toEqual(['Not possible']);
    expect(world.lastWait().wait.queue).toBe('501');
  });
});
