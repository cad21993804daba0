import { Text } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { updateUser } from '#schemas/api/session.ts';
import type { User } from '#schemas/domain/user.ts';
import { NewPasswordInput } from './new-password-input.tsx';

interface ResetPasswordDialogProps {
  user: User;
  onClose: () => void;
}

export function ResetPasswordDialog({ user, onClose }: ResetPasswordDialogProps) {
  const { users: texts } = useMessages();
  const toasts = useToasts();
  const update = useCall(updateUser);
  const form = useForm({
    schema: updateUser.body,
    initial: { password: '' },
    submit: async (body) => {
      await update.mutateAsync({ params: { id: user.id }, body });
      toasts.done(texts.resetDone(user.name));
      onClose();
    },
  });
  return (
    <FormDialog opened onClose={onClose} form={form} title={texts.resetTitle(user.name)} action={texts.resetAction}>
      <Text size="sm" c="dimmed">
        {texts.resetHelp}
      </Text>
      <NewPasswordInput
        {...form.text('password')}
        forAgent={user.role === 'agent'}
        onGenerate={(password) => form.set('password', password)}
        data-autofocus
      />
    </FormDialog>
  );
}
