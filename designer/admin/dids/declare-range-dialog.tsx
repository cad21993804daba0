import { Autocomplete, TextInput } from '@mantine/core';
import { ApiError } from '#designer/api/api-error.ts';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { createDidRange, listDids } from '#schemas/api/dids.ts';
import { listSites } from '#schemas/api/sites.ts';

interface DeclareRangeDialogProps {
  /** Sites that exist, to be offered again. */
  sites: string[];
  onClose: () => void;
}

export function DeclareRangeDialog({ sites, onClose }: DeclareRangeDialogProps) {
  const messages = useMessages();
  const { dids: texts } = messages;
  const toasts = useToasts();
  const create = useCall(createDidRange, { refreshes: [listDids, listSites] });
  const form = useForm({
    schema: createDidRange.body,
    initial: { site: '', first: '', last: '' },
    // Numbers are pasted with spaces, dots and hyphens; a single number is a range of one.
    toBody: ({ site, first, last }) => ({ site, first: bare(first), last: bare(last) || bare(first) }),
    explain: (error) => {
      const numbers = error instanceof ApiError ? error.details.numbers : undefined;
      const sentence = describeError(error, messages);
      return Array.isArray(numbers) ? `${sentence} ${numbers.slice(0, 8).join(', ')}` : sentence;
    },
    submit: async (body) => {
      await create.mutateAsync({ body });
      toasts.done(texts.declared(body.site));
      onClose();
    },
  });
  return (
    <FormDialog opened onClose={onClose} form={form} title={texts.declareTitle} action={texts.declare}>
      <Autocomplete
        {...form.choice('site')}
        label={texts.site}
        description={texts.siteHelp}
        data={sites}
        data-autofocus
      />
      <TextInput {...form.text('first')} label={texts.first} inputMode="tel" placeholder="+33180000000" />
      <TextInput
        {...form.text('last')}
        label={texts.last}
        description={texts.lastHelp}
        inputMode="tel"
        placeholder="+33180000099"
      />
    </FormDialog>
  );
}

function bare(number: string): string {
  return number.replace(/[\s.()-]/g, '');
}
