import { Button } from '@mantine/core';
import { IconPlus, IconUserX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { EntryMenu } from '#designer/admin/calendars/entry-menu.tsx';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import { likelyCountry } from '#designer/ui/country-select.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { CountryField } from '#designer/ui/form/fields/country-field.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useOpenedEntry } from '#designer/ui/use-opened-entry.ts';
import { createBlacklist, deleteBlacklist, listBlacklists, updateBlacklist } from '#schemas/api/blacklists.ts';
import type { Blacklist } from '#schemas/domain/blacklist.ts';
import { DataTabs } from './data-tabs.tsx';

/** Lists of callers that flows treat differently. */
export function BlacklistsPage() {
  const {
    data: { blacklists: texts },
  } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery(reading(listBlacklists));
  const { entry, open, add, close } = useOpenedEntry(found.data?.blacklists);
  const columns = useBlacklistColumns(open);
  const button = may(createBlacklist) && (
    <Button leftSection={<IconPlus size={15} />} onClick={add}>
      {texts.add}
    </Button>
  );
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.blacklists}
      columns={columns}
      onOpen={(list) => void navigate({ to: '/data/blacklists/$listId', params: { listId: list.id } })}
      icon={<IconUserX size={36} stroke={1.3} />}
      add={button}
      tabs={<DataTabs />}
    >
      {entry !== undefined && <BlacklistDialog key={entry?.id} list={entry} onClose={close} />}
    </CollectionPage>
  );
}

function useBlacklistColumns(onEdit: (list: Blacklist) => void): Column<Blacklist>[] {
  const {
    data: { blacklists: texts },
    common,
  } = useMessages();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: (list) => (
          <Link to="/data/blacklists/$listId" params={{ listId: list.id }} title={list.id}>
            {list.name}
          </Link>
        ),
        compare: (a, b) => formats.compare(a.name, b.name),
      },
      {
        key: 'numbers',
        header: texts.numbers,
        cell: (list) => formats.number(list.numbers),
        compare: (a, b) => a.numbers - b.numbers,
        align: 'end',
        width: 120,
      },
      {
        key: 'usedBy',
        header: texts.usedBy,
        cell: (list) => <UsedByList flows={list.usedBy} campaigns={[]} />,
        compare: (a, b) => a.usedBy.length - b.usedBy.length,
        width: '36%',
      },
      {
        key: 'menu',
        header: '',
        cell: (list) => (
          <EntryMenu
            entry={list}
            onEdit={() => onEdit(list)}
            remove={deleteBlacklist}
            refreshes={[listBlacklists]}
            deleteText={texts.deleteText}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, common, formats, onEdit],
  );
}

function BlacklistDialog({ list, onClose }: { list: Blacklist | null; onClose: () => void }) {
  const {
    data: { blacklists: texts, country, countryHelp },
    common,
  } = useMessages();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const toasts = useToasts();
  const create = useCall(createBlacklist, { refreshes: [listBlacklists] });
  const update = useCall(updateBlacklist, { refreshes: [listBlacklists] });
  const form = useRecordForm({
    schema,
    stored: list ? storedOf(list) : { revision: 0, value: { name: '', country: likelyCountry(language) } },
    texts: { fields: { name: { label: common.name }, country: { label: country, help: countryHelp } } },
    save: async (body, revision) => {
      const { blacklist } = list
        ? await update.mutateAsync({ params: { id: list.id }, body: { ...body, revision } })
        : await create.mutateAsync({ body });
      toasts.done(common.saved(body.name));
      if (!list) await navigate({ to: '/data/blacklists/$listId', params: { listId: blacklist.id } });
      return storedOf(blacklist);
    },
  });
  return (
    <RecordDialog
      title={list ? texts.edit : texts.add}
      action={list ? common.save : common.create}
      form={form}
      onClose={onClose}
    >
      <FormFields only={['name']} />
      <FormField path={['country']} widget={CountryField} />
    </RecordDialog>
  );
}

const schema = createBlacklist.body;

function storedOf({ name, country, ...saved }: Blacklist): StoredRecord<ReturnType<typeof schema.parse>> {
  const { revision, updatedAt, updatedBy } = saved;
  return { value: { name, country }, revision, updatedAt, updatedBy };
}
