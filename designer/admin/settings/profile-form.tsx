import { Group, SegmentedControl, Text, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { z } from 'zod';
import { call } from '#designer/api/call.ts';
import { sessionReading, useSession } from '#designer/api/use-session.ts';
import { useChooseLanguage } from '#designer/app/use-choose-language.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormFields } from '#designer/ui/form/form-fields.tsx';
import { InlineForm } from '#designer/ui/form/inline-form.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { createUser, updateProfile } from '#schemas/api/session.ts';
import type { User } from '#schemas/domain/user.ts';

const schema = z.object({ name: createUser.body.shape.name });

/** Name, language and theme. The last two take effect at once; the name has to be saved. */
export function ProfileForm() {
  const user = useSession();
  return user && <NameForm user={user} />;
}

function NameForm({ user }: { user: User }) {
  const { settings: texts, common, users } = useMessages();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const form = useRecordForm({
    schema,
    stored: { value: { name: user.name }, revision: 0 },
    texts: { fields: { name: { label: texts.name } } },
    save: async (body) => {
      const saved = await call(updateProfile, { body });
      queryClient.setQueryData(sessionReading.queryKey, saved);
      toasts.done(texts.saved);
      return { value: { name: saved.user.name }, revision: 0 };
    },
  });
  return (
    <InlineForm form={form} action={common.save}>
      <FormFields />
      <Text size="xs" c="dimmed">
        {texts.account(user.login, users.roles[user.role])}
      </Text>
      <Appearance />
    </InlineForm>
  );
}

/** What takes effect at once. */
function Appearance() {
  const { app } = useMessages();
  const { language, chooseLanguage } = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Group gap="lg">
      <Choice
        label={app.language.label}
        value={language}
        onChange={chooseLanguage}
        data={(['en', 'fr'] as const).map((value) => ({ value, label: app.language[value] }))}
      />
      <Choice
        label={app.theme.label}
        value={colorScheme}
        onChange={setColorScheme}
        data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: app.theme[value] }))}
      />
    </Group>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  data: { value: Value; label: string }[];
}

function Choice<Value extends string>({ label, ...control }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div>
      <Text size="sm" fw={500} mb={4} id={id}>
        {label}
      </Text>
      <SegmentedControl aria-labelledby={id} size="xs" {...control} />
    </div>
  );
}
