import { Button, UnstyledButton } from '@mantine/core';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { useOpenedEntry } from '#designer/ui/use-opened-entry.ts';
import { createSite, deleteSite, listSites } from '#schemas/api/sites.ts';
import type { Site } from '#schemas/domain/site.ts';
import { DidTabs } from './did-tabs.tsx';
import { SiteDialog } from './site-dialog.tsx';

/** Places for which numbers are declared, and how many are still free (S77). */
export function SitesPage() {
  const texts = useMessages().dids.sites;
  const may = useMay();
  const found = useQuery(reading(listSites));
  const { entry, open, add, close } = useOpenedEntry(found.data?.sites);
  const columns = useSiteColumns(open);
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.sites}
      columns={columns}
      onOpen={open}
      icon={<IconBuilding size={36} stroke={1.3} />}
      add={
        may(createSite) && (
          <Button leftSection={<IconPlus size={15} />} onClick={add}>
            {texts.add}
          </Button>
        )
      }
      tabs={<DidTabs />}
    >
      {entry !== undefined && <SiteDialog key={entry?.id} site={entry} onClose={close} />}
    </CollectionPage>
  );
}

function useSiteColumns(onEdit: (site: Site) => void): Column<Site>[] {
  const { dids, common } = useMessages();
  const { compare, number } = useFormats();
  const texts = dids.sites;
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: (site) => (
          <UnstyledButton fz="sm" c="var(--mantine-color-anchor)" onClick={() => onEdit(site)}>
            {site.name}
          </UnstyledButton>
        ),
        compare: (a, b) => compare(a.name, b.name),
        width: '26%',
      },
      { key: 'address', header: texts.address, cell: ({ address }) => <span title={address}>{address}</span> },
      {
        key: 'numbers',
        header: texts.numbers,
        cell: (site) => (
          <Link to="/dids" search={{ site: site.id }}>
            {number(site.numbers)}
          </Link>
        ),
        compare: (a, b) => a.numbers - b.numbers,
        width: 130,
      },
      {
        key: 'unassigned',
        header: texts.unassigned,
        cell: (site) => (
          <Link to="/dids" search={{ site: site.id, assigned: 'no' }}>
            {number(site.unassigned)}
          </Link>
        ),
        compare: (a, b) => a.unassigned - b.unassigned,
        width: 130,
      },
      {
        key: 'menu',
        header: '',
        cell: (site) => (
          <EntryActions
            entry={site}
            onEdit={() => onEdit(site)}
            remove={deleteSite}
            refreshes={[listSites]}
            deleteText={texts.deleteText}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, common, compare, number, onEdit],
  );
}
