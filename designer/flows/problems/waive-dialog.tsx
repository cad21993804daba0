import { z } from 'zod';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { type Diagnostic, describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { waiver } from '#schemas/flow/settings.ts';
import { field } from '#schemas/nodes/fields.ts';
import { addWaiver } from '../document/edit-waiver.ts';
import { useEditor } from '../editor/editor.ts';
import classes from './problems-panel.module.css';

const schema = z.object({ reason: field(waiver.shape.reason, { widget: 'textarea' }) });

/** Asks for the reason why a finding is accepted. */
export function WaiveDialog({ found, onClose }: { found: Diagnostic; onClose: () => void }) {
  const { store, announce } = useEditor();
  const { language } = useLanguage();
  const texts = useMessages().flows.problems.waiveDialog;
  const form = useRequestForm({
    schema,
    initial: { reason: '' },
    texts: { fields: { reason: { label: texts.reason, help: texts.help } } },
    send: async ({ reason }) => {
      store.edit((flow) => addWaiver(flow, found, reason));
      announce(texts.done);
    },
  });
  return (
    <RecordDialog title={texts.title} action={texts.action} onClose={onClose} form={form}>
      <p className={classes.waiving}>{describeDiagnostic(found, language).message}</p>
      <FormFields />
    </RecordDialog>
  );
}
