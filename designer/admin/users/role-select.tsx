import { Select } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type Role, role } from '#schemas/domain/user.ts';

interface RoleSelectProps {
  name: string;
  value: Role;
  error: string | undefined;
  onChange: (value: unknown) => void;
  disabled?: boolean;
}

/** Chooses a role, and says what it allows. */
export function RoleSelect({ value, ...field }: RoleSelectProps) {
  const { users: texts } = useMessages();
  return (
    <Select
      {...field}
      value={value}
      label={texts.role}
      description={texts.roleHelp[value]}
      allowDeselect={false}
      data={role.options.map((option) => ({ value: option, label: texts.roles[option] }))}
    />
  );
}
