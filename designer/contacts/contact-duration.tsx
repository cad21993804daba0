import { useFormats } from '#designer/i18n/i18n.tsx';
import { useNow } from '#designer/ui/use-now.ts';
import type { Contact } from '#schemas/domain/contact.ts';

/** How long a contact lasted, or has lasted so far. */
export function ContactDuration({ contact }: { contact: Contact }) {
  const formats = useFormats();
  if (contact.endedAt === null) return <RunningDuration since={contact.startedAt} />;
  return formats.duration(Date.parse(contact.endedAt) - Date.parse(contact.startedAt));
}

function RunningDuration({ since }: { since: string }) {
  const formats = useFormats();
  return formats.duration(useNow(1000) - Date.parse(since));
}
