import { notifications } from '@mantine/notifications';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from './describe-error.ts';

const SUCCESS_SHOWN_MS = 3500;
const FAILURE_SHOWN_MS = 9000;

/** Short notes in the corner: what was done, or why it was not. */
export function useToasts() {
  const messages = useMessages();
  return useMemo(
    () => ({
      done: (text: string) =>
        notifications.show({
          message: text,
          color: 'green',
          icon: <IconCheck size={16} aria-hidden />,
          autoClose: SUCCESS_SHOWN_MS,
          withBorder: true,
        }),
      failed: (error: unknown, title?: string) =>
        notifications.show({
          title,
          message: describeError(error, messages),
          color: 'red',
          icon: <IconX size={16} aria-hidden />,
          autoClose: FAILURE_SHOWN_MS,
          withBorder: true,
          role: 'alert',
        }),
    }),
    [messages],
  );
}
