import { Button } from '@mantine/core';
import { IconMail, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { languageName } from '#designer/i18n/language-name.ts';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { createEmailTemplate, deleteEmailTemplate, listEmailTemplates } from '#schemas/api/email-templates.ts';
import type { EmailTemplate } from '#schemas/domain/email-template.ts';
import { CreateEmailDialog } from './create-email-dialog.tsx';
import { RelationTabs } from './relation-tabs.tsx';

/** The e-mails that agents send from templates. */
export function EmailsPage() {
  const { relations } = useMessages();
  const texts = relations.emails;
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery(reading(listEmailTemplates));
  const [creating, setCreating] = useState(false);
  const columns = useEmailColumns();
  const open = (id: string) => void navigate({ to: '/relations/emails/$templateId', params: { templateId: id } });
  const add = may(createEmailTemplate) && (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setCreating(true)}>
      {texts.add}
    </Button>
  );
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.emailTemplates}
      columns={columns}
      onOpen={({ id }) => open(id)}
      icon={<IconMail size={36} stroke={1.3} />}
      add={add}
      tabs={<RelationTabs />}
    >
      {creating && <CreateEmailDialog onClose={() => setCreating(false)} onCreated={open} />}
    </CollectionPage>
  );
}

function useEmailColumns(): Column<EmailTemplate>[] {
  const { relations, common } = useMessages();
  const texts = relations.emails;
  const { compare } = useFormats();
  const { language: ui } = useLanguage();
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: ({ id, name }) => (
          <Link to="/relations/emails/$templateId" params={{ templateId: id }} title={id}>
            {name}
          </Link>
        ),
        compare: (a, b) => compare(a.name, b.name),
        width: '24%',
      },
      {
        key: 'language',
        header: texts.fields.language.label,
        cell: ({ language }) => languageName(language, ui),
        compare: (a, b) => compare(a.language, b.language),
        width: 120,
      },
      {
        key: 'subject',
        header: texts.fields.subject.label,
        cell: ({ subject }) => <span title={subject}>{subject}</span>,
        compare: (a, b) => compare(a.subject, b.subject),
      },
      {
        key: 'usedBy',
        header: relations.usedBy,
        cell: ({ usedBy }) => <UsedByList flows={[]} campaigns={usedBy.campaigns} />,
        compare: (a, b) => a.usedBy.campaigns.length - b.usedBy.campaigns.length,
        width: '18%',
      },
      {
        key: 'updatedAt',
        header: relations.updated,
        cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
        compare: (a, b) => compare(a.updatedAt, b.updatedAt),
        width: 120,
      },
      {
        key: 'menu',
        header: '',
        cell: (template) => (
          <EntryActions
            entry={template}
            remove={deleteEmailTemplate}
            refreshes={[listEmailTemplates]}
            deleteText={texts.deleteText}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, relations, common, compare, ui],
  );
}
