import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type CallResult, call } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { likelyCountry } from '#designer/ui/country-select.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { CountryField } from '#designer/ui/form/fields/country-field.tsx';
import { PasswordBox } from '#designer/ui/form/fields/password-box.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import type { FormTexts } from '#designer/ui/form/form-scope.ts';
import { InlineForm } from '#designer/ui/form/inline-form.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { readSmsSettings, testSms, updateSmsSettings } from '#schemas/api/messaging.ts';
import { MessageTest } from './message-test.tsx';

type Stored = CallResult<typeof readSmsSettings>;

const schema = updateSmsSettings.body.omit({ revision: true });
type Draft = ReturnType<typeof schema.parse>;

/** The web service by which flows send SMS. */
export function SmsForm() {
  const stored = useQuery(reading(readSmsSettings));
  if (stored.isError && !stored.data) return <LoadError error={stored.error} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <Skeleton height={280} />;
  return <Fields stored={stored.data} />;
}

function Fields({ stored }: { stored: Stored }) {
  const { settings, common } = useMessages();
  const texts = settings.sms;
  const { language } = useLanguage();
  const toasts = useToasts();
  const update = useCall(updateSmsSettings, { refreshes: [readSmsSettings] });
  const form = useRecordForm({
    schema,
    stored: recordOf(stored, language),
    texts: useSmsTexts(),
    save: async (body, revision) => {
      const saved = await update.mutateAsync({ body: { ...body, revision } });
      toasts.done(texts.saved);
      return recordOf(saved, language);
    },
  });
  const complete = schema.safeParse(form.values);
  return (
    <InlineForm
      form={form}
      action={common.save}
      after={
        <MessageTest
          label={texts.testTo}
          reasons={texts.reasons}
          disabled={!complete.success}
          send={(to) => call(testSms, { body: { ...schema.parse(form.values), to } })}
        />
      }
    >
      <Text size="xs" c="dimmed">
        {texts.placeholders}
      </Text>
      <FormFields only={['method', 'url', 'headers', 'body']} />
      <FormField path={['key']} widget={stored.sms?.hasKey ? KeptKeyField : KeyField} />
      <FormField path={['country']} widget={CountryField} />
    </InlineForm>
  );
}

function KeyField(field: FieldProps) {
  return <PasswordBox field={field} autoComplete="new-password" />;
}

function KeptKeyField(field: FieldProps) {
  return <PasswordBox field={field} autoComplete="new-password" kept={useMessages().settings.sms.keyKept} />;
}

function useSmsTexts(): FormTexts {
  const { settings, data } = useMessages();
  return { fields: { ...settings.sms.fields, country: { label: data.country, help: data.countryHelp } } };
}

/** The key is never shown; left out, the one that is stored stays. */
function recordOf({ sms, ...saved }: Stored, language: string): StoredRecord<Draft> {
  if (!sms) return { value: { ...USUAL, country: likelyCountry(language) }, ...saved };
  const { hasKey: _hasKey, ...value } = sms;
  return { value, ...saved };
}

/** Much like what most gateways ask for. */
const USUAL: Omit<Draft, 'country'> = {
  url: '',
  method: 'POST',
  headers: [{ name: 'Authorization', value: 'Bearer {{key}}' }],
  body: '{"to":"{{to}}","text":"{{text}}"}',
};
