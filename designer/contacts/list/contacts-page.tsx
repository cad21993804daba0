import { Button } from '@mantine/core';
import { IconArrowUp, IconPhoneCall } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { ContactFilterBar } from './contact-filter-bar.tsx';
import type { ContactFilters } from './contact-filters.ts';
import classes from './contacts-page.module.css';
import { LiveState } from './live-state.tsx';
import { useContactColumns } from './use-contact-columns.tsx';
import { useContactList } from './use-contact-list.ts';
import { useHold } from './use-hold.ts';

/** Contacts, newest first, changing as calls come, go on and end. */
export function ContactsPage() {
  const { contacts: texts, common } = useMessages();
  const filters = useSearch({ from: '/shell/contacts' });
  const navigate = useNavigate();
  const hold = useHold();
  const { query, rows, waiting, arrivedIds, showWaiting } = useContactList(filters, hold.isHeld);
  const columns = useContactColumns();
  const setFilters = (next: ContactFilters) => void navigate({ to: '/contacts', search: next, replace: true });
  const filtered = Object.values(filters).some((value) => value !== undefined && value !== '');

  return (
    <Page
      title={texts.title}
      note={<LiveState />}
      toolbar={<ContactFilterBar filters={filters} onChange={setFilters} />}
    >
      {query.isError && !rows ? (
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div className={classes.area} {...hold.area}>
          {waiting > 0 && (
            <Button
              className={classes.waiting}
              size="compact-xs"
              radius="xl"
              leftSection={<IconArrowUp size={13} />}
              onClick={() => {
                showWaiting();
                hold.toTop();
              }}
            >
              {texts.waiting(waiting)}
            </Button>
          )}
          <DataTable
            label={texts.title}
            columns={columns}
            rows={rows}
            rowKey={(contact) => contact.id}
            isNew={(contact) => arrivedIds.has(contact.id)}
            onOpen={(contact) => void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id } })}
            empty={
              filtered ? (
                <NoResults onClear={() => setFilters({})} />
              ) : (
                <EmptyState
                  icon={<IconPhoneCall size={36} stroke={1.3} />}
                  title={texts.emptyTitle}
                  text={texts.emptyText}
                />
              )
            }
            footer={
              query.hasNextPage && (
                <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {common.more}
                </Button>
              )
            }
          />
        </div>
      )}
    </Page>
  );
}
