import { NativeSelect } from '@mantine/core';
import { call } from '#designer/api/call.ts';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps, useOptionText } from '#designer/ui/form/fields/field-frame.tsx';
import { PasswordBox } from '#designer/ui/form/fields/password-box.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRecord } from '#designer/ui/form/record-form.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { createMailServer, listMailServers, testMailServer, updateMailServer } from '#schemas/api/mail-servers.ts';
import { type MailServer, mailSettings } from '#schemas/domain/messaging.ts';
import { MessageTest } from './message-test.tsx';

const { body } = createMailServer;
type Draft = ReturnType<typeof body.parse>;

/** The usual port of each way of securing the connection. */
const PORTS = { starttls: 587, tls: 465, none: 25 } as const;

const NEW: StoredRecord<Draft> = {
  revision: 0,
  value: {
    name: '',
    host: '',
    port: PORTS.starttls,
    security: 'starttls',
    user: '',
    fromAddress: '',
    fromName: '',
    isDefault: false,
  },
};

/** One mail server; a password that is stored is never shown, and kept unless another one is typed. */
export function MailServerDialog({ server, onClose }: { server: MailServer | null; onClose: () => void }) {
  const { settings, common } = useMessages();
  const texts = settings.mail;
  const toasts = useToasts();
  const create = useCall(createMailServer, { refreshes: [listMailServers] });
  const update = useCall(updateMailServer, { refreshes: [listMailServers] });
  const form = useRecordForm({
    schema: body,
    stored: server ? storedOf(server) : NEW,
    texts,
    save: async (draft, revision) => {
      const wanted = withPassword(draft);
      const { mailServer } = server
        ? await update.mutateAsync({ params: { id: server.id }, body: { ...wanted, revision } })
        : await create.mutateAsync({ body: wanted });
      toasts.done(texts.saved);
      return storedOf(mailServer);
    },
  });
  const tried = mailSettings.safeParse(accountOf(form.values));
  return (
    <RecordDialog
      title={server ? texts.edit(server.name) : texts.add}
      action={server ? common.save : common.create}
      form={form}
      onClose={onClose}
    >
      <FormFields only={['name', 'host']} />
      <FormField path={['security']} widget={SecurityField} />
      <FormFields only={['port', 'user']} />
      <FormField path={['password']} widget={server?.hasPassword ? KeptPasswordField : PasswordField} />
      <FormFields only={['fromAddress', 'fromName', ...(server?.isDefault ? [] : ['isDefault'])]} />
      <MessageTest
        label={texts.testTo}
        reasons={texts.reasons}
        disabled={!tried.success}
        send={(to) => {
          const { password } = withPassword(form.values);
          const stored = server ? { id: server.id } : {};
          return call(testMailServer, { body: { ...mailSettings.parse(tried.data), password, to, ...stored } });
        }}
      />
    </RecordDialog>
  );
}

/** Changes the port with it, unless that is one of its own. */
function SecurityField(field: FieldProps) {
  const { set, values } = useRecord();
  const { settings } = useMessages();
  const nameOf = useOptionText(field);
  const input = useInputProps(field);
  const security = mailSettings.shape.security.parse(field.value);
  const port = mailSettings.shape.port.safeParse(Reflect.get(Object(values), 'port')).data;
  return (
    <FieldFrame field={field}>
      <NativeSelect
        {...input}
        description={settings.mail.securityHelp[security]}
        inputWrapperOrder={['input', 'description']}
        value={security}
        data={mailSettings.shape.security.options.map((value) => ({ value, label: nameOf(value) }))}
        onChange={({ currentTarget: { value } }) => {
          const next = mailSettings.shape.security.parse(value);
          set(field.path, next);
          if (port === PORTS[security]) set(['port'], PORTS[next]);
        }}
      />
    </FieldFrame>
  );
}

function PasswordField(field: FieldProps) {
  return <PasswordBox field={field} autoComplete="new-password" disabled={useHasNoAccount()} />;
}

function KeptPasswordField(field: FieldProps) {
  const { passwordKept } = useMessages().settings.mail;
  return <PasswordBox field={field} autoComplete="new-password" disabled={useHasNoAccount()} kept={passwordKept} />;
}

function useHasNoAccount(): boolean {
  const { user } = accountOf(useRecord().values);
  return String(user ?? '').trim() === '';
}

function storedOf(server: MailServer): StoredRecord<Draft> {
  const { name, isDefault, revision, updatedAt, updatedBy } = server;
  return { value: { name, isDefault, ...mailSettings.parse(accountOf(server)) }, revision, updatedAt, updatedBy };
}

/** The settings alone, which may not be complete yet. */
function accountOf(values: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.keys(mailSettings.shape).map((key) => [key, Reflect.get(Object(values), key)]));
}

/** Without an account there is no password. */
function withPassword(draft: Draft): Draft {
  return draft.user.trim() === '' ? { ...draft, password: '' } : draft;
}
