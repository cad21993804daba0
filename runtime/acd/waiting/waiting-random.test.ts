import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { createWaitingWorld, overflowFlow, text } from './waiting-world.ts';

const say = (id: string, words: string) => drawNode(id, 'play-prompt', { prompt: text(words) });
const FAILURES = ['busy', 'no-answer', 'failed'];

/** A flow in which everything can happen that an overflow flow can do, by keys and by itself. */
const everything = overflowFlow(
  [
    drawNode('watch', 'overflow-trigger', {
      triggers: [
        { id: 'nobody', label: '', match: 'any', conditions: [{ measure: 'no-agents' }] },
        { id: 'crowd', label: '', match: 'any', conditions: [{ measure: 'callers', callers: 10 }] },
        { id: 'long', label: '', match: 'any', conditions: [{ measure: 'loops', loops: 3 }] },
      ],
      choices: ['1', '2', '3', '4', '5'].map((key) => ({ key, label: key })),
    }),
    say('sorry', 'We are sorry'),
    drawNode('menu', 'menu', {
      prompt: text('Choose'),
      timeoutMs: 4000,
      choices: ['1', '2'].map((key) => ({ key, label: key })),
      noInput: { retries: 1 },
    }),
    drawNode('message', 'voicemail', { box: '501', prompt: text('Speak'), minSeconds: 1, maxSeconds: 10 }),
    drawNode('partner', 'transfer', { destination: '+33140000200', ringTimeoutMs: 5000 }),
    drawNode('move', 'change-queue', { queue: '502' }),
    drawNode('raise', 'raise-priority', { by: 5 }),
    drawNode('again', 'return-to-queue', { again: true }),
    drawNode('stay', 'return-to-queue', { again: false }),
    drawNode('back', 'return'),
    drawNode('bye', 'hang-up'),
  ],
  [
    drawEdge('start', 'next', 'watch'),
    drawEdge('watch', 'trigger-nobody', 'message'),
    drawEdge('watch', 'trigger-crowd', 'move'),
    drawEdge('watch', 'trigger-long', 'sorry'),
    ...['sorry', 'message', 'partner', 'back', 'raise'].map((to, index) => drawEdge('watch', `key-${index + 1}`, to)),
    drawEdge('sorry', 'next', 'menu'),
    drawEdge('menu', 'key-1', 'stay'),
    drawEdge('menu', 'key-2', 'message'),
    drawEdge('menu', 'no-input', 'again'),
    drawEdge('menu', 'no-match', 'again'),
    drawEdge('message', 'stored', 'bye'),
    drawEdge('message', 'hung-up', 'back'),
    drawEdge('message', 'too-short', 'again'),
    drawEdge('partner', 'ended', 'again'),
    ...FAILURES.map((exit) => drawEdge('partner', exit, 'again')),
    drawEdge('move', 'moved', 'raise'),
    drawEdge('move', 'closed', 'sorry'),
    drawEdge('raise', 'next', 'again'),
  ],
);

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('press' as const), key: fc.constantFrom(...'123459#') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('offer' as const), returns: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crowd' as const), callers: fc.constantFrom(1, 20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('staff' as const), there: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hang-up' as const) }) },
);
const day = fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 70 }).map((n) => n * 100), act }), {
  minLength: 1,
  maxLength: 14,
});

/** As in the other tests: between two sounds. */
const SILENCE_LIMIT_MS = 1000;

describe('whatever callers, agents and servers do', () => {
  it('a caller in a queue hears something, and every wait ends once and rightly', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(day, async (events) => {
        const world = createWaitingWorld({
          overflow: everything,
          queue: { waitsWithoutAgents: true },
          outbound: { ringMs: 1500, then: 'answer', hangUpAfterMs: 3000 },
          services: { voicemail: async () => ({ outcome: 'stored', data: {} }) },
        });
        let server = await world.startHost();
        const call = await world.call();
        let talking = false;
        let quietMs = 0;

        async function pass(ms: number): Promise<void> {
          for (let passed = 0; passed < ms; passed += 100) {
            await world.pass(100);
            const state = world.telephony.inspect(call);
            const excused = state === null || talking || state.bridgeId !== null || hasLeft();
            quietMs = excused || world.sounding(call).length > 0 ? 0 : quietMs + 100;
            expect(quietMs).toBeLessThanOrEqual(SILENCE_LIMIT_MS);
            expect(world.sounding(call).length).toBeLessThanOrEqual(2);
          }
        }
        const hasLeft = () => world.path(call).some((way) => way.startsWith('queue>'));
        const live = () => world.telephony.inspect(call) !== null && !hasLeft();

        async function offer(returns: boolean): Promise<void> {
          const last = world.lastWait();
          const { id } = last.wait;
          if (last.end || talking) return;
          let ready: boolean | null = null;
          void world
            .room()
            .readyToTalk(id)
            .then((is) => {
              ready = is;
            });
          for (let waited = 0; ready === null && waited < 4000; waited += 100) await world.pass(100);
          expect(ready).not.toBe(null);
          // The caller may be gone by now, or with their overflow flow.
          if (!ready) return;
          expect(world.sounding(call)).toEqual([]);
          if (returns) return world.room().returned(id);
          talking = true;
          world.room().answered(id, { agent: '1042' });
          await pass(3000);
          Object.assign(last, { end: 'answered', standing: answeredBy });
          if (live()) world.room().ended(id, { agent: '1042', talkSeconds: 3, waitedSeconds: 9 });
          talking = false;
          await pass(300);
        }

        for (const { afterMs, act: happens } of events) {
          await pass(afterMs);
          if (happens.do === 'press') world.telephony.press(call, happens.key);
          if (happens.do === 'crowd') world.said.callers = happens.callers;
          if (happens.do === 'staff') world.said.staffed = new Set(happens.there ? ['501', '502'] : []);
          if (happens.do === 'hang-up') world.telephony.hangUpFromOutside(call);
          if (happens.do === 'offer') await offer(happens.returns);
          if (happens.do !== 'kill') continue;
          server.kill();
          server = await world.startHost();
          world.telephony.reconnect();
        }
        await pass(500);
        world.telephony.hangUpFromOutside(call);
        // What a caller leaves behind is stored, far ends hang up, an apology ends.
        await world.pass(20_000);

        expect(world.telephony.liveCallIds()).toEqual([]);
        expect([...world.contacts.contacts.values()].filter(({ ended }) => !ended)).toEqual([]);
        const left = [...world.waits.values()].map(({ end }) => end);
        expect(left).toHaveLength(1);
        expect(['answered', 'abandoned', 'overflow']).toContain(left[0]);
        const [way] = world.path(call).filter((one) => one.startsWith('queue>'));
        if (left[0] === 'answered') expect([undefined, 'queue>agent-ended']).toContain(way);
        if (left[0] === 'abandoned') expect(way).toBe(undefined);
        expect(server.host.liveCount).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

const answeredBy = {
  at: 'over',
  end: 'answered',
  agent: '1042',
  talkSeconds: 3,
  waitedSeconds: 9,
  requeue: null,
} as const;
