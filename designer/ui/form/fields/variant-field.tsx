import { NativeSelect } from '@mantine/core';
import { use } from 'react';
import { z } from 'zod';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { optionFor, unwrap } from '#schemas/nodes/fields.ts';
import { emptyItem } from '../empty-item.ts';
import { type FieldProps, ObjectFields } from '../field-editor.tsx';
import { SpokenLanguagesContext, useFormScope } from '../form-scope.ts';
import { isRecord } from '../set-at-path.ts';
import { FieldFrame, useInputProps, useOptionText } from './field-frame.tsx';
import classes from './group-field.module.css';

/** One of several shapes: which one, and below it what that one has. */
export function VariantField(field: FieldProps) {
  const form = useFormScope();
  const { languages } = use(SpokenLanguagesContext);
  const { form: texts } = useMessages();
  const schema = unwrap(field.schema);
  const union = schema instanceof z.ZodDiscriminatedUnion ? schema : undefined;
  const discriminator = union?.def.discriminator ?? '';
  const nameOf = useOptionText({ textPath: `${field.textPath}.${discriminator}` });
  const { readOnly, ...input } = useInputProps(field);
  if (!union) return null;
  const record = isRecord(field.value) ? field.value : {};
  const chosen = optionFor(union, record);
  const kinds = union.options.flatMap((option) => kindOf(option, discriminator));
  const choose = (kind: string) => {
    const option = optionFor(union, { [discriminator]: kind });
    const empty = option && emptyItem(option, { siblings: [], languages });
    // What both shapes have is kept.
    if (isRecord(empty)) form.set(field.path, { ...empty, ...common(record, empty), [discriminator]: kind });
  };
  const current = String(record[discriminator] ?? '');
  return (
    <FieldFrame field={field} composite>
      <NativeSelect
        {...input}
        disabled={readOnly}
        value={current}
        data={[
          ...(kinds.includes(current) ? [] : [{ value: current, label: current || texts.choose }]),
          ...kinds.map((kind) => ({ value: kind, label: nameOf(kind) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {chosen && Object.keys(chosen.shape).length > 1 && (
        <div className={classes.variant}>
          <ObjectFields schema={chosen} path={field.path} textPath={field.textPath} value={record} />
        </div>
      )}
    </FieldFrame>
  );
}

function kindOf(option: unknown, discriminator: string): string[] {
  const literal = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
  return literal instanceof z.ZodLiteral ? [String(literal.value)] : [];
}

function common(before: Record<string, unknown>, empty: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(before).filter(([key]) => key in empty));
}
