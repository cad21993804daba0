import { Alert, Button, Group, Table } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useNow } from '../use-now.ts';
import { describeField, describeValue } from './describe-value.ts';
import { changedPaths, valueAt } from './record-changes.ts';
import classes from './record-form.module.css';
import { useRecord } from './record-form.tsx';
import type { FieldPath } from './set-at-path.ts';
import type { Conflict } from './use-record-form.ts';
import { useValueWords } from './use-value-words.ts';

const RENEWED_EVERY_MS = 30_000;

/** Says that somebody else saved meanwhile, shows what, and lets the person decide; nothing entered is lost by either way. */
export function ConflictNotice() {
  const { conflict } = useRecord();
  return conflict && <Differences conflict={conflict} />;
}

const MAX_SHOWN = 80;

function Differences({ conflict }: { conflict: Conflict }) {
  const form = useRecord();
  const { form: words, common } = useMessages();
  const texts = words.conflict;
  const formats = useFormats();
  const nowMs = useNow(RENEWED_EVERY_MS);
  const valueWords = useValueWords();
  const shortly = (path: FieldPath, value: unknown) => describeValue(form, path, value, valueWords).slice(0, MAX_SHOWN);
  const { theirs, base } = conflict;
  const notice = useRef<HTMLDivElement>(null);
  // At the end of a long dialog it would be below what can be seen, and saving seem to do nothing.
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const mine = new Set(form.changed.map((path) => path.join('.')));
  return (
    <Alert ref={notice} color="yellow" role="alert" title={texts.title} className={classes.conflict}>
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
                <Table.Td>{describeField(form.texts, path)}</Table.Td>
                <Table.Td>{shortly(path, valueAt(theirs.value, path))}</Table.Td>
                <Table.Td>
                  {shortly(path, valueAt(form.values, path))}
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
