import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { call } from '#designer/api/call.ts';
import { useSession } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { useLeaveGuard } from '#designer/ui/use-leave-guard.ts';
import { changePassword } from '#schemas/api/session.ts';

const empty = { current: '', next: '' };

/** Changes one's own password; it is typed twice because nobody else knows it. */
export function PasswordForm() {
  const { settings: texts, auth } = useMessages();
  const user = useSession();
  const toasts = useToasts();
  const [repeated, setRepeated] = useState('');
  const [differs, setDiffers] = useState(false);
  const form = useForm({
    schema: changePassword.body,
    initial: empty,
    submit: async (body) => {
      if (body.next !== repeated) return setDiffers(true);
      await call(changePassword, { body });
      form.reset();
      setRepeated('');
      toasts.done(texts.changed);
    },
  });
  useLeaveGuard(form.dirty);
  const toggle = { visibilityToggleButtonProps: { 'aria-label': auth.showPassword } };
  return (
    <form {...form.form}>
      {/* Password managers find the account by a login field, even one that is not shown. */}
      <input type="text" name="username" autoComplete="username" value={user?.login ?? ''} readOnly hidden />
      <Stack gap="sm">
        <PasswordInput {...form.text('current')} {...toggle} label={texts.current} autoComplete="current-password" />
        <PasswordInput
          {...form.text('next')}
          {...toggle}
          label={texts.next}
          description={texts.nextHelp}
          autoComplete="new-password"
        />
        <PasswordInput
          {...toggle}
          label={texts.repeat}
          autoComplete="new-password"
          value={repeated}
          error={differs ? texts.repeatDiffers : undefined}
          onChange={(event) => {
            setRepeated(event.currentTarget.value);
            setDiffers(false);
          }}
        />
        {form.failure && (
          <Alert color="red" role="alert">
            {form.failure}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={form.pending} disabled={!form.dirty}>
            {texts.change}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
