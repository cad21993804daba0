import { Checkbox, Select, TextInput } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { columnType, dataColumn } from '#schemas/domain/data-file.ts';
import classes from './import.module.css';
import type { ColumnDraft } from './use-import.ts';

interface ColumnTableProps {
  columns: readonly ColumnDraft[];
  /** The first rows of the file, as texts. */
  rows: readonly (readonly string[])[];
  onChange: (columns: ColumnDraft[]) => void;
}

/** The first rows under what their columns will be. */
export function ColumnTable({ columns, rows, onChange }: ColumnTableProps) {
  const {
    data: { import: texts },
  } = useMessages();
  const change = (index: number, part: Partial<ColumnDraft>) =>
    onChange(columns.map((column) => (column.index === index ? { ...column, ...part } : column)));
  return (
    <section aria-label={texts.preview}>
      <p className={classes.help}>{texts.previewHelp}</p>
      <div className={classes.preview} data-scroll>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.index} scope="col" data-left-out={!column.taken || undefined}>
                  <ColumnHead column={column} onChange={(part) => change(column.index, part)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              <tr key={line}>
                {columns.map(({ index, taken }) => (
                  <td key={index} data-left-out={!taken || undefined} title={row[index]}>
                    {row[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ColumnHead({ column, onChange }: { column: ColumnDraft; onChange: (part: Partial<ColumnDraft>) => void }) {
  const {
    data: { import: texts, files },
  } = useMessages();
  const title = column.label === '' ? texts.unnamed(column.index + 1) : column.label;
  return (
    <div className={classes.column}>
      <Checkbox
        size="xs"
        label={<span className={classes.label}>{title}</span>}
        aria-label={texts.take(title)}
        title={title}
        checked={column.taken}
        onChange={(event) => onChange({ taken: event.currentTarget.checked })}
      />
      <TextInput
        size="xs"
        aria-label={texts.nameOf(title)}
        value={column.name}
        disabled={!column.taken}
        error={column.taken && !dataColumn.shape.name.safeParse(column.name).success}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Select
        size="xs"
        aria-label={texts.typeOf(title)}
        value={column.type}
        disabled={!column.taken}
        allowDeselect={false}
        data={columnType.options.map((value) => ({ value, label: files.types[value] }))}
        onChange={(value) => onChange({ type: columnType.parse(value) })}
      />
      <Checkbox
        size="xs"
        label={texts.key}
        aria-label={texts.keyOf(title)}
        checked={column.key}
        disabled={!column.taken}
        onChange={(event) => onChange({ key: event.currentTarget.checked })}
      />
    </div>
  );
}
