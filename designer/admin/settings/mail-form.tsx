import { Alert, Button, Group, NumberInput, PasswordInput, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type CallResult, call } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { useLeaveGuard } from '#designer/ui/use-leave-guard.ts';
import { readMailSettings, testMail, updateMailSettings } from '#schemas/api/messaging.ts';
import { mailSettings } from '#schemas/domain/messaging.ts';
import { MessageTest } from './message-test.tsx';

type Stored = CallResult<typeof readMailSettings>['mail'];

/** The usual port of each way of securing the connection. */
const PORTS = { starttls: 587, tls: 465, none: 25 } as const;

/** The mail server by which flows send e-mails. */
export function MailForm() {
  const stored = useQuery(reading(readMailSettings));
  if (stored.isError && !stored.data) return <LoadError error={stored.error} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <Skeleton height={280} />;
  const { mail } = stored.data;
  return <Fields key={JSON.stringify(mail)} stored={mail} />;
}

function Fields({ stored }: { stored: Stored }) {
  const { settings: texts, auth, common } = useMessages();
  const toasts = useToasts();
  const update = useCall(updateMailSettings, { refreshes: [readMailSettings] });
  const toBody = bodyOf(stored);
  const form = useForm({
    schema: updateMailSettings.body,
    initial: {
      host: stored?.host ?? '',
      port: stored?.port ?? PORTS.starttls,
      security: stored?.security ?? ('starttls' as const),
      user: stored?.user ?? '',
      password: '',
      fromAddress: stored?.fromAddress ?? '',
      fromName: stored?.fromName ?? '',
    },
    toBody,
    submit: async (body) => {
      await update.mutateAsync({ body });
      toasts.done(texts.mail.saved);
    },
  });
  useLeaveGuard(form.dirty);
  const { values } = form;
  const isFine = updateMailSettings.body.safeParse(toBody(values)).success;
  return (
    <form {...form.form}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-start" grow preventGrowOverflow={false} wrap="nowrap">
          <TextInput {...form.text('host')} label={texts.mail.host} placeholder="smtp.example.com" flex={1} />
          <NumberInput
            {...form.choice('port')}
            label={texts.mail.port}
            w={100}
            flex="none"
            hideControls
            allowDecimal={false}
          />
        </Group>
        <Select
          label={texts.mail.security}
          description={texts.mail.securityHelp[values.security]}
          allowDeselect={false}
          value={values.security}
          data={mailSettings.shape.security.options.map((value) => ({ value, label: texts.mail.securities[value] }))}
          onChange={(value) => {
            const security = mailSettings.shape.security.parse(value);
            // A port of one's own stays.
            const port = values.port === PORTS[values.security] ? PORTS[security] : values.port;
            form.reset({ ...values, security, port });
          }}
        />
        <TextInput
          {...form.text('user')}
          label={texts.mail.user}
          description={texts.mail.userHelp}
          autoComplete="off"
        />
        <PasswordInput
          {...form.text('password')}
          label={texts.mail.password}
          description={stored?.hasPassword ? texts.mail.passwordKept : undefined}
          placeholder={stored?.hasPassword ? '••••••••' : undefined}
          disabled={values.user.trim() === ''}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': auth.showPassword }}
        />
        <TextInput
          {...form.text('fromAddress')}
          label={texts.mail.fromAddress}
          placeholder="contact@example.com"
          inputMode="email"
        />
        <TextInput {...form.text('fromName')} label={texts.mail.fromName} />
        {form.failure && (
          <Alert color="red" role="alert">
            {form.failure}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={form.pending} disabled={!form.dirty}>
            {common.save}
          </Button>
        </Group>
        <MessageTest
          label={texts.mail.testTo}
          reasons={texts.mail.reasons}
          disabled={!isFine}
          send={(to) => call(testMail, { body: { ...updateMailSettings.body.parse(toBody(values)), to } })}
        />
      </Stack>
    </form>
  );
}

/** Without an account there is no password; one that was not typed stays as it is stored. */
function bodyOf(stored: Stored) {
  return ({ password, ...settings }: { password: string; user: string }) => {
    if (settings.user.trim() === '') return { ...settings, password: '' };
    return password === '' && stored?.hasPassword ? settings : { ...settings, password };
  };
}
