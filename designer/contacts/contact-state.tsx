import { useMessages } from '#designer/i18n/i18n.tsx';
import { Tag, type Tone } from '#designer/ui/tag.tsx';
import type { Contact } from '#schemas/domain/contact.ts';
import type { ContactResult } from '#schemas/effects/contact.ts';
import { describeFailure } from './describe-failure.ts';

const tones: Record<ContactResult, Tone> = { completed: 'neutral', 'hung-up': 'neutral', failed: 'bad' };

/** Live, or how it ended. */
export function ContactState({ contact }: { contact: Contact }) {
  const { contacts: texts } = useMessages();
  if (contact.status === 'live') {
    return (
      <Tag tone="good" dot="pulsing">
        {texts.statuses.live}
      </Tag>
    );
  }
  const result = contact.result ?? 'completed';
  return (
    <Tag tone={tones[result]} title={contact.failure ? describeFailure(contact.failure, texts) : undefined}>
      {texts.results[result]}
    </Tag>
  );
}
