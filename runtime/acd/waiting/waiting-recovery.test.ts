import { describe, expect, it } from 'vitest';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { createWaitingWorld, overflowFlow, text } from './waiting-world.ts';

/** Offers a menu when 1 is pressed: 1 leaves a message, 2 goes on waiting, 3 returns, 4 calls the partner. */
function offering() {
  const say = (id: string, words: string) => drawNode(id, 'play-prompt', { prompt: text(words) });
  return overflowFlow(
    [
      drawNode('watch', 'overflow-trigger', {
        triggers: [{ id: 'many', label: '', match: 'any', conditions: [{ measure: 'callers', callers: 50 }] }],
        choices: [{ key: '1', label: '' }],
      }),
      say('sorry', 'We are sorry that you wait for such a long time'),
      drawNode('menu', 'menu', {
        prompt: text('Choose'),
        timeoutMs: 5000,
        choices: ['1', '2', '3', '4'].map((key) => ({ key, label: key })),
      }),
      drawNode('message', 'voicemail', { box: '501', prompt: text('Speak after the tone'), minSeconds: 1 }),
      say('thanks', 'Thank you'),
      drawNode('stay', 'return-to-queue', { again: false }),
      drawNode('back', 'return'),
      drawNode('partner', 'transfer', { destination: '+33140000200', ringTimeoutMs: 6000 }),
      drawNode('bye', 'hang-up'),
    ],
    [
      drawEdge('start', 'next', 'watch'),
      drawEdge('watch', 'key-1', 'sorry'),
      drawEdge('watch', 'trigger-many', 'sorry'),
      drawEdge('sorry', 'next', 'menu'),
      drawEdge('menu', 'key-1', 'message'),
      drawEdge('menu', 'key-2', 'stay'),
      drawEdge('menu', 'key-3', 'back'),
      drawEdge('menu', 'key-4', 'partner'),
      drawEdge('menu', 'no-input', 'stay'),
      drawEdge('menu', 'no-match', 'stay'),
      drawEdge('message', 'stored', 'thanks'),
      drawEdge('message', 'hung-up', 'back'),
      drawEdge('message', 'too-short', 'thanks'),
      drawEdge('thanks', 'next', 'bye'),
      drawEdge('partner', 'ended', 'bye'),
      ...['busy', 'no-answer', 'failed'].map((exit) => drawEdge('partner', exit, 'stay')),
    ],
  );
}

const STEP_MS = 100;
const DOWN_MS = 2000;
/** Between two sounds a caller may hear nothing for so long while a server is there. */
const SILENCE_LIMIT_MS = 1000;
/** When the menu is there; the second time for a caller whose first key came while it was not. */
const MENU_AT = 15;
const AGAIN_AT = 20;

type Do = (world: ReturnType<typeof createWaitingWorld>, call: string) => void;

/** One caller's story, second by second; the server is killed at a moment of it and comes back soon after. */
async function live(acts: Record<number, Do>, { killAt, seconds }: { killAt: number | null; seconds: number }) {
  const stored: string[] = [];
  const world = createWaitingWorld({
    overflow: offering(),
    outbound: { then: 'ring' },
    services: {
      voicemail: async (_, { effectId }) => {
        stored.push(effectId);
        return { outcome: 'stored', data: {} };
      },
    },
  });
  let server = await world.startHost();
  const call = await world.call();
  let quietMs = 0;
  let longestQuietMs = 0;
  let downUntil = 0;
  let talks = false;
  let asking = false;
  for (let ms = 0; ms < seconds * 1000; ms += STEP_MS) {
    if (ms === killAt) {
      server.kill();
      downUntil = ms + DOWN_MS;
    }
    if (downUntil > 0 && ms === downUntil) {
      server = await world.startHost();
      world.telephony.reconnect();
      quietMs = 0;
    }
    acts[ms / 1000]?.(world, call);
    const isDown = ms < downUntil && killAt !== null && ms >= killAt;
    await world.pass(STEP_MS);
    if (agentTakes(ms) && !isDown && !talks && !asking) {
      asking = true;
      void takeCaller(world).then((taken) => {
        talks = taken;
        asking = false;
      });
    }
    const quiet = !talks && !isDown && world.telephony.inspect(call) !== null && world.sounding(call).length === 0;
    quietMs = quiet ? quietMs + STEP_MS : 0;
    longestQuietMs = Math.max(longestQuietMs, quietMs);
  }
  return { world, call, stored, longestQuietMs };

  function agentTakes(ms: number): boolean {
    return acts[-1] !== undefined && ms >= 26_000 && ms < 34_000;
  }
}

