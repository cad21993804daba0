import { TextInput } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { currentSession, listUsers, updateUser } from '#schemas/api/session.ts';
import type { User } from '#schemas/domain/user.ts';
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
  const update = useCall(updateUser, { refreshes: self ? [listUsers, currentSession] : [listUsers] });
  const form = useForm({
    schema: updateUser.body,
    initial: { name: user.name, role: user.role },
    toBody: ({ name, role }) => (self ? { name } : { name, role }),
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
    </FormDialog>
  );
}
