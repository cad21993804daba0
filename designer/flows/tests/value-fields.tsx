import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Variable } from '#schemas/flow/variable.ts';
import classes from './test-dialog.module.css';

interface ValueFieldsProps {
  label: string;
  variables: readonly Pick<Variable, 'name' | 'type'>[];
  values: Readonly<Record<string, unknown>>;
  onChange: (values: Record<string, unknown>) => void;
}

/** A value for each of some variables; one that is left empty is not part of the test. */
export function ValueFields({ label, variables, values, onChange }: ValueFieldsProps) {
  if (variables.length === 0) return null;
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...others } = values;
    onChange(value === undefined ? others : { ...others, [name]: value });
  };
  return (
    <fieldset className={classes.grid} aria-label={label}>
      {variables.map((variable) => (
        <ValueField
          key={variable.name}
          variable={variable}
          value={values[variable.name]}
          onChange={(value) => set(variable.name, value)}
        />
      ))}
    </fieldset>
  );
}

interface ValueFieldProps {
  variable: Pick<Variable, 'name' | 'type'>;
  value: unknown;
  onChange: (value: unknown) => void;
}

function ValueField({ variable: { name, type }, value, onChange }: ValueFieldProps) {
  const { tests: texts } = useMessages().flows;
  if (type === 'number') {
    return (
      <NumberInput
        size="xs"
        label={name}
        placeholder={texts.unset}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
      />
    );
  }
  if (type === 'boolean') {
    return (
      <NativeSelect
        size="xs"
        label={name}
        value={typeof value === 'boolean' ? String(value) : ''}
        data={[
          { value: '', label: texts.unset },
          { value: 'true', label: texts.yes },
          { value: 'false', label: texts.no },
        ]}
        onChange={({ currentTarget: { value: next } }) => onChange(next === '' ? undefined : next === 'true')}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      label={name}
      placeholder={texts.unset}
      value={value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)}
      onChange={({ currentTarget: { value: next } }) => onChange(next === '' ? undefined : read(next, type))}
    />
  );
}

/** Lists are written as JSON; while they are not, the text stands. */
function read(text: string, type: Variable['type']): unknown {
  if (type !== 'list') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
