import { z } from 'zod';

/** A value that a schema accepts, as plain as can be: what an outcome brings when nobody says what. */
export function sampleData(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).filter(([, field]) => !(field instanceof z.ZodOptional));
    return Object.fromEntries(fields.map(([name, field]) => [name, sampleData(field as z.ZodType)]));
  }
  if (schema instanceof z.ZodNumber) return 1;
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodRecord) return {};
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodUnion) return sampleData(schema.options[0] as z.ZodType);
  return schema instanceof z.ZodString ? '' : null;
}
