import { Alert, Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { listDispositionVersions } from '#schemas/api/disposition-groups.ts';
import type { DispositionGroup } from '#schemas/domain/disposition-group.ts';
import { DispositionChip } from './disposition-chip.tsx';
import classes from './dispositions.module.css';

/** What the group was, and from when until when; contacts of that time are counted by it (S44). */
export function VersionList({ group }: { group: DispositionGroup }) {
  const { dispositions: texts, common } = useMessages();
  const formats = useFormats();
  const found = useQuery(reading(listDispositionVersions, { params: { id: group.id } }));
  if (found.isError && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div className={classes.versions}>
      <Alert color="blue" mb="md">
        {texts.versionsHelp}
      </Alert>
      {!found.data && <Skeleton height={120} />}
      {found.data && (
        <Table aria-label={texts.sections.versions}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={90}>{texts.versionHead}</Table.Th>
              <Table.Th w={180}>{texts.from}</Table.Th>
              <Table.Th w={180}>{texts.until}</Table.Th>
              <Table.Th w={130}>{texts.by}</Table.Th>
              <Table.Th>{texts.statuses}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.versions.map((version, index, all) => (
              <Table.Tr key={version.version}>
                <Table.Td>{version.version}</Table.Td>
                <Table.Td>{formats.dateTime(version.createdAt)}</Table.Td>
                <Table.Td>{index === 0 ? texts.now : formats.dateTime(all[index - 1]?.createdAt ?? '')}</Table.Td>
                <Table.Td>{common.person(version.createdBy)}</Table.Td>
                <Table.Td>
                  <span className={classes.chipRows}>
                    {version.statuses.map(({ code, name, colour }) => (
                      <DispositionChip key={code} name={name} colour={colour} />
                    ))}
                    {version.statuses.length === 0 && texts.noStatuses}
                  </span>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
