import { useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { SPOKEN_LANGUAGES } from '#designer/i18n/language-name.ts';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { createEmailTemplate, listEmailTemplates } from '#schemas/api/email-templates.ts';

interface CreateEmailDialogProps {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** Name and language of a new template, which begins with a letter to write on. */
export function CreateEmailDialog({ onClose, onCreated }: CreateEmailDialogProps) {
  const { relations, common } = useMessages();
  const texts = relations.emails;
  const { language } = useLanguage();
  const create = useCall(createEmailTemplate, { refreshes: [listEmailTemplates] });
  const form = useRecordForm({
    schema: createEmailTemplate.body,
    stored: { value: { name: '', language, subject: texts.starter.subject, html: texts.starter.html }, revision: 0 },
    texts,
    languages: () => SPOKEN_LANGUAGES,
    save: async (body) => {
      const { emailTemplate } = await create.mutateAsync({ body });
      onCreated(emailTemplate.id);
      return { value: body, revision: 0 };
    },
  });
  return (
    <RecordDialog title={texts.add} action={common.create} form={form} onClose={onClose}>
      <FormFields only={['name', 'language']} />
    </RecordDialog>
  );
}
