import type { z } from 'zod';

/** A list with one item moved by a step. */
export function moveItem<Item>(items: readonly Item[], index: number, step: 1 | -1): Item[] {
  const to = index + step;
  const [item] = items.slice(index, index + 1);
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const others = items.filter((_, other) => other !== index);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

/** How many items a list schema takes. */
export function limitsOf(schema: z.ZodArray): { min: number; max: number } {
  const { minimum, maximum } = schema._zod.bag;
  return {
    min: typeof minimum === 'number' ? minimum : 0,
    max: typeof maximum === 'number' ? maximum : Number.POSITIVE_INFINITY,
  };
}
