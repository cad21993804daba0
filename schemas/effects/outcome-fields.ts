import { z } from 'zod';
import { effectKind } from './index.ts';

/** What a field of an outcome's data holds; `any` is what only shows its type at run time. */
export interface OutcomeField {
  sort: 'text' | 'number' | 'boolean' | 'list' | 'any';
  low?: number;
  high?: number;
}

const known = new Map<string, ReadonlyMap<string, OutcomeField>>();

/** The fields that the data of an outcome surely has, by name: what `event` holds after it. */
export function outcomeFields(effect: string, outcome: string): ReadonlyMap<string, OutcomeField> {
  const name = `${effect}.${outcome}`;
  let fields = known.get(name);
  if (!fields) {
    const schema = effectKind(effect)?.outcomes[outcome];
    fields = new Map(schema instanceof z.ZodObject ? Object.entries(schema.shape).flatMap(fieldOf) : []);
    known.set(name, fields);
  }
  return fields;
}

function fieldOf([name, schema]: [string, unknown]): [string, OutcomeField][] {
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return [[name, { sort: 'text' }]];
  if (schema instanceof z.ZodBoolean) return [[name, { sort: 'boolean' }]];
  if (schema instanceof z.ZodArray) return [[name, { sort: 'list' }]];
  if (schema instanceof z.ZodNumber) {
    const low = schema.minValue ?? Number.NEGATIVE_INFINITY;
    const high = schema.maxValue ?? Number.POSITIVE_INFINITY;
    return [[name, { sort: 'number', ...(low > -1e15 ? { low } : {}), ...(high < 1e15 ? { high } : {}) }]];
  }
  return schema instanceof z.ZodOptional ? [] : [[name, { sort: 'any' }]];
}
