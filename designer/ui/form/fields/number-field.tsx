import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { unwrap } from '#schemas/nodes/fields.ts';
import type { FieldProps } from '../field-editor.tsx';
import { useFormScope } from '../form-scope.ts';
import { FieldFrame, useInputProps } from './field-frame.tsx';

/** A whole or broken number with its unit. */
export function NumberField(field: FieldProps) {
  return <Quantity field={field} per={1} />;
}

/** A length of time: kept in the field's unit, written in seconds. */
export function DurationField(field: FieldProps) {
  return <Quantity field={field} per={field.meta.unit === 'milliseconds' ? 1000 : 1} />;
}

/** @param per How many of the field's unit make one of what is shown. */
function Quantity({ field, per }: { field: FieldProps; per: number }) {
  const form = useFormScope();
  const { form: words } = useMessages();
  const schema = unwrap(field.schema);
  const limits = schema instanceof z.ZodNumber ? { min: schema.minValue, max: schema.maxValue } : {};
  const nullable = field.schema.safeParse(null).success;
  const whole = per === 1 && schema instanceof z.ZodNumber && schema.isInt;
  const unit = field.meta.unit ? words.units[field.meta.unit] : undefined;
  // While the field is empty or half-typed it shows what was typed, and the config keeps its last number.
  const [typed, setTyped] = useState<string>();
  const value = typeof field.value === 'number' ? field.value / per : '';
  const { onBlur, ...input } = useInputProps(field);
  return (
    <FieldFrame field={field}>
      <NumberInput
        {...input}
        value={typed ?? value}
        onChange={(next) => {
          if (next === '' && nullable) {
            setTyped(undefined);
            form.set(field.path, null);
          } else if (typeof next === 'number') {
            setTyped(undefined);
            form.set(field.path, Math.round(next * per * 1000) / 1000);
          } else setTyped(next);
        }}
        onBlur={() => {
          setTyped(undefined);
          onBlur();
        }}
        suffix={unit ? ` ${unit}` : undefined}
        min={shownLimit(limits.min, per)}
        max={shownLimit(limits.max, per)}
        clampBehavior="none"
        step={per === 1 ? 1 : 0.5}
        decimalScale={whole ? 0 : 2}
        allowNegative={(limits.min ?? 0) < 0}
        placeholder={nullable ? words.none : undefined}
        w="100%"
        maw={form.dense ? 150 : 180}
      />
    </FieldFrame>
  );
}

function shownLimit(limit: number | null | undefined, per: number): number | undefined {
  return typeof limit === 'number' && Number.isFinite(limit) ? limit / per : undefined;
}
