import { Button, Checkbox, NativeSelect, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import { variableOfColumn, variablesFromColumns } from './connect-columns.ts';
import classes from './page-designer.module.css';

/** Makes variables of a data file's columns: all of them, or those that the script needs. */
export function ColumnsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { store, announce } = useEditor();
  const { common, flows } = useMessages();
  const texts = flows.columns;
  const files = useQuery(reading(listDataFiles)).data?.dataFiles ?? [];
  const variables = useFlow((flow) => flow.variables);
  const [fileId, setFileId] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [written, setWritten] = useState<ReadonlySet<string>>(new Set());
  const file = files.find(({ id }) => id === fileId);
  const free = file?.columns.filter(({ name }) => !variableOfColumn(variables, { file: file.id, column: name })) ?? [];
  const wanted = free.filter(({ name }) => chosen.has(name));
  const choose = (id: string) => {
    setFileId(id);
    setChosen(new Set());
    setWritten(new Set());
  };
  const create = () => {
    if (!file) return;
    const columns = wanted.map((column) => ({ column, write: written.has(column.name) }));
    store.edit((flow) => variablesFromColumns(flow, file.id, columns));
    announce(texts.created(columns.length));
    choose('');
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={texts.title} size={520}>
      <Stack gap="sm">
        <p className={classes.hint}>{files.length === 0 ? texts.noFiles : texts.help}</p>
        {files.length > 0 && (
          <NativeSelect
            data-autofocus
            size="sm"
            label={texts.file}
            value={fileId}
            data={[
              { value: '', label: texts.chooseFile },
              ...files.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget: { value } }) => choose(value)}
          />
        )}
        {file && (
          <fieldset className={classes.columnList}>
            <legend>{texts.columns}</legend>
            <Checkbox
              size="sm"
              label={texts.all}
              disabled={free.length === 0}
              checked={free.length > 0 && wanted.length === free.length}
              indeterminate={wanted.length > 0 && wanted.length < free.length}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(new Set(checked ? free.map(({ name }) => name) : []))
              }
            />
            {file.columns.map((column) => {
              const taken = variableOfColumn(variables, { file: file.id, column: column.name });
              return (
                <div key={column.name} className={classes.columnRow}>
                  <Checkbox
                    size="sm"
                    label={column.name}
                    description={taken ? texts.connectedAs(taken.name) : describe(column, texts)}
                    disabled={taken !== undefined}
                    checked={taken !== undefined || chosen.has(column.name)}
                    onChange={() => setChosen(toggled(chosen, column.name))}
                  />
                  {!column.key && chosen.has(column.name) && (
                    <Switch
                      size="xs"
                      label={texts.write}
                      aria-label={`${column.name}: ${texts.write}`}
                      checked={written.has(column.name)}
                      onChange={() => setWritten(toggled(written, column.name))}
                    />
                  )}
                </div>
              );
            })}
          </fieldset>
        )}
        <div className={classes.previewHead}>
          <span className={classes.space} />
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button disabled={wanted.length === 0} onClick={create}>
            {texts.create(wanted.length)}
          </Button>
        </div>
      </Stack>
    </Dialog>
  );
}

function describe(
  { type, key }: { type: 'text' | 'number' | 'boolean' | 'date' | 'phone'; key: boolean },
  texts: { types: Record<'text' | 'number' | 'boolean' | 'date' | 'phone', string>; key: string },
): string {
  return key ? `${texts.types[type]} · ${texts.key}` : texts.types[type];
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set(names.has(name) ? [...names].filter((other) => other !== name) : [...names, name]);
}
