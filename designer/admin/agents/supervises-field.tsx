import { MultiSelect, SegmentedControl, Stack } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { useEntries } from '#designer/ui/form/fields/use-entries.ts';
import { useFormScope } from '#designer/ui/form/form-scope.ts';

const EVERYBODY = 'everybody';
const GROUPS = 'groups';

/** Whom a supervisor sees: everybody, or the members of some groups. */
export function SupervisesField(field: FieldProps) {
  const form = useFormScope();
  const { editor } = useMessages().agents;
  const { id, size, readOnly, error } = useInputProps(field);
  const groups = useEntries('supervision-group') ?? [];
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  const sees = field.value === EVERYBODY ? EVERYBODY : GROUPS;
  return (
    <FieldFrame field={field}>
      <Stack gap="xs">
        <SegmentedControl
          disabled={readOnly}
          value={sees}
          onChange={(next) => form.set(field.path, next === EVERYBODY ? EVERYBODY : [])}
          data={[
            { value: GROUPS, label: editor.ofGroups },
            { value: EVERYBODY, label: editor.everybody },
          ]}
        />
        <MultiSelect
          id={id}
          size={size}
          error={error}
          aria-label={editor.supervisedGroups}
          disabled={readOnly || sees === EVERYBODY}
          searchable
          hidePickedOptions
          value={chosen}
          placeholder={chosen.length === 0 ? editor.supervisedGroups : undefined}
          data={groups.map((group) => ({ value: group.id, label: group.name }))}
          onChange={(ids) => form.set(field.path, ids)}
        />
      </Stack>
    </FieldFrame>
  );
}
