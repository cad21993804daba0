import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ApiError } from '#designer/api/api-error.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { usePageTitle } from './use-page-title.ts';

/** Shown in place of a page that threw, with a way back to work. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { app } = useMessages();
  const router = useRouter();
  usePageTitle(app.crash.title);
  const away = error instanceof ApiError && error.status === 0;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Stack align="flex-start" maw={560} mx="auto" p="xl" mt="10vh" gap="sm" role="alert">
      <Title order={1} size="h3">
        {away ? app.serverAway : app.crash.title}
      </Title>
      {!away && <Text c="dimmed">{app.crash.text}</Text>}
      <Group gap="xs">
        <Button onClick={retry}>{app.crash.retry}</Button>
        <Button variant="default" onClick={() => location.reload()}>
          {app.crash.reload}
        </Button>
      </Group>
      <details>
        <Text component="summary" size="xs" c="dimmed">
          {app.crash.details}
        </Text>
        <Code block mt="xs">
          {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
        </Code>
      </details>
    </Stack>
  );
}
