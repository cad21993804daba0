import { useFormats } from '#designer/i18n/i18n.tsx';
import { useNow } from './use-now.ts';

const RENEWED_EVERY_MS = 30_000;

/** "5 min ago", with the exact time on hover. */
export function RelativeTime({ at }: { at: string }) {
  const formats = useFormats();
  const nowMs = useNow(RENEWED_EVERY_MS);
  return (
    <time dateTime={at} title={formats.exactTime(at)} style={{ whiteSpace: 'nowrap' }}>
      {formats.relative(at, nowMs)}
    </time>
  );
}
