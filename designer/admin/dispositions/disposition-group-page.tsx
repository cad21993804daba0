import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ApiError } from '#designer/api/api-error.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotFoundPage } from '#designer/app/not-found-page.tsx';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { FormSections } from '#designer/ui/form/form-sections.tsx';
import { RecordForm } from '#designer/ui/form/record-form.tsx';
import { SaveBar } from '#designer/ui/form/save-bar.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import {
  createDispositionGroup,
  listDispositionGroups,
  listDispositionVersions,
  readDispositionGroup,
  updateDispositionGroup,
} from '#schemas/api/disposition-groups.ts';
import type { DispositionGroup } from '#schemas/domain/disposition-group.ts';
import { CurrencyField } from './currency-field.tsx';
import classes from './dispositions.module.css';
import { StatusesEditor } from './statuses-editor.tsx';
import { VersionList } from './version-list.tsx';

/** One group: its statuses, its name and currency, and what it was before. */
export function DispositionGroupPage() {
  const { groupId } = useParams({ from: '/shell/relations/dispositions/$groupId' });
  const found = useQuery(reading(readDispositionGroup, { params: { id: groupId } }));
  if (found.error instanceof ApiError && found.error.status === 404) return <NotFoundPage />;
  if (found.isError && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={300} m="lg" />;
  return <GroupForm key={groupId} group={found.data.dispositionGroup} reload={() => found.refetch()} />;
}

type Values = ReturnType<typeof createDispositionGroup.body.parse>;

function GroupForm({ group, reload }: { group: DispositionGroup; reload: () => Promise<unknown> }) {
  const { dispositions: texts } = useMessages();
  const may = useMay();
  const update = useCall(updateDispositionGroup, {
    refreshes: [listDispositionGroups, listDispositionVersions, readDispositionGroup],
  });
  const form = useRecordForm({
    schema: createDispositionGroup.body,
    stored: storedOf(group),
    texts,
    readOnly: !may(updateDispositionGroup),
    reload,
    save: async (body, revision) => {
      const { dispositionGroup } = await update.mutateAsync({ params: { id: group.id }, body: { ...body, revision } });
      return storedOf(dispositionGroup);
    },
  });
  return (
    <Page
      title={group.name}
      note={texts.version(group.version)}
      toolbar={
        <Link to="/relations/dispositions" className={classes.back}>
          <IconArrowLeft size={14} aria-hidden /> {texts.back}
        </Link>
      }
    >
      <RecordForm form={form}>
        <FormSections
          label={texts.sections.label}
          sections={[
            {
              id: 'statuses',
              label: texts.sections.statuses,
              paths: [['statuses']],
              content: <StatusesEditor statuses={form.values.statuses} currency={form.values.currency} />,
            },
            {
              id: 'general',
              label: texts.sections.general,
              paths: [['name'], ['currency']],
              content: (
                <div className={classes.general}>
                  <FormFields only={['name']} />
                  <CurrencyField />
                </div>
              ),
            },
            {
              id: 'versions',
              label: texts.sections.versions,
              paths: [],
              content: <VersionList group={group} />,
            },
          ]}
        />
        <SaveBar />
      </RecordForm>
    </Page>
  );
}

function storedOf(group: DispositionGroup): StoredRecord<Values> {
  const { name, currency, statuses, revision, updatedAt, updatedBy } = group;
  return { value: { name, currency, statuses }, revision, updatedAt, updatedBy };
}
