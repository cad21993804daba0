import type { LiveContact } from './live-contact.ts';
import type { ContactChange, NewContact } from './ports.ts';
import type { SessionStep } from './session/session.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What a step writes. @param opened Of the first one: the contact that begins with it. */
export function describeStep(
  { id, session }: Pick<LiveContact, 'id' | 'session'>,
  step: SessionStep,
  opened?: NewContact,
): ContactChange {
  const ended = session.ended
    ? { result: session.result ?? 'failed', failure: session.failure, atMs: step.at }
    : undefined;
  const node = session.node || (step.trace.at(-1)?.node ?? '');
  return { contactId: id, opened, lines: [withoutSecrets(step)], node, ended };
}
