import { call } from '#designer/api/call.ts';
import { useSession } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { PasswordBox } from '#designer/ui/form/fields/password-box.tsx';
import { FormField } from '#designer/ui/form/form-fields.tsx';
import { InlineForm } from '#designer/ui/form/inline-form.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { changePassword } from '#schemas/api/session.ts';
import { passwordFor, type Role } from '#schemas/domain/user.ts';

const EMPTY = { current: '', next: '', repeat: '' };

/** Changes one's own password; it is typed twice because nobody else knows it. */
export function PasswordForm() {
  const user = useSession();
  return user && <Fields login={user.login} role={user.role} />;
}

function Fields({ login, role }: { login: string; role: Role }) {
  const { settings: texts } = useMessages();
  const toasts = useToasts();
  const form = useRequestForm({
    schema: SCHEMAS[role === 'agent' ? 'agent' : 'other'],
    initial: EMPTY,
    texts: {
      fields: {
        current: { label: texts.current },
        next: { label: texts.next, help: role === 'agent' ? texts.nextHelpAgent : texts.nextHelp },
        repeat: { label: texts.repeat },
      },
    },
    send: async ({ current, next }) => {
      await call(changePassword, { body: { current, next } });
      toasts.done(texts.changed);
    },
  });
  return (
    <InlineForm form={form} action={texts.change}>
      {/* Password managers find the account by a login field, even one that is not shown. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <FormField path={['current']} widget={CurrentPasswordField} />
      <FormField path={['next']} widget={NewPasswordField} />
      <FormField path={['repeat']} widget={NewPasswordField} />
    </InlineForm>
  );
}

const SCHEMAS = { agent: schemaFor('agent'), other: schemaFor('admin') };

function schemaFor(role: Role) {
  return changePassword.body
    .extend({ current: changePassword.body.shape.current.min(1), next: passwordFor(role), repeat: passwordFor(role) })
    .refine(({ next, repeat }) => next === repeat, { error: 'password-repeat', path: ['repeat'] });
}

function CurrentPasswordField(field: FieldProps) {
  return <PasswordBox field={field} autoComplete="current-password" />;
}

function NewPasswordField(field: FieldProps) {
  return <PasswordBox field={field} autoComplete="new-password" />;
}
