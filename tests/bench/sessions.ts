import { createActor } from 'xstate';
import { linkIr } from '#runtime/compiler/link.ts';
import { Session } from '#runtime/engine/session/session.ts';
import { menuLoop } from './bench-flow.ts';
import { type Figure, figure } from './figure.ts';

const EVENTS = 60_000;
const ROUNDS = 5;
const facts = { id: 'c', caller: '1', called: '2', startedAt: '2026-01-01T00:00:00Z', timeZone: 'UTC' };

/** Events through sessions, beside the same machine driven by `actor.send` alone. */
export function benchSessions(): Figure[] {
  const linked = linkIr(menuLoop());
  const runSession = () => {
    const { session } = Session.start({ linked }, facts, 0);
    return perSecond(EVENTS, (index) => session.dispatch({ type: 'key', key: '1' }, index));
  };
  const runActor = () => {
    const actor = createActor(linked.machine, {
      input: { facts, at: 0, language: '' },
      clock: { setTimeout: () => 0, clearTimeout: () => {} },
    });
    actor.start();
    return perSecond(EVENTS, (index) => actor.send({ type: 'key', seq: index + 1, at: index, key: '1' } as never));
  };
  runSession();
  runActor();
  const sessions: number[] = [];
  const actors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    sessions.push(runSession());
    actors.push(runActor());
  }
  return [
    figure({
      name: 'sessions',
      value: median(sessions),
      unit: 'events/s',
      limit: median(actors),
      goal: 'at least 0.5 of actor.send on the same machine',
    }),
    benchMemory(),
  ];
}

/** Live contacts waiting for a key, all on one machine. */
function benchMemory(): Figure {
  const linked = linkIr(menuLoop());
  const contacts = 5000;
  const before = usedBytes();
  const kept = Array.from({ length: contacts }, (_, index) => {
    const { session } = Session.start({ linked }, { ...facts, id: `c${index}` }, 0);
    const play = session.context.pending?.id ?? '';
    session.dispatch({ type: 'play.finished', effect: play, data: {} }, 1);
    return session;
  });
  const bytes = (usedBytes() - before) / kept.length;
  return figure({ name: 'idle-contact', value: bytes, unit: 'bytes', limit: 8192, goal: 'at most 1.0 of 8 KB' });
}

function usedBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function perSecond(count: number, work: (index: number) => void): number {
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) work(index);
  return (count / (performance.now() - begun)) * 1000;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
