import type { z } from 'zod';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRequestForm } from './use-request-form.ts';

interface NameDialogProps {
  title: string;
  /** What the button says. */
  action: string;
  /** What stands in the field at first. */
  name: string;
  help?: string;
  /** The contract's own schema of what is sent. */
  schema: z.ZodObject<{ name: z.ZodString }>;
  send: (body: { name: string }) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a name: of a copy, or another one of what there is. */
export function NameDialog({ title, action, name, help, schema, send, onClose }: NameDialogProps) {
  const { common } = useMessages();
  const label = { label: common.name, ...(help === undefined ? {} : { help }) };
  const form = useRequestForm({ schema, initial: { name }, send, texts: { fields: { name: label } } });
  return <RecordDialog title={title} action={action} form={form} onClose={onClose} />;
}
