import { z } from 'zod';
import { fieldMeta, unwrap } from '#schemas/nodes/fields.ts';
import { isRecord } from './set-at-path.ts';

interface NewItem {
  /** The other items of the list: what must be unique among them is. */
  siblings: readonly unknown[];
  languages: readonly string[];
}

/** What a new line of a list starts with, by its schema. */
export function emptyItem(schema: z.ZodType, context: NewItem): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(inner.shape).map(([key, child]) => {
        // Shapes hold schemas; zod's own types only say so for its core part.
        const taken = context.siblings.map((sibling) => (isRecord(sibling) ? sibling[key] : undefined));
        return [key, emptyField(child as z.ZodType, taken, context)];
      }),
    );
  }
  return emptyField(schema, context.siblings, context);
}

function emptyField(schema: z.ZodType, taken: readonly unknown[], context: NewItem): unknown {
  const meta = fieldMeta(schema);
  const inner = unwrap(schema);
  if (meta.widget === 'hidden') return freeNumber(taken);
  if (inner instanceof z.ZodEnum && meta.widget === 'key') {
    const options = inner.options.map(String).toSorted((a, b) => KEYPAD.indexOf(a) - KEYPAD.indexOf(b));
    return options.find((option) => !taken.includes(option)) ?? options[0];
  }
  const fallback = schema.safeParse(undefined);
  if (fallback.success && fallback.data !== undefined) return fallback.data;
  if (meta.localized) return Object.fromEntries(context.languages.map((language) => [language, '']));
  if (inner instanceof z.ZodEnum) return inner.options[0];
  if (inner instanceof z.ZodLiteral) return inner.value;
  if (inner instanceof z.ZodBoolean) return false;
  if (inner instanceof z.ZodNumber) return Math.max(0, inner.minValue ?? 0);
  if (inner instanceof z.ZodArray) return [];
  if (inner instanceof z.ZodRecord) return {};
  if (inner instanceof z.ZodObject) return emptyItem(inner, { ...context, siblings: [] });
  if (inner instanceof z.ZodDiscriminatedUnion) return emptyItem(inner.options[0] as z.ZodType, context);
  return '';
}

/** Keys in the order in which they are given away; an enum would begin with 0. */
const KEYPAD = '1234567890*#';

function freeNumber(taken: readonly unknown[]): string {
  for (let count = 1; ; count++) if (!taken.includes(String(count))) return String(count);
}
