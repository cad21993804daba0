import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiError } from '#designer/api/api-error.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { createDidRange, listDids } from '#schemas/api/dids.ts';
import { listSites } from '#schemas/api/sites.ts';
import { field } from '#schemas/nodes/fields.ts';

const { first } = createDidRange.body.shape;

/** Numbers are pasted with spaces, dots and hyphens. */
const bareNumber = z.string().transform(bare).pipe(first);

const schema = createDidRange.body.extend({
  first: field(bareNumber, { widget: 'phone' }),
  /** A single number is a range of one. */
  last: field(z.union([z.literal(''), bareNumber]), { widget: 'phone' }),
});

export function DeclareRangeDialog({ onClose }: { onClose: () => void }) {
  const messages = useMessages();
  const { dids: texts } = messages;
  const toasts = useToasts();
  const create = useCall(createDidRange, { refreshes: [listDids, listSites] });
  const form = useRequestForm({
    schema,
    initial: { site: '', first: '', last: '' },
    texts: {
      fields: {
        site: { label: texts.site, help: texts.siteHelp },
        first: { label: texts.first },
        last: { label: texts.last, help: texts.lastHelp },
      },
    },
    explain: (error) => {
      const numbers = error instanceof ApiError ? error.details.numbers : undefined;
      const sentence = describeError(error, messages);
      return Array.isArray(numbers) ? `${sentence} ${numbers.slice(0, 8).join(', ')}` : sentence;
    },
    send: async (body) => {
      await create.mutateAsync({ body: { ...body, last: body.last || body.first } });
      toasts.done(texts.declared(body.site));
    },
  });
  return (
    <RecordDialog title={texts.declareTitle} action={texts.declare} form={form} onClose={onClose}>
      <FormField path={['site']} widget={SiteField} />
      <FormFields only={['first', 'last']} />
    </RecordDialog>
  );
}

/** A site by its name: one of those that exist, or a new one. */
function SiteField(field: FieldProps) {
  const form = useFormScope();
  const sites = useQuery(reading(listSites)).data?.sites ?? [];
  return (
    <FieldFrame field={field}>
      <Autocomplete
        {...useInputProps(field)}
        data={sites.map(({ name }) => name)}
        value={String(field.value ?? '')}
        onChange={(name) => form.set(field.path, name)}
      />
    </FieldFrame>
  );
}

function bare(number: string): string {
  return number.replace(/[\s.()-]/g, '');
}
