import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '#designer/api/call.ts';
import { sessionReading, useSession } from '#designer/api/use-session.ts';
import { useChooseLanguage } from '#designer/app/use-choose-language.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { useLeaveGuard } from '#designer/ui/use-leave-guard.ts';
import { updateProfile } from '#schemas/api/session.ts';

/** Name, language and theme. The last two take effect at once; the name has to be saved. */
export function ProfileForm() {
  const { settings: texts, app, common, users } = useMessages();
  const user = useSession();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const { language, chooseLanguage } = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const form = useForm({
    schema: updateProfile.body,
    initial: { name: user?.name ?? '' },
    submit: async (body) => {
      queryClient.setQueryData(sessionReading.queryKey, await call(updateProfile, { body }));
      toasts.done(texts.saved);
    },
  });
  useLeaveGuard(form.dirty);
  if (!user) return null;
  return (
    <form {...form.form}>
      <Stack gap="sm">
        <TextInput {...form.text('name')} label={texts.name} autoComplete="name" />
        {form.failure && (
          <Alert color="red" role="alert">
            {form.failure}
          </Alert>
        )}
        <Text size="xs" c="dimmed">
          {texts.account(user.login, users.roles[user.role])}
        </Text>
        <Group gap="lg">
          <div>
            <Text size="sm" fw={500} mb={4} id="profile-language">
              {app.language.label}
            </Text>
            <SegmentedControl
              aria-labelledby="profile-language"
              size="xs"
              value={language}
              onChange={chooseLanguage}
              data={[
                { value: 'en', label: app.language.en },
                { value: 'fr', label: app.language.fr },
              ]}
            />
          </div>
          <div>
            <Text size="sm" fw={500} mb={4} id="profile-theme">
              {app.theme.label}
            </Text>
            <SegmentedControl
              aria-labelledby="profile-theme"
              size="xs"
              value={colorScheme}
              onChange={setColorScheme}
              data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: app.theme[value] }))}
            />
          </div>
        </Group>
        <Group>
          <Button type="submit" loading={form.pending} disabled={!form.dirty}>
            {common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
