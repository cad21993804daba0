import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import type { FlowEdge } from '#schemas/flow/flow.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { Session } from './session.ts';

/** A flow that waits for a trigger or the key 1, and then does what `last` does. */
function watch(last: string, config = {}, links: FlowEdge[] = []) {
  const conditions = [{ measure: 'loops', loops: 2 }];
  const document = {
    format: 1,
    id: 'watch',
    name: 'Watch',
    kind: 'overflow',
    languages: ['en'],
    variables: [],
    nodes: [
      drawNode('start', 'start'),
      drawNode('wait', 'overflow-trigger', {
        triggers: [{ id: 'long', label: '', conditions }],
        choices: [{ key: '1', label: '' }],
      }),
      drawNode('last', last, config),
    ],
    edges: [
      drawEdge('start', 'next', 'wait'),
      drawEdge('wait', 'trigger-long', 'last'),
      drawEdge('wait', 'key-1', 'last'),
      ...links,
    ],
    notes: [],
    tests: [],
  };
  const { ir } = compileFlow({ document, environment: environmentWith([]) });
  if (!ir) throw new Error('it does not compile');
  const facts = { id: 'c', caller: '+33140000001', called: '+33180000000', startedAt: '', timeZone: 'Europe/Paris' };
  const { session } = Session.start({ linked: linkIr(ir) }, facts, 0);
  // The node first listens for keys that were pressed ahead.
  session.dispatch({ type: 'timer' }, 1);
  return session;
}

const asked = (session: Session) => session.context.effects.map(({ effect }) => effect);
const outcome = (session: Session, type: `${string}.${string}`, data: Record<string, unknown>): ContactEvent => ({
  type,
  effect: session.context.pending?.id ?? '',
  data,
});
const fired = (session: Session) =>
  session.dispatch(outcome(session, 'await-trigger.fired', { trigger: 'long', measure: 'loops', value: 2 }), 60_000);

describe('an overflow flow', () => {
  it('hangs up where it says so', () => {
    const session = watch('hang-up');
    fired(session);
    expect(session.result).toBe('completed');
    expect(asked(session)).toEqual(['hang-up']);
  });

  it('leaves the call alone when it returns, when an agent answers and when it fails', () => {
    const returned = watch('return');
    fired(returned);
    expect([returned.result, asked(returned)]).toEqual(['completed', []]);

    const answered = watch('return');
    answered.dispatch(outcome(answered, 'await-trigger.answered', { agent: '1042' }), 5000);
    expect([answered.result, asked(answered)]).toEqual(['completed', []]);

    const failed = watch('raise-priority', {}, []);
    fired(failed);
    failed.dispatch(outcome(failed, 'raise-priority.failed', { reason: 'unavailable' }), 60_001);
    expect([failed.result, asked(failed)]).toEqual(['failed', []]);
  });

  it('leaves the call alone when it turns in a circle for ever', () => {
    const session = watch('condition', { branches: [{ id: '1', label: '', when: 'false' }] }, [
      drawEdge('last', 'otherwise', 'last'),
    ]);
    const step = fired(session);
    expect([session.failure, step?.effects]).toEqual(['step-limit', []]);
  });

  it('counts loops anew when it is reached again, but not after a key without meaning', () => {
    const session = watch('return-to-queue', { again: true });
    const armings: unknown[] = [];
    const note = () =>
      armings.push(
        ...session.context.effects.flatMap(({ effect, params }) =>
          effect === 'await-trigger' ? [(params as { arming: number }).arming] : [],
        ),
      );
    note();
    session.dispatch({ type: 'key', key: '7' }, 2000);
    note();
    fired(session);
    session.dispatch({ type: 'timer' }, 60_001);
    note();
    expect(armings).toEqual([1, 1, 2]);
  });

  it('takes a key that was pressed during what played before', () => {
    const session = watch('play-prompt', { prompt: [{ type: 'text', text: { en: 'Sorry.' } }] }, [
      drawEdge('last', 'next', 'wait'),
    ]);
    fired(session);
    expect(session.node).toBe('last');
    const step = session.dispatch({ type: 'key', key: '1' }, 61_000);
    expect(step?.trace.map(({ node: at, exit }) => `${at}>${exit}`)).toEqual([
      'last>next',
      'wait>key-1',
      'last>undefined',
    ]);
  });
});
