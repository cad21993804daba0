import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { Session } from './session.ts';

const facts = { id: 'c1', caller: '0140', called: '0180', startedAt: '2026-03-02T09:00:00Z', timeZone: 'Europe/Paris' };
const text = (words: string) => [{ type: 'text', text: { en: words, fr: words } }];

function link(nodes: unknown[], edges: unknown[], variables: unknown[] = []) {
  const document = {
    format: 1,
    id: 'f',
    name: 'F',
    kind: 'ivr',
    languages: ['en', 'fr'],
    variables,
    nodes,
    edges,
    notes: [],
    tests: [],
  };
  const environment = {
    subFlow: () => undefined,
    hasAudio: () => true,
    speech: { available: true, languages: ['en'] },
  };
  const { ir } = compileFlow({ document, environment });
  if (!ir) throw new Error('does not compile');
  return linkIr(ir);
}

const menuFlow = () =>
  link(
    [
      drawNode('start', 'start'),
      drawNode('hello', 'play-prompt', { prompt: text('Hello') }),
      drawNode('menu', 'menu', { prompt: text('Press 1'), choices: [{ key: '1', label: 'Go' }], timeoutMs: 4000 }),
      drawNode('end', 'hang-up'),
    ],
    [
      drawEdge('start', 'next', 'hello'),
      drawEdge('hello', 'next', 'menu'),
      drawEdge('menu', 'key-1', 'end'),
      drawEdge('menu', 'no-input', 'end'),
      drawEdge('menu', 'no-match', 'end'),
    ],
  );

const finished = (session: Session): ContactEvent => ({
  type: 'play.finished',
  effect: session.context.pending?.id ?? '',
  data: {},
});

