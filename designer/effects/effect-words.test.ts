import { describe, expect, it } from 'vitest';
import { effects } from '#schemas/effects/index.ts';
import { describeAnyEffect, describeAnyOutcome, effectName, outcomeName } from './effect-words.ts';
import { effectsEn } from './effects.en.ts';
import { effectsFr } from './effects.fr.ts';

describe.each([
  ['en', effectsEn],
  ['fr', effectsFr],
] as const)('in %s', (_, texts) => {
  it('names every effect and outcome that there is', () => {
    const nameless = Object.keys(effects).filter((effect) => effectName(effect, texts) === effect);
    expect(nameless).toEqual([]);
    const outcomes = Object.entries(effects).flatMap(([effect, kind]) =>
      Object.keys(kind.outcomes).map((outcome) => `${effect}.${outcome}`),
    );
    const named = (type: string) =>
      Object.hasOwn(texts.outcomes, type) || Object.hasOwn(texts.outcomes, type.split('.')[1] ?? '');
    expect(outcomes.filter((type) => !named(type))).toEqual([]);
  });
});

it('names the same in both languages', () => {
  expect(Object.keys(effectsFr.names)).toEqual(Object.keys(effectsEn.names));
  expect(Object.keys(effectsFr.outcomes)).toEqual(Object.keys(effectsEn.outcomes));
  expect(Object.keys(effectsFr.fields)).toEqual(Object.keys(effectsEn.fields));
});

it('tells what was asked by its plain values, however long they are', () => {
  const params = { to: 'desk@example.com', cc: '', body: 'a'.repeat(200), html: true, extra: { deep: 1 } };
  expect(describeAnyEffect({ effect: 'email', params }, effectsEn)).toBe(
    `E-mail: desk@example.com · ${'a'.repeat(80)}…`,
  );
});

it('tells what came back', () => {
  expect(describeAnyOutcome('sms.failed', { reason: 'refused' }, effectsEn)).toBe('SMS: Failed (refused)');
  expect(describeAnyOutcome('opening.open', {}, effectsFr)).toBe('Horaires d’ouverture : Ouvert');
});

it('shows an effect of another version by its own name', () => {
  expect(describeAnyEffect({ effect: 'teleport', params: { to: 'Mars' } }, effectsEn)).toBe('teleport: Mars');
  expect(outcomeName('teleport.lost-in-space', effectsEn)).toBe('lost in space');
});
