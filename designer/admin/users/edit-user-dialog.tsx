import { Text, TextInput } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listAgents } from '#schemas/api/agents.ts';
import { createUser, currentSession, listUsers, updateUser } from '#schemas/api/session.ts';
import type { Role, User } from '#schemas/domain/user.ts';
import { PasswordField } from './account-fields.tsx';
import { FixedRoleField, RoleField } from './role-field.tsx';
import { useAccountTexts } from './use-account-texts.ts';

const { name, role } = createUser.body.shape;
const schema = updateUser.body.pick({ password: true }).extend({ name, role });

interface EditUserDialogProps {
  user: User;
  /** One's own role stays: an installation without an administrator cannot be administered. */
  self: boolean;
  onClose: () => void;
}

/** Sends only what was changed: nobody else's change of another field is overwritten. */
export function EditUserDialog({ user, self, onClose }: EditUserDialogProps) {
  const { users: texts, common } = useMessages();
  const toasts = useToasts();
  const update = useCall(updateUser, {
    refreshes: self ? [listUsers, listAgents, currentSession] : [listUsers, listAgents],
  });
  const form = useRequestForm({
    schema,
    initial: { name: user.name, role: user.role },
    texts: useAccountTexts(),
    send: async (wanted) => {
      const body = {
        ...(wanted.name === user.name ? {} : { name: wanted.name }),
        ...(wanted.role === user.role ? {} : { role: wanted.role }),
        ...(rises(user.role, wanted.role) ? { password: wanted.password } : {}),
      };
      await update.mutateAsync({ params: { id: user.id }, body });
      toasts.done(texts.saved(wanted.name));
    },
  });
  return (
    <RecordDialog title={texts.editTitle} action={common.save} form={form} onClose={onClose}>
      <TextInput label={texts.login} value={user.login} readOnly disabled />
      <FormFields only={['name']} />
      <FormField path={['role']} widget={self ? FixedRoleField : RoleField} />
      {rises(user.role, form.values.role) && (
        <>
          <Text size="sm">{texts.newPasswordNeeded}</Text>
          <FormField path={['password']} widget={PasswordField} />
        </>
      )}
    </RecordDialog>
  );
}

/** Agents have short passwords, which are not enough for what others may do. */
function rises(before: Role, after: Role): boolean {
  return before === 'agent' && after !== 'agent';
}
