import { z } from 'zod';
import { unwrap } from '#schemas/nodes/fields.ts';
import type { FieldPath } from './set-at-path.ts';

/**
 * The schema of the field at a path of a record.
 * @throws Error when the record has no such field: a mistake of the form.
 */
export function schemaAt(schema: z.ZodType, path: FieldPath): z.ZodType {
  const found = fieldAt(schema, path);
  if (found === undefined) throw new Error(`no field ${path.join('.')} in the schema`);
  return found;
}

/** The same for paths that nobody promises to be in the schema, such as those of what was recorded long ago. */
export function fieldAt(schema: z.ZodType, path: FieldPath): z.ZodType | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const inner = innermost(schema);
  const child =
    inner instanceof z.ZodObject
      ? inner.shape[key]
      : inner instanceof z.ZodArray
        ? inner.element
        : inner instanceof z.ZodRecord
          ? inner.valueType
          : undefined;
  // Shapes, elements and values are schemas; zod's own types only say so for its core part.
  return child === undefined ? undefined : fieldAt(child as z.ZodType, rest);
}

/** The key of a field's texts: its path with list indexes as `[]`. */
export function textPathOf(path: FieldPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

function innermost(schema: z.ZodType): z.ZodType {
  const inner = unwrap(schema);
  return inner === schema ? schema : innermost(inner);
}
