import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import { call } from '#designer/api/call.ts';
import type { Session } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { PasswordBox } from '#designer/ui/form/fields/password-box.tsx';
import { FormField } from '#designer/ui/form/form-fields.tsx';
import { useFormScope } from '#designer/ui/form/form-scope.ts';
import { RecordFields } from '#designer/ui/form/record-form.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { signIn } from '#schemas/api/session.ts';
import { LockOutNotice } from './lock-out-notice.tsx';

interface SignInFormProps {
  /** Given when only the password is asked again. */
  login?: string;
  onSignedIn: (session: Session) => void;
}

/** Login and password. Says why a sign-in was refused, and for how long when there were too many attempts. */
export function SignInForm({ login, onSignedIn }: SignInFormProps) {
  const { auth } = useMessages();
  const [lockedUntilMs, setLockedUntilMs] = useState<number | null>(null);
  const form = useRecordForm({
    schema: signIn.body,
    stored: { value: { login: login ?? '', password: '' }, revision: 0 },
    texts: { fields: { login: { label: auth.login }, password: { label: auth.password } } },
    save: async (body) => {
      try {
        onSignedIn(await call(signIn, { body }));
        return { value: body, revision: 0 };
      } catch (error) {
        setLockedUntilMs(lockEndMs(error));
        throw error;
      }
    },
  });
  return (
    <RecordFields form={form}>
      <form {...form.form}>
        <Stack gap="sm">
          <FormField path={['login']} widget={login === undefined ? LoginField : KnownLoginField} />
          <FormField path={['password']} widget={login === undefined ? PasswordField : FirstPasswordField} />
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
    </RecordFields>
  );
}

function LoginField(field: FieldProps) {
  return <Login field={field} known={false} />;
}

function KnownLoginField(field: FieldProps) {
  return <Login field={field} known />;
}

function Login({ field, known }: { field: FieldProps; known: boolean }) {
  const form = useFormScope();
  return (
    <FieldFrame field={field}>
      <TextInput
        {...useInputProps(field)}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={!known}
        readOnly={known}
        value={String(field.value ?? '')}
        onChange={({ currentTarget: { value } }) => form.set(field.path, value)}
      />
    </FieldFrame>
  );
}

function PasswordField(field: FieldProps) {
  return <Password field={field} first={false} />;
}

function FirstPasswordField(field: FieldProps) {
  return <Password field={field} first />;
}

function Password({ field, first }: { field: FieldProps; first: boolean }) {
  const { auth } = useMessages();
  const [capsLock, setCapsLock] = useState(false);
  const readCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <PasswordBox
      field={field}
      autoComplete="current-password"
      autoFocus={first}
      onKeyDown={readCapsLock}
      onKeyUp={readCapsLock}
      note={capsLock ? auth.capsLock : undefined}
    />
  );
}

function lockEndMs(error: unknown): number | null {
  if (!(error instanceof ApiError) || error.retryAfterSeconds === null) return null;
  return Date.now() + error.retryAfterSeconds * 1000;
}
