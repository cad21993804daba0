import { Button, Menu } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FlowField } from '#designer/ui/form/fields/flow-field.tsx';
import { useRecord } from '#designer/ui/form/record-form.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { importFlow, listFlows, publishFlow } from '#schemas/api/flows.ts';
import { type FlowTemplate, flowFromTemplate } from '#schemas/campaign/flow-templates.ts';
import classes from './campaigns.module.css';

const TEMPLATES: readonly FlowTemplate[] = ['welcome', 'menu'];

/** The flow before the queue; one that does not exist yet begins as a template. */
export function FlowTemplateField(field: FieldProps) {
  const form = useRecord();
  const { campaigns: texts } = useMessages();
  const toasts = useToasts();
  const create = useCall(importFlow);
  const publish = useCall(publishFlow, { refreshes: [listFlows] });
  const [busy, setBusy] = useState(false);
  const make = async (template: FlowTemplate) => {
    setBusy(true);
    const name = texts.templateName(nameOf(form.values));
    try {
      const id = `${template}-${Date.now().toString(36)}`;
      const document = flowFromTemplate({ template, id, name, languages: form.languages });
      const { summary } = await create.mutateAsync({ body: { document } });
      await publish.mutateAsync({ params: { id: summary.id }, body: { revision: summary.revision, message: '' } });
      form.set(field.path, summary.id);
      toasts.done(texts.templateMade(name));
    } catch (error) {
      toasts.failed(error, name);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <FlowField {...field} />
      {!form.readOnly && (
        <div className={classes.besides}>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                variant="default"
                size="compact-sm"
                loading={busy}
                leftSection={<IconTemplate size={14} aria-hidden />}
              >
                {texts.fromTemplate}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {TEMPLATES.map((template) => (
                <Menu.Item key={template} onClick={() => void make(template)}>
                  {texts.templates[template]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </div>
  );
}

/** What was typed so far. */
export function nameOf(values: unknown): string {
  return String(Reflect.get(Object(values), 'name') ?? '');
}