describe('a session', () => {
  it('emits effects with ids made from the journal position', () => {
    const { step } = Session.start({ linked: menuFlow() }, facts, 1000);
    expect(step.effects).toMatchObject([{ id: 'c1:0.0', effect: 'play', params: { items: [{ text: 'Hello' }] } }]);
    expect(step.trace).toEqual([
      { node: 'start', entered: true, exit: 'next' },
      { node: 'hello', entered: true },
    ]);
  });

  it('cancels the prompt that a key interrupts and takes the key for the menu that follows', () => {
    const { session } = Session.start({ linked: menuFlow() }, facts, 1000);
    const step = session.dispatch({ type: 'key', key: '1' }, 2000);
    expect(step?.effects).toEqual([
      { id: 'c1:1.0', effect: 'cancel', params: { effect: 'play', target: 'c1:0.0' } },
      { id: 'c1:1.1', effect: 'hang-up', params: { apologise: false } },
    ]);
    expect(session.result).toBe('completed');
  });

  it('drops outcomes that nobody waits for any more, and timers that were reset', () => {
    const { session } = Session.start({ linked: menuFlow() }, facts, 1000);
    expect(session.dispatch({ type: 'play.finished', effect: 'c1:9.9', data: {} }, 1100)).toBeNull();
    expect(session.dispatch({ type: 'timer' }, 1200)).toBeNull();
    session.dispatch(finished(session), 2000);
    session.dispatch(finished(session), 3000);
    expect(session.context.timerAt).toBe(7000);
    expect(session.dispatch({ type: 'timer' }, 6999)).toBeNull();
    expect(session.dispatch({ type: 'timer' }, 7000)).not.toBeNull();
  });

  it('gives the same effects and the same state when its journal is replayed', () => {
    const linked = menuFlow();
    const { session, step } = Session.start({ linked }, facts, 1000);
    const steps = [step];
    const feed = (event: ContactEvent, at: number) => {
      const taken = session.dispatch(event, at);
      if (taken) steps.push(taken);
    };
    feed(finished(session), 2000);
    feed({ type: 'key', key: '7' }, 2500);
    feed(finished(session), 4000);
    feed({ type: 'timer' }, 8000);
    const replayed = Session.replay({ linked: menuFlow() }, steps);
    expect(replayed.steps).toEqual(steps);
    expect(replayed.session.context).toEqual(session.context);
    expect(replayed.session.node).toBe('menu');
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    const linked = menuFlow();
    const { session } = Session.start({ linked }, facts, 1000);
    session.dispatch(finished(session), 2000);
    const restored = Session.restore({ linked }, JSON.parse(JSON.stringify(session.snapshot())));
    const event = { type: 'key', key: '1' } as const;
    expect(restored.dispatch(event, 3000)).toEqual(session.dispatch(event, 3000));
  });

  it('ends with an apology when nodes that wait for nothing form a circle', () => {
    const linked = link(
      [
        drawNode('start', 'start'),
        drawNode('a', 'set-variable', { assignments: [{ variable: 'n', value: 'n + 1' }] }),
        drawNode('b', 'set-variable', { assignments: [{ variable: 'n', value: 'n + 1' }] }),
      ],
      [drawEdge('start', 'next', 'a'), drawEdge('a', 'next', 'b'), drawEdge('b', 'next', 'a')],
      [{ name: 'n', type: 'number' }],
    );
    const { session, step } = Session.start({ linked }, facts, 0);
    expect(session.ended).toBe(true);
    expect(session.failure).toBe('step-limit');
    expect(step.effects).toEqual([{ id: 'c1:0.0', effect: 'hang-up', params: { apologise: true } }]);
  });

  it('takes the error exit when an expression fails, and apologises when that leads nowhere', () => {
    const nodes = [
      drawNode('start', 'start'),
      drawNode('bad', 'set-variable', { assignments: [{ variable: 'n', value: 'double("x")' }] }),
      drawNode('sorry', 'play-prompt', { prompt: text('Sorry') }),
    ];
    const variables = [{ name: 'n', type: 'number' }];
    const mended = link(nodes, [drawEdge('start', 'next', 'bad'), drawEdge('bad', 'error', 'sorry')], variables);
    expect(Session.start({ linked: mended }, facts, 0).session.node).toBe('sorry');
    const dead = Session.start({ linked: link(nodes, [drawEdge('start', 'next', 'bad')], variables) }, facts, 0);
    expect(dead.session.result).toBe('failed');
    expect(dead.step.effects).toMatchObject([{ effect: 'hang-up', params: { apologise: true } }]);
  });

  it('ignores the # that habit adds to an input which had already ended by its length', () => {
    const linked = link(
      [
        drawNode('start', 'start'),
        drawNode('pin', 'collect-digits', {
          prompt: text('Your code'),
          minDigits: 2,
          maxDigits: 2,
          terminator: '#',
          variable: 'n',
        }),
        drawNode('menu', 'menu', { prompt: text('Press 1'), choices: [{ key: '1', label: 'Go' }] }),
      ],
      [drawEdge('start', 'next', 'pin'), drawEdge('pin', 'valid', 'menu')],
      [{ name: 'n', type: 'text' }],
    );
    const { session } = Session.start({ linked }, facts, 0);
    session.dispatch({ type: 'key', key: '4' }, 1000);
    session.dispatch({ type: 'key', key: '2' }, 1200);
    expect(session.node).toBe('menu');
    expect(session.dispatch({ type: 'key', key: '#' }, 1600)).toBeNull();
    expect(session.dispatch({ type: 'key', key: '#' }, 9000)).not.toBeNull();
  });

  it('ends as hung up wherever the caller leaves, and takes nothing afterwards', () => {
    const { session } = Session.start({ linked: menuFlow() }, facts, 0);
    const step = session.dispatch({ type: 'call.ended', cause: 'normal' }, 500);
    expect(step?.effects).toEqual([]);
    expect(session.result).toBe('hung-up');
    expect(session.dispatch({ type: 'key', key: '1' }, 600)).toBeNull();
  });
});
