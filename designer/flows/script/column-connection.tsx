import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { fitsColumn } from '#schemas/domain/column-variable.ts';
import type { Variable, VariableColumn } from '#schemas/flow/variable.ts';

interface ColumnConnectionProps {
  variable: Variable;
  readOnly: boolean;
  onChange: (column: VariableColumn | undefined) => void;
}

/** The column that a variable stands for, and what goes to and fro. */
export function ColumnConnection({ variable, readOnly, onChange }: ColumnConnectionProps) {
  const { columns: texts } = useMessages().flows;
  const files = useQuery(reading(listDataFiles)).data?.dataFiles ?? [];
  const { column } = variable;
  const offered = files.flatMap(({ id, name, columns }) =>
    columns
      .filter(({ type }) => fitsColumn(variable.type, type))
      .map((found) => ({ value: `${id}/${found.name}`, label: `${name} · ${found.name}`, key: found.key })),
  );
  const current = column ? `${column.file}/${column.column}` : '';
  const known = current === '' || offered.some(({ value }) => value === current);
  const connect = (value: string) => {
    const [file, name] = value.split('/');
    if (!file || !name) return onChange(undefined);
    const key = offered.find((option) => option.value === value)?.key ?? false;
    onChange({ file, column: name, read: column?.read ?? true, write: key ? false : (column?.write ?? false), key });
  };
  return (
    <>
      <NativeSelect
        size="xs"
        label={texts.connection}
        disabled={readOnly}
        value={current}
        data={[
          { value: '', label: texts.notConnected },
          ...(known ? [] : [{ value: current, label: texts.gone(current) }]),
          ...offered.map(({ value, label }) => ({ value, label })),
        ]}
        onChange={({ currentTarget: { value } }) => connect(value)}
      />
      {column && (
        <>
          <Switch
            size="xs"
            label={texts.read}
            disabled={readOnly}
            checked={column.read}
            onChange={({ currentTarget: { checked } }) => onChange({ ...column, read: checked })}
          />
          <Switch
            size="xs"
            label={texts.key}
            disabled={readOnly}
            checked={column.key}
            onChange={({ currentTarget: { checked } }) =>
              onChange({ ...column, key: checked, write: checked ? false : column.write })
            }
          />
          <Switch
            size="xs"
            label={texts.write}
            disabled={readOnly || column.key}
            checked={column.write}
            onChange={({ currentTarget: { checked } }) => onChange({ ...column, write: checked })}
          />
        </>
      )}
    </>
  );
}
