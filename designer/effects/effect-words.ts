import type { effectsEn } from './effects.en.ts';

export type EffectTexts = typeof effectsEn;

/** Longer values say more than a line can hold. */
const MAX_VALUE = 80;

export function effectName(effect: string, texts: EffectTexts): string {
  return own(texts.names, effect) ?? effect;
}

/** @param type As journals have it: `lookup.not-found`. */
export function outcomeName(type: string, texts: EffectTexts): string {
  const outcome = type.slice(type.indexOf('.') + 1);
  return own(texts.outcomes, type) ?? own(texts.outcomes, outcome) ?? outcome.replaceAll('-', ' ');
}

export function fieldName(field: string, texts: EffectTexts): string {
  return own(texts.fields, field) ?? field;
}

/** What a flow asked for, for an effect of any kind: its name and the plain values that it carries. */
export function describeAnyEffect({ effect, params }: { effect: string; params: unknown }, texts: EffectTexts): string {
  return texts.what(effectName(effect, texts), plainValues(params));
}

/** What came back, for an outcome of any kind. */
export function describeAnyOutcome(type: string, data: unknown, texts: EffectTexts): string {
  const values = plainValues(data);
  const outcome = outcomeName(type, texts);
  return texts.what(effectName(type.split('.')[0] ?? '', texts), values === '' ? outcome : `${outcome} (${values})`);
}

function plainValues(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  return Object.values(data)
    .filter((value) => (typeof value === 'string' && value !== '') || typeof value === 'number')
    .map((value) => shorten(String(value)))
    .join(' · ');
}

function shorten(value: string): string {
  return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value;
}

function own(words: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
