import { Text, TextInput } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { listAgents } from '#schemas/api/agents.ts';
import { currentSession, listUsers, updateUser } from '#schemas/api/session.ts';
import type { Role, User } from '#schemas/domain/user.ts';
import { NewPasswordInput } from './new-password-input.tsx';
import { RoleSelect } from './role-select.tsx';

interface EditUserDialogProps {
  user: User;
  /** One's own role stays: an installation without an administrator cannot be administered. */
  self: boolean;
  onClose: () => void;
}

export function EditUserDialog({ user, self, onClose }: EditUserDialogProps) {
  const { users: texts, common } = useMessages();
  const toasts = useToasts();
  const update = useCall(updateUser, {
    refreshes: self ? [listUsers, listAgents, currentSession] : [listUsers, listAgents],
  });
  const form = useForm({
    schema: updateUser.body,
    initial: { name: user.name, role: user.role, password: '' },
    toBody: ({ name, role, password }) => ({
      name,
      ...(self ? {} : { role }),
      ...(rises(user.role, role) ? { password } : {}),
    }),
    submit: async (body) => {
      await update.mutateAsync({ params: { id: user.id }, body });
      toasts.done(texts.saved(user.name));
      onClose();
    },
  });
  return (
    <FormDialog opened onClose={onClose} form={form} title={texts.editTitle} action={common.save}>
      <TextInput label={texts.login} value={user.login} readOnly disabled />
      <TextInput {...form.text('name')} label={common.name} data-autofocus />
      <RoleSelect {...form.choice('role')} disabled={self} />
      {rises(user.role, form.values.role) && (
        <>
          <Text size="sm">{texts.newPasswordNeeded}</Text>
          <NewPasswordInput {...form.text('password')} onGenerate={(password) => form.set('password', password)} />
        </>
      )}
    </FormDialog>
  );
}

/** Agents have short passwords, which are not enough for what others may do. */
function rises(before: Role, after: Role): boolean {
  return before === 'agent' && after !== 'agent';
}
