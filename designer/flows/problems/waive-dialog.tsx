import { Textarea } from '@mantine/core';
import { z } from 'zod';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { type Diagnostic, describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { waiver } from '#schemas/flow/settings.ts';
import { addWaiver } from '../document/edit-waiver.ts';
import { useEditor } from '../editor/editor.ts';
import classes from './problems-panel.module.css';

const schema = z.object({ reason: waiver.shape.reason });

/** Asks for the reason why a finding is accepted. */
export function WaiveDialog({ found, onClose }: { found: Diagnostic; onClose: () => void }) {
  const { store, announce } = useEditor();
  const { language } = useLanguage();
  const texts = useMessages().flows.problems.waiveDialog;
  const form = useForm({
    schema,
    initial: { reason: '' },
    submit: async ({ reason }) => {
      store.edit((flow) => addWaiver(flow, found, reason));
      announce(texts.done);
      onClose();
    },
  });
  return (
    <FormDialog title={texts.title} action={texts.action} opened onClose={onClose} form={form}>
      <p className={classes.waiving}>{describeDiagnostic(found, language).message}</p>
      <Textarea
        label={texts.reason}
        description={texts.help}
        autosize
        minRows={3}
        maxLength={1000}
        data-autofocus
        value={form.values.reason}
        error={form.errors.reason}
        onChange={({ currentTarget: { value } }) => form.set('reason', value)}
      />
    </FormDialog>
  );
}
