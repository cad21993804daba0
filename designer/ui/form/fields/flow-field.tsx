import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { listFlows } from '#schemas/api/flows.ts';
import { canCall } from '#schemas/nodes/sub-flow/can-call.ts';
import type { FieldProps } from '../field-editor.tsx';
import { fieldId, useFormScope } from '../form-scope.ts';
import { FieldFrame, useFieldTexts } from './field-frame.tsx';
import { SearchSelect } from './search-select.tsx';

/** Another flow, with the way to it. */
export function FlowField(field: FieldProps) {
  const form = useFormScope();
  const { flow: texts } = useMessages().form;
  const { label } = useFieldTexts(field);
  const { flowKind: wanted } = field.meta;
  const known = useQuery(reading(listFlows)).data?.flows;
  const flows = known ?? [];
  const value = String(field.value ?? '');
  // Until it is known what there is, nothing is called missing.
  const notYetKnown = known || value === '' ? [] : [{ value, label: value }];
  return (
    <FieldFrame field={field}>
      <SearchSelect
        id={fieldId(form.id, field.path)}
        label={label}
        value={value}
        unknown={(id) => id}
        options={[
          ...notYetKnown,
          ...flows
            .filter(
              ({ id, kind }) =>
                id !== form.caller.flowId && (wanted ? kind === wanted : canCall(form.caller.kind, kind)),
            )
            .map(({ id, name, publishedVersion }) => ({
              value: id,
              label: name,
              hint: publishedVersion === null ? texts.notPublished : `v${publishedVersion}`,
            })),
        ]}
        placeholder={field.meta.optional ? texts.optional : texts.choose}
        clearable={field.meta.optional}
        none={texts.none}
        onChoose={(id) => form.set(field.path, id)}
        readOnly={form.readOnly}
        error={false}
        aside={
          value !== '' && (
            <Link to="/flows/$flowId" params={{ flowId: value }} title={texts.openFlow} aria-label={texts.openFlow}>
              <IconExternalLink size={14} aria-hidden />
            </Link>
          )
        }
      />
    </FieldFrame>
  );
}
