import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import { call } from '#designer/api/call.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { signIn } from '#schemas/api/session.ts';
import type { User } from '#schemas/domain/user.ts';
import { LockOutNotice } from './lock-out-notice.tsx';

interface SignInFormProps {
  /** Given when only the password is asked again. */
  login?: string;
  onSignedIn: (user: User) => void;
}

/** Login and password. Says why a sign-in was refused, and for how long when there were too many attempts. */
export function SignInForm({ login, onSignedIn }: SignInFormProps) {
  const { auth } = useMessages();
  const [capsLock, setCapsLock] = useState(false);
  const [lockedUntilMs, setLockedUntilMs] = useState<number | null>(null);
  const form = useForm({
    schema: signIn.body,
    initial: { login: login ?? '', password: '' },
    submit: async (body) => {
      try {
        onSignedIn((await call(signIn, { body })).user);
      } catch (error) {
        setLockedUntilMs(lockEndMs(error));
        throw error;
      }
    },
  });
  const readCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  return (
    <form {...form.form}>
      <Stack gap="sm">
        <TextInput
          {...form.text('login')}
          label={auth.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={login === undefined}
          readOnly={login !== undefined}
        />
        <PasswordInput
          {...form.text('password')}
          label={auth.password}
          autoComplete="current-password"
          autoFocus={login !== undefined}
          onKeyDown={readCapsLock}
          onKeyUp={readCapsLock}
          onBlur={() => setCapsLock(false)}
          description={capsLock ? auth.capsLock : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          visibilityToggleButtonProps={{ 'aria-label': auth.showPassword }}
        />
        {lockedUntilMs !== null ? (
          <LockOutNotice untilMs={lockedUntilMs} onOver={() => setLockedUntilMs(null)} />
        ) : (
          form.failure && (
            <Alert color="red" role="alert" p="xs">
              {form.failure}
            </Alert>
          )
        )}
        <Button type="submit" size="sm" loading={form.pending} disabled={lockedUntilMs !== null} mt={4}>
          {auth.signIn}
        </Button>
      </Stack>
    </form>
  );
}

function lockEndMs(error: unknown): number | null {
  if (!(error instanceof ApiError) || error.retryAfterSeconds === null) return null;
  return Date.now() + error.retryAfterSeconds * 1000;
}
