import { Alert } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useNow } from '#designer/ui/use-now.ts';

interface LockOutNoticeProps {
  untilMs: number;
  onOver: () => void;
}

/** Counts down until sign-in is open again after too many attempts. */
export function LockOutNotice({ untilMs, onOver }: LockOutNoticeProps) {
  const { auth } = useMessages();
  const formats = useFormats();
  const leftMs = untilMs - useNow(1000);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (leftMs <= 0) over();
  }, [leftMs]);
  return (
    <Alert color="red" role="alert" p="xs" title={auth.lockedTitle}>
      {auth.lockedFor(formats.duration(leftMs))}
    </Alert>
  );
}
