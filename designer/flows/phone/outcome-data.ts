import { z } from 'zod';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import { type OutcomeField, outcomeFields } from '#schemas/effects/outcome-fields.ts';

/** The outcomes of an effect as its contract has them: what one hopes for comes first. */
export function outcomesOf(effect: Effect): string[] {
  return Object.keys(effectKind(effect.effect)?.outcomes ?? {});
}

/** What the data of an outcome holds before anybody changes it: the usual, or the least that its contract takes. */
export function initialData(effect: Effect, outcome: string): Record<string, unknown> {
  const usual = usualOf(effect);
  const known = usual?.outcome === outcome ? usual.data : undefined;
  return Object.fromEntries(
    [...outcomeFields(effect.effect, outcome)].map(([name, field]) => [
      name,
      known?.[name] ??
        EXAMPLES[`${outcome}.${name}`] ??
        EXAMPLES[name] ??
        choicesOf(effect, outcome, name)?.[0] ??
        emptyOf(field),
    ]),
  );
}

/** The values of a field that takes only some. */
export function choicesOf(effect: Effect, outcome: string, field: string): string[] | undefined {
  const schema = effectKind(effect.effect)?.outcomes[outcome];
  const inner = schema instanceof z.ZodObject ? schema.shape[field] : undefined;
  return inner instanceof z.ZodEnum ? inner.options.map(String) : undefined;
}

/** Whether data fits the contract of an outcome. */
export function isOutcomeData(effect: Effect, outcome: string, data: unknown): boolean {
  return effectKind(effect.effect)?.outcomes[outcome]?.safeParse(data).success ?? false;
}

function usualOf(effect: Effect) {
  return effectKind(effect.effect)?.usual?.(effect.params);
}

/** Values that make an outcome look like what it is called; by field, or by outcome and field. */
const EXAMPLES: Record<string, unknown> = {
  status: 200,
  'http-error.status': 500,
  'chosen.status': '',
  body: {},
  headers: {},
  record: {},
  answers: {},
  seconds: 30,
  talkSeconds: 30,
  waitedSeconds: 10,
  recording: 'test-recording',
  reason: 'unavailable',
  cause: 'failed',
};

function emptyOf({ sort, low }: OutcomeField): unknown {
  if (sort === 'text') return '';
  if (sort === 'number') return Math.max(0, low ?? 0);
  if (sort === 'boolean') return false;
  return sort === 'list' ? [] : {};
}
