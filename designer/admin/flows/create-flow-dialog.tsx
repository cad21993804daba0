import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { createFlow, listFlows } from '#schemas/api/flows.ts';
import { type FlowKind, flowKind } from '#schemas/flow/flow.ts';

/** Languages a flow can be drawn in; any other two-letter code can be given in the flow's own settings. */
const offeredLanguages = ['ar', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ro', 'ru', 'tr', 'uk', 'zh'];

export function CreateFlowDialog({ onClose }: { onClose: () => void }) {
  const { flowList, common } = useMessages();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const create = useCall(createFlow, { refreshes: [listFlows] });
  const form = useForm({
    schema: createFlow.body,
    initial: initialFlow(language),
    submit: async (body) => {
      const created = await create.mutateAsync({ body });
      onClose();
      await navigate({ to: '/flows/$flowId', params: { flowId: created.summary.id } });
    },
  });
  const languages = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'language' });
    return offeredLanguages.map((value) => ({ value, label: names.of(value) ?? value }));
  }, [language]);
  return (
    <FormDialog opened onClose={onClose} form={form} title={flowList.createTitle} action={common.create}>
      <TextInput {...form.text('name')} label={common.name} data-autofocus />
      <Select
        {...form.choice('kind')}
        label={flowList.kind}
        description={flowList.kindHelp[form.values.kind]}
        allowDeselect={false}
        data={flowKind.options.map((value) => ({ value, label: flowList.kinds[value] }))}
      />
      <MultiSelect
        {...form.choice('languages')}
        label={flowList.languages}
        description={flowList.languagesHelp}
        data={languages}
        searchable
        hidePickedOptions
      />
    </FormDialog>
  );
}

/** Most flows answer calls, in the language of the person who draws them. */
function initialFlow(language: string): { name: string; kind: FlowKind; languages: string[] } {
  return { name: '', kind: 'ivr', languages: [language] };
}
