import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '#designer/api/call.ts';
import { type Session, sessionReading } from '#designer/api/use-session.ts';
import { usePageTitle } from '#designer/app/use-page-title.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { UiLanguage } from '#designer/i18n/language.ts';
import { Logo } from '#designer/ui/logo.tsx';
import { updateProfile } from '#schemas/api/session.ts';
import { LanguageLinks } from './language-links.tsx';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-page.module.css';

export function SignInPage() {
  const { app, auth } = useMessages();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<UiLanguage | null>(null);
  const { from } = useSearch({ from: '/sign-in' });
  usePageTitle(auth.title);

  const goOn = async (session: Session) => {
    queryClient.clear();
    queryClient.setQueryData(sessionReading.queryKey, await withLanguage(session, chosen));
    // Only an address of this very site is followed.
    router.history.push(from?.startsWith('/') && !from.startsWith('//') ? from : '/');
  };

  return (
    <main className={classes.page}>
      <Stack gap="lg" w="100%" maw={360}>
        <Stack gap={6} align="center">
          <Logo size={44} />
          <Title order={1} size="h3" mt={4}>
            {app.name}
          </Title>
          <Text c="dimmed" size="sm">
            {app.tagline}
          </Text>
        </Stack>
        <Paper withBorder radius="md" p="lg" shadow="xs">
          <SignInForm onSignedIn={(session) => void goOn(session)} />
        </Paper>
        <LanguageLinks onChoose={setChosen} />
      </Stack>
    </main>
  );
}

/** A language chosen on this page is meant for good; one that cannot be saved is at least not in the way. */
async function withLanguage(session: Session, chosen: UiLanguage | null): Promise<Session> {
  if (chosen === null || chosen === session.user.language) return session;
  return call(updateProfile, { body: { language: chosen } }).catch(() => session);
}
