import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconUserX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { EntryMenu } from '#designer/admin/calendars/entry-menu.tsx';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import { CountrySelect, likelyCountry } from '#designer/ui/country-select.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useForm } from '#designer/ui/use-form.ts';
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
  const [edited, setEdited] = useState<Blacklist | 'new' | null>(null);
  const columns = useBlacklistColumns(setEdited);
  const add = may(createBlacklist) && (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
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
      add={add}
      tabs={<DataTabs />}
    >
      {edited && <BlacklistDialog list={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
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
  const create = useCall(createBlacklist, { refreshes: [listBlacklists] });
  const update = useCall(updateBlacklist, { refreshes: [listBlacklists] });
  const form = useForm({
    schema: createBlacklist.body,
    initial: { name: list?.name ?? '', country: list?.country ?? likelyCountry(language) },
    submit: async (body) => {
      if (list) {
        await update.mutateAsync({ params: { id: list.id }, body });
        return onClose();
      }
      const { blacklist } = await create.mutateAsync({ body });
      onClose();
      await navigate({ to: '/data/blacklists/$listId', params: { listId: blacklist.id } });
    },
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      form={form}
      title={list ? texts.edit : texts.add}
      action={list ? common.save : common.create}
    >
      <TextInput {...form.text('name')} label={common.name} data-autofocus />
      <CountrySelect
        label={country}
        description={countryHelp}
        value={form.values.country}
        error={form.errors.country}
        onChange={(value) => form.set('country', value)}
      />
    </FormDialog>
  );
}