/** What distribution does when an agent answers; asked again until the caller is ready. */
async function takeCaller(world: ReturnType<typeof createWaitingWorld>): Promise<boolean> {
  const last = world.lastWait();
  if (!(await world.room().readyToTalk(last.wait.id))) return false;
  world.room().answered(last.wait.id, { agent: '1042' });
  last.standing = { at: 'talking', agent: '1042' };
  return true;
}

const press =
  (key: string): Do =>
  ({ telephony }, call) =>
    telephony.press(call, key);

const agentLeaves: Do = (world) => {
  const last = world.lastWait();
  const outcome = { agent: '1042', talkSeconds: 8, waitedSeconds: 26 };
  last.standing = { at: 'over', end: 'answered', ...outcome, requeue: null };
  last.end = 'answered';
  world.room().ended(last.wait.id, outcome);
};

/** Every moment of a second and a half; the seconds between are much the same. */
const moments = (seconds: number) => [null, ...Array.from({ length: Math.floor(seconds / 1.3) }, (_, n) => n * 1300)];

describe('a server killed at any moment of a wait', () => {
  it.each(moments(38))('that an agent ends, after %s ms', async (killAt) => {
    const acts = { '-1': () => {}, 10: press('1'), [MENU_AT]: press('2'), [AGAIN_AT]: press('2'), 36: agentLeaves };
    const { world, call, longestQuietMs } = await live(acts, { killAt, seconds: 42 });
    expect(world.path(call)).toContain('queue>agent-ended');
    expect(world.heard(call) ?? world.path(call)).toContainEqual(expect.stringMatching(/agent-ended/));
    const child = world.contacts.contacts.get(`${world.lastWait().wait.id}~overflow`);
    expect(child?.ended).toBe(true);
    expect(world.waits.size).toBe(1);
    expect(longestQuietMs).toBeLessThanOrEqual(SILENCE_LIMIT_MS);
  });

  it.each(moments(36))('that the caller ends with a message, after %s ms', async (killAt) => {
    const acts = { 10: press('1'), [MENU_AT]: press('1'), [AGAIN_AT]: press('1'), 30: press('#') };
    const { world, call, stored, longestQuietMs } = await live(acts, { killAt, seconds: 50 });
    expect(world.telephony.liveCallIds()).toEqual([]);
    expect(world.contacts.contacts.get(call)?.ended).toBe(true);
    expect(new Set(stored).size).toBe(1);
    expect(world.lastWait().end).toBe('overflow');
    expect(longestQuietMs).toBeLessThanOrEqual(SILENCE_LIMIT_MS);
  });

  it.each(moments(20))('that ends by a return, after %s ms', async (killAt) => {
    const { world, call } = await live(
      { 10: press('1'), [MENU_AT]: press('3'), [AGAIN_AT]: press('3') },
      { killAt, seconds: 30 },
    );
    expect(world.path(call)).toContain('queue>overflow');
    expect(world.lastWait().end).toBe('overflow');
  });

  it.each(moments(30))('during which the partner is called, after %s ms', async (killAt) => {
    const { world, call, longestQuietMs } = await live(
      { 10: press('1'), [MENU_AT]: press('4'), [AGAIN_AT]: press('4') },
      { killAt, seconds: 40 },
    );
    const child = `${world.lastWait().wait.id}~overflow`;
    expect(world.path(child)).toContain('partner>no-answer');
    expect(world.sounding(call)).toHaveLength(1);
    expect(world.telephony.liveCallIds()).toEqual([call]);
    expect(world.lastWait()).toMatchObject({ held: false, end: null });
    expect(longestQuietMs).toBeLessThanOrEqual(SILENCE_LIMIT_MS);
  });

  it.each(moments(24))('by which the caller has hung up, after %s ms', async (killAt) => {
    const hangUp: Do = ({ telephony }, call) => telephony.hangUpFromOutside(call);
    const { world, call } = await live({ 10: press('1'), 23: hangUp }, { killAt, seconds: 30 });
    expect(world.contacts.contacts.get(call)?.ended).toBe(true);
    expect([...world.contacts.contacts.values()].every(({ ended }) => ended)).toBe(true);
    expect(world.lastWait().end).toBe('abandoned');
  });
});
