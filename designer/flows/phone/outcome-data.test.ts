import { describe, expect, it } from 'vitest';
import { type Effect, type EffectKind, effects } from '#schemas/effects/index.ts';
import { initialData, outcomesOf } from './outcome-data.ts';

/** Parameters as little as a kind's functions need of them. */
const PARAMS: Partial<Record<EffectKind, unknown>> = {
  'await-trigger': { triggers: [{ id: 'crowded' }] },
  wait: {
    tel: 1,
    rule: { mode: 'after', amount: 10, unit: 'minutes' },
    from: '2026-03-02T09:00:00Z',
    hours: [],
    timeZone: 'UTC',
  },
};

function effectOf(kind: EffectKind): Effect {
  // Only what outcomes are worked out from counts here.
  return { id: 'test', effect: kind, params: PARAMS[kind] ?? {} } as Effect;
}

const kinds = Object.keys(effects) as EffectKind[];
const answered = kinds.filter((kind) => Object.keys(effects[kind].outcomes).length > 0 && kind !== 'wait');

describe.each(answered)('%s', (kind) => {
  it.each(Object.keys(effects[kind].outcomes))('proposes data that its outcome %s takes', (outcome) => {
    const schema = Object.entries(effects[kind].outcomes).find(([name]) => name === outcome)?.[1];
    const parsed = schema?.safeParse(initialData(effectOf(kind), outcome));
    expect(parsed?.error?.issues ?? []).toEqual([]);
  });
});

it('proposes first what one hopes for', () => {
  expect(outcomesOf(effectOf('lookup'))).toEqual(['found', 'not-found', 'failed']);
  expect(outcomesOf(effectOf('http'))[0]).toBe('success');
});
