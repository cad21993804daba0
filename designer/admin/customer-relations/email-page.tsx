import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { MessageTest } from '#designer/admin/settings/message-test.tsx';
import { ApiError } from '#designer/api/api-error.ts';
import { call } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotFoundPage } from '#designer/app/not-found-page.tsx';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { SPOKEN_LANGUAGES } from '#designer/i18n/language-name.ts';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordForm } from '#designer/ui/form/record-form.tsx';
import { SaveBar } from '#designer/ui/form/save-bar.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import {
  listEmailTemplates,
  readEmailTemplate,
  testEmailTemplate,
  updateEmailTemplate,
} from '#schemas/api/email-templates.ts';
import {
  type EmailTemplate,
  type EmailTemplateSettings,
  emailTemplateSettings,
} from '#schemas/domain/email-template.ts';
import { EmailPreview } from './email-preview.tsx';
import { HtmlField, SubjectField } from './merged-field.tsx';
import classes from './relations.module.css';

/** One template: its source beside what a customer will get. */
export function EmailPage() {
  const { templateId } = useParams({ from: '/shell/relations/emails/$templateId' });
  const found = useQuery(reading(readEmailTemplate, { params: { id: templateId } }));
  if (found.error instanceof ApiError && found.error.status === 404) return <NotFoundPage />;
  if (found.isError && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={300} m="lg" />;
  return <EmailForm key={templateId} template={found.data.emailTemplate} reload={() => found.refetch()} />;
}

function EmailForm({ template, reload }: { template: EmailTemplate; reload: () => Promise<unknown> }) {
  const { relations, settings } = useMessages();
  const texts = relations.emails;
  const may = useMay();
  const update = useCall(updateEmailTemplate, { refreshes: [listEmailTemplates, readEmailTemplate] });
  const form = useRecordForm({
    schema: emailTemplateSettings,
    stored: storedOf(template),
    texts,
    readOnly: !may(updateEmailTemplate),
    languages: () => SPOKEN_LANGUAGES,
    reload,
    save: async (body, revision) => {
      const { emailTemplate } = await update.mutateAsync({ params: { id: template.id }, body: { ...body, revision } });
      return storedOf(emailTemplate);
    },
  });
  const { name: _, ...draft } = form.values;
  return (
    <Page
      title={template.name}
      toolbar={
        <Link to="/relations/emails" className={classes.back}>
          <IconArrowLeft size={14} aria-hidden /> {texts.back}
        </Link>
      }
    >
      <RecordForm form={form}>
        <div className={classes.halves} data-scroll>
          <div className={classes.half}>
            <FormFields only={['name', 'language']} />
            <FormField path={['subject']} widget={SubjectField} />
            <FormField path={['html']} widget={HtmlField} />
          </div>
          <div className={classes.half}>
            <EmailPreview {...form.values} />
            {may(testEmailTemplate) && (
              <MessageTest
                label={settings.mail.testTo}
                reasons={settings.mail.reasons}
                disabled={!testEmailTemplate.body.omit({ to: true }).safeParse(draft).success}
                send={(to) => call(testEmailTemplate, { body: { ...draft, to } })}
              />
            )}
          </div>
        </div>
        <SaveBar />
      </RecordForm>
    </Page>
  );
}

function storedOf(template: EmailTemplate): StoredRecord<EmailTemplateSettings> {
  const { name, language, subject, html, revision, updatedAt, updatedBy } = template;
  return { value: { name, language, subject, html }, revision, updatedAt, updatedBy };
}
