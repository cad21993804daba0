import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { LanguagesField } from '#designer/ui/form/fields/languages-field.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { type FormTexts, useFormScope } from '#designer/ui/form/form-scope.ts';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { createFlow, listFlows } from '#schemas/api/flows.ts';
import { flowKind } from '#schemas/flow/flow.ts';

export function CreateFlowDialog({ onClose }: { onClose: () => void }) {
  const { flowList, common } = useMessages();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const create = useCall(createFlow, { refreshes: [listFlows] });
  const texts: FormTexts = {
    fields: {
      name: { label: common.name },
      kind: { label: flowList.kind },
      languages: { label: flowList.languages, help: flowList.languagesHelp },
    },
  };
  const form = useRequestForm({
    schema: createFlow.body,
    // Most flows answer calls, in the language of the person who draws them.
    initial: { name: '', kind: 'ivr', languages: [language] },
    texts,
    send: async (body) => {
      const created = await create.mutateAsync({ body });
      await navigate({ to: '/flows/$flowId', params: { flowId: created.summary.id } });
    },
  });
  return (
    <RecordDialog title={flowList.createTitle} action={common.create} form={form} onClose={onClose}>
      <FormFields only={['name']} />
      <FormField path={['kind']} widget={KindField} />
      <FormField path={['languages']} widget={LanguagesField} />
    </RecordDialog>
  );
}

/** Chooses a kind, and says what it is for. */
function KindField(field: FieldProps) {
  const { flowList } = useMessages();
  const form = useFormScope();
  const chosen = flowKind.parse(field.value);
  return (
    <FieldFrame field={field}>
      <NativeSelect
        {...useInputProps(field)}
        value={chosen}
        description={flowList.kindHelp[chosen]}
        inputWrapperOrder={['input', 'description']}
        data={flowKind.options.map((value) => ({ value, label: flowList.kinds[value] }))}
        onChange={({ currentTarget: { value } }) => form.set(field.path, value)}
      />
    </FieldFrame>
  );
}
