import { Text } from '@mantine/core';
import { z } from 'zod';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { updateUser } from '#schemas/api/session.ts';
import { passwordFor, type User } from '#schemas/domain/user.ts';
import { AgentPasswordField, PasswordField } from './account-fields.tsx';
import { useAccountTexts } from './use-account-texts.ts';

interface ResetPasswordDialogProps {
  user: User;
  onClose: () => void;
}

export function ResetPasswordDialog({ user, onClose }: ResetPasswordDialogProps) {
  const { users: texts } = useMessages();
  const toasts = useToasts();
  const update = useCall(updateUser);
  const form = useRequestForm({
    schema: z.object({ password: passwordFor(user.role) }),
    initial: { password: '' },
    texts: useAccountTexts(),
    send: async (body) => {
      await update.mutateAsync({ params: { id: user.id }, body });
      toasts.done(texts.resetDone(user.name));
    },
  });
  return (
    <RecordDialog title={texts.resetTitle(user.name)} action={texts.resetAction} form={form} onClose={onClose}>
      <Text size="sm" c="dimmed">
        {texts.resetHelp}
      </Text>
      <FormField path={['password']} widget={user.role === 'agent' ? AgentPasswordField : PasswordField} />
    </RecordDialog>
  );
}
