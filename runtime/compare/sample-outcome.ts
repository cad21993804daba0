import { z } from 'zod';
import { effectKind } from '#schemas/effects/index.ts';

/** Data that an outcome of an effect may bring: what usually comes, or something its contract allows. */
export function sampleOutcome(effect: string, outcome: string, params: unknown): Record<string, unknown> {
  const kind = effectKind(effect);
  const usual = kind?.usual?.(params);
  if (usual?.outcome === outcome && usual.data) return usual.data;
  const schema = kind?.outcomes[outcome];
  const sampled = schema ? sample(schema) : {};
  return typeof sampled === 'object' && sampled !== null ? { ...sampled } : {};
}

function sample(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(schema.shape).map(([key, inner]) => [key, sample(inner as z.ZodType)] as const),
    );
  }
  if (schema instanceof z.ZodString) return '';
  if (schema instanceof z.ZodNumber) return 1;
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodRecord) return {};
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodUnion) return sample(schema.options[0] as z.ZodType);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return sample(schema.unwrap() as z.ZodType);
  return null;
}
