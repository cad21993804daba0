import { NativeSelect } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { role } from '#schemas/domain/user.ts';

/** Chooses a role, and says what it allows. */
export function RoleField(field: FieldProps) {
  return <RoleSelect field={field} />;
}

/** One's own role, which nobody changes for oneself. */
export function FixedRoleField(field: FieldProps) {
  return <RoleSelect field={field} disabled />;
}

function RoleSelect({ field, disabled = false }: { field: FieldProps; disabled?: boolean }) {
  const { users: texts } = useMessages();
  const form = useFormScope();
  const chosen = role.parse(field.value);
  return (
    <FieldFrame field={field}>
      <NativeSelect
        {...useInputProps(field)}
        disabled={disabled}
        value={chosen}
        description={texts.roleHelp[chosen]}
        inputWrapperOrder={['input', 'description']}
        data={role.options.map((value) => ({ value, label: texts.roles[value] }))}
        onChange={({ currentTarget: { value } }) => form.set(field.path, value)}
      />
    </FieldFrame>
  );
}
