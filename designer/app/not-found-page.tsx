import { Stack, Text, Title } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { ButtonLink } from '#designer/ui/links.tsx';
import { usePageTitle } from './use-page-title.ts';

export function NotFoundPage() {
  const { app } = useMessages();
  usePageTitle(app.notFound.title);
  return (
    <Stack align="flex-start" maw={480} mx="auto" p="xl" mt="10vh" gap="sm">
      <Title order={1} size="h3">
        {app.notFound.title}
      </Title>
      <Text c="dimmed">{app.notFound.text}</Text>
      <ButtonLink to="/">{app.notFound.back}</ButtonLink>
    </Stack>
  );
}
