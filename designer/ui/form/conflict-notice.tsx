import { Alert, Button, Group, Table } from '@mantine/core';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useNow } from '../use-now.ts';
import type { FormTexts } from './form-scope.ts';
import { changedPaths, valueAt } from './record-changes.ts';
import classes from './record-form.module.css';
import { useRecord } from './record-form.tsx';
import { textPathOf } from './schema-at.ts';
import type { FieldPath } from './set-at-path.ts';

const RENEWED_EVERY_MS = 30_000;

/** Says that somebody else saved meanwhile, shows what, and lets the person decide; nothing entered is lost by either way. */
export function ConflictNotice() {
  const form = useRecord();
  const { form: words, common } = useMessages();
  const texts = words.conflict;
  const formats = useFormats();
  const nowMs = useNow(RENEWED_EVERY_MS);
  const { conflict } = form;
  if (!conflict) return null;
  const { theirs, base } = conflict;
  const mine = new Set(form.changed.map((path) => path.join('.')));
  return (
    <Alert color="yellow" role="alert" title={texts.title} className={classes.conflict}>
      <p className={classes.sentence}>
        {theirs.updatedBy && theirs.updatedAt
          ? texts.by(common.person(theirs.updatedBy), formats.relative(theirs.updatedAt, nowMs))
          : texts.other}
      </p>
      <div className={classes.differences}>
        <Table withRowBorders={false} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.field}</Table.Th>
              <Table.Th>{texts.theirs}</Table.Th>
              <Table.Th>{texts.yours}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changedPaths(base, theirs.value).map((path) => (
              <Table.Tr key={path.join('.')}>
                <Table.Td>{labelOf(form.texts, path)}</Table.Td>
                <Table.Td>{shortly(valueAt(theirs.value, path), texts)}</Table.Td>
                <Table.Td>
                  {shortly(valueAt(form.values, path), texts)}
                  {mine.has(path.join('.')) && <span className={classes.both}> · {texts.both}</span>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Group gap="xs" mt="xs">
        <Button variant="default" title={texts.takeOverHelp} onClick={() => conflict.resolve('theirs')}>
          {texts.takeOver}
        </Button>
        <Button variant="default" title={texts.keepMineHelp} onClick={() => conflict.resolve('mine')}>
          {texts.keepMine}
        </Button>
      </Group>
    </Alert>
  );
}

/** What a field is called; of a part that has no name of its own, what it stands in. */
function labelOf(texts: FormTexts, path: FieldPath): string {
  for (let length = path.length; length > 0; length -= 1) {
    const found = texts.fields[textPathOf(path.slice(0, length))];
    if (found) return found.label;
  }
  return path.join('.');
}

const MAX_SHOWN = 80;

function shortly(value: unknown, texts: { empty: string; entries: (count: number) => string }): string {
  if (value === undefined || value === null || value === '') return texts.empty;
  const isPlain = typeof value !== 'object';
  if (Array.isArray(value) && value.some((item) => typeof item === 'object')) return texts.entries(value.length);
  if (Array.isArray(value)) return value.length === 0 ? texts.empty : value.join(', ').slice(0, MAX_SHOWN);
  return (isPlain ? String(value) : JSON.stringify(value)).slice(0, MAX_SHOWN);
}
