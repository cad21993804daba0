import { MultiSelect, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useFieldTexts, useInputProps, useOptionText } from '#designer/ui/form/fields/field-frame.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { useRecord } from '#designer/ui/form/record-form.tsx';
import { listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import { campaignGeneral, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import classes from './campaigns.module.css';

const TYPES = ['none', 'all', 'dispositions'] as const;

/** Which conversations are recorded; statuses are those of the campaign's disposition group. */
export function RecordingField(field: FieldProps) {
  const form = useFormScope();
  const nameOf = useOptionText({ textPath: `${field.textPath}.type` });
  const { readOnly, ...input } = useInputProps(field);
  const recording = campaignGeneral.shape.recording.safeParse(field.value).data ?? { type: 'none' as const };
  const choose = (type: string) => form.set(field.path, type === 'dispositions' ? { type, codes: [] } : { type });
  return (
    <>
      <FieldFrame field={field} composite>
        <NativeSelect
          {...input}
          disabled={readOnly}
          value={recording.type}
          data={TYPES.map((type) => ({ value: type, label: nameOf(type) }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      </FieldFrame>
      {recording.type === 'dispositions' && <Codes field={field} codes={recording.codes} />}
    </>
  );
}

function Codes({ field, codes }: { field: FieldProps; codes: string[] }) {
  const form = useFormScope();
  const { values } = useRecord();
  const { campaigns: texts } = useMessages();
  const part = { ...field, path: [...field.path, 'codes'], textPath: `${field.textPath}.codes`, value: codes };
  const { label } = useFieldTexts(part);
  const settings = inboundSettings.safeParse(Reflect.get(Object(values), 'settings')).data;
  const groups = useQuery(reading(listDispositionGroups)).data?.dispositionGroups ?? [];
  const statuses = groups.find(({ id }) => id === settings?.customers.dispositions)?.statuses ?? [];
  const unknown = codes.filter((code) => !statuses.some((status) => status.code === code));
  return (
    <div className={classes.inner}>
      <FieldFrame field={part}>
        <MultiSelect
          aria-label={label}
          disabled={form.readOnly}
          value={codes}
          data={[
            ...statuses.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
            ...unknown.map((code) => ({ value: code, label: code })),
          ]}
          placeholder={codes.length === 0 ? texts.statuses.choose : undefined}
          nothingFoundMessage={texts.statuses.none}
          searchable
          hidePickedOptions
          onChange={(next) => form.set(part.path, next)}
        />
      </FieldFrame>
    </div>
  );
}
