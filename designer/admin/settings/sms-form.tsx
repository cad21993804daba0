import {
  ActionIcon,
  Alert,
  Button,
  Group,
  PasswordInput,
  Select,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type CallResult, call } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { CountrySelect, likelyCountry } from '#designer/ui/country-select.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { useLeaveGuard } from '#designer/ui/use-leave-guard.ts';
import { readSmsSettings, testSms, updateSmsSettings } from '#schemas/api/messaging.ts';
import { type SmsSettings, smsSettings } from '#schemas/domain/messaging.ts';
import { MessageTest } from './message-test.tsx';

type Stored = CallResult<typeof readSmsSettings>['sms'];
type Header = SmsSettings['headers'][number];

/** The web service by which flows send SMS. */
export function SmsForm() {
  const stored = useQuery(reading(readSmsSettings));
  if (stored.isError && !stored.data) return <LoadError error={stored.error} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <Skeleton height={280} />;
  const { sms } = stored.data;
  return <Fields key={JSON.stringify(sms)} stored={sms} />;
}

function Fields({ stored }: { stored: Stored }) {
  const { settings: texts, auth, common, data } = useMessages();
  const { language } = useLanguage();
  const toasts = useToasts();
  const update = useCall(updateSmsSettings, { refreshes: [readSmsSettings] });
  const toBody = bodyOf(stored);
  const form = useForm({
    schema: updateSmsSettings.body,
    initial: {
      url: stored?.url ?? '',
      method: stored?.method ?? ('POST' as const),
      headers: stored?.headers ?? [{ name: 'Authorization', value: 'Bearer {{key}}' }],
      body: stored?.body ?? '{"to":"{{to}}","text":"{{text}}"}',
      country: stored?.country ?? likelyCountry(language),
      key: '',
    },
    toBody,
    submit: async (body) => {
      await update.mutateAsync({ body });
      toasts.done(texts.sms.saved);
    },
  });
  useLeaveGuard(form.dirty);
  const { values } = form;
  const isFine = updateSmsSettings.body.safeParse(toBody(values)).success;
  return (
    <form {...form.form}>
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {texts.sms.placeholders}
        </Text>
        <Group gap="sm" align="flex-start" wrap="nowrap">
          <Select
            label={texts.sms.method}
            w={100}
            flex="none"
            allowDeselect={false}
            value={values.method}
            data={smsSettings.shape.method.options}
            onChange={(value) => form.set('method', smsSettings.shape.method.parse(value))}
          />
          <TextInput
            {...form.text('url')}
            label={texts.sms.url}
            placeholder="https://gateway.example.com/messages"
            flex={1}
          />
        </Group>
        <HeaderFields
          headers={values.headers}
          error={form.errors.headers}
          onChange={(headers) => form.set('headers', headers)}
        />
        <Textarea
          {...form.text('body')}
          label={texts.sms.body}
          autosize
          minRows={2}
          maxRows={10}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <PasswordInput
          {...form.text('key')}
          label={texts.sms.key}
          description={stored?.hasKey ? texts.sms.keyKept : texts.sms.keyHelp}
          placeholder={stored?.hasKey ? '••••••••' : undefined}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': auth.showPassword }}
        />
        <CountrySelect
          label={data.country}
          description={data.countryHelp}
          value={values.country}
          error={form.errors.country}
          onChange={(country) => form.set('country', country)}
        />
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
          label={texts.sms.testTo}
          reasons={texts.sms.reasons}
          disabled={!isFine}
          send={(to) => call(testSms, { body: { ...updateSmsSettings.body.parse(toBody(values)), to } })}
        />
      </Stack>
    </form>
  );
}

interface HeaderFieldsProps {
  headers: readonly Header[];
  error: string | undefined;
  onChange: (headers: Header[]) => void;
}

function HeaderFields({ headers, error, onChange }: HeaderFieldsProps) {
  const { settings: texts } = useMessages();
  const change = (index: number, part: Partial<Header>) =>
    onChange(headers.map((header, at) => (at === index ? { ...header, ...part } : header)));
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <Text component="legend" size="sm" fw={600} mb={4} p={0}>
        {texts.sms.headers}
      </Text>
      <Stack gap={6}>
        {headers.map((header, index) => (
          <Group key={index} gap={6} wrap="nowrap">
            <TextInput
              size="xs"
              w={150}
              flex="none"
              aria-label={texts.sms.headerName(index + 1)}
              value={header.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              flex={1}
              aria-label={texts.sms.headerValue(index + 1)}
              value={header.value}
              onChange={(event) => change(index, { value: event.currentTarget.value })}
            />
            <ActionIcon
              size="sm"
              aria-label={texts.sms.removeHeader(header.name)}
              onClick={() => onChange(headers.filter((_, at) => at !== index))}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        ))}
        {error && (
          <Text size="xs" c="var(--mantine-color-error)">
            {error}
          </Text>
        )}
        <Group>
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...headers, { name: '', value: '' }])}
          >
            {texts.sms.addHeader}
          </Button>
        </Group>
      </Stack>
    </fieldset>
  );
}

/** A key that was not typed stays as it is stored. */
function bodyOf(stored: Stored) {
  return ({ key, ...settings }: { key: string }) => (key === '' && stored?.hasKey ? settings : { ...settings, key });
}
