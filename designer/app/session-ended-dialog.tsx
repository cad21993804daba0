import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onSessionEnd } from '#designer/api/session-end.ts';
import { useSession } from '#designer/api/use-session.ts';
import { SignInForm } from '#designer/auth/sign-in-form.tsx';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Dialog } from '#designer/ui/dialog.tsx';

/** Asks for the password again over the page when the session ends, so that unsaved work is not lost. */
export function SessionEndedDialog() {
  const { app } = useMessages();
  const queryClient = useQueryClient();
  const user = useSession();
  const [open, setOpen] = useState(false);
  useEffect(() => onSessionEnd(() => setOpen(true)), []);
  const goOn = () => {
    setOpen(false);
    void queryClient.invalidateQueries();
  };
  return (
    <Dialog
      opened={open}
      onClose={() => undefined}
      title={app.sessionEnded.title}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size={400}
      zIndex={400}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {app.sessionEnded.text}
        </Text>
        <SignInForm login={user?.login} onSignedIn={goOn} />
      </Stack>
    </Dialog>
  );
}
