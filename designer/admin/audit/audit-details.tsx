import { Stack, Table, Text } from '@mantine/core';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';
import { describeField, describeValue } from '#designer/ui/form/describe-value.ts';
import type { FieldPath } from '#designer/ui/form/set-at-path.ts';
import { useValueWords } from '#designer/ui/form/use-value-words.ts';
import { weekSchedule } from '#schemas/domain/schedule.ts';
import { useDescribeWeek } from '../calendars/use-describe-week.ts';
import classes from './audit.module.css';
import type { AuditEntry } from './audit-entry.ts';
import { describeAction, describeRecorded } from './describe-entry.ts';
import { type RecordedChange, recordedChanges, recordedFields } from './recorded-changes.ts';
import { useAuditedForm } from './use-audited-form.ts';

/** An entry with everything that was recorded about it: of a change, what each field said before and says since. */
export function AuditDetails({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { audit: texts, common } = useMessages();
  const formats = useFormats();
  const changes = recordedChanges(entry.details);
  const { before: _, after: __, ...others } = entry.details;
  const rest = changes ? others : entry.details;
  return (
    <Dialog opened onClose={onClose} title={describeAction(entry, texts)} size={changes ? 760 : 560}>
      <Stack gap="xs">
        <Text size="sm">
          {common.person(entry.user)} · {formats.exactTime(entry.at)}
        </Text>
        <Text size="sm" c="dimmed">
          {entry.entity} {entry.entityId}
        </Text>
        {changes && <Changes entity={entry.entity} changes={changes} />}
        <Recorded entity={entry.entity} details={rest} />
      </Stack>
    </Dialog>
  );
}

function Changes({ entity, changes }: { entity: string; changes: readonly RecordedChange[] }) {
  const { audit: texts } = useMessages();
  const form = useAuditedForm()(entity);
  const describe = useDescribe(entity);
  // Of what is listed by its id, only skills have their names elsewhere.
  const { nameOf } = useValueWords();
  if (changes.length === 0) return <Text size="sm">{texts.nothingChanged}</Text>;
  return (
    <Table verticalSpacing={4} layout="fixed" className={classes.changes}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.field}</Table.Th>
          <Table.Th>{texts.before}</Table.Th>
          <Table.Th>{texts.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ path, item, before, after }) => (
          <Table.Tr key={`${path.join('.')} ${item}`}>
            <Table.Td>
              {item === undefined ? '' : `${nameOf('skill', item)} · `}
              {describeField(form.texts, path)}
            </Table.Td>
            <Table.Td c="dimmed">{describe(path, before)}</Table.Td>
            <Table.Td>{describe(path, after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What else was recorded, field by field. */
function Recorded({ entity, details }: { entity: string; details: AuditEntry['details'] }) {
  const { audit: texts } = useMessages();
  const form = useAuditedForm()(entity);
  const describe = useDescribe(entity);
  const fields = recordedFields(details);
  if (fields.length === 0) return null;
  return (
    <Table verticalSpacing={4} layout="fixed" className={classes.changes}>
      <Table.Tbody>
        {fields.map(({ path, value }) => (
          <Table.Tr key={path.join('.')}>
            <Table.Th scope="row">{describeRecorded({ form, texts, path })}</Table.Th>
            <Table.Td>{describe(path, value)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function useDescribe(entity: string): (path: FieldPath, value: unknown) => string {
  const form = useAuditedForm()(entity);
  const words = useValueWords();
  const describeWeek = useDescribeWeek();
  return (path, value) => {
    const week = weekSchedule.safeParse(value);
    return week.success ? describeWeek(week.data) : describeValue(form, path, value, words);
  };
}
