import { useParams } from '@tanstack/react-router';
import { ApiError } from '#designer/api/api-error.ts';
import { NotFoundPage } from '#designer/app/not-found-page.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { ContactReplay } from './contact-replay.tsx';
import { ReplaySkeleton } from './replay-skeleton.tsx';
import { useContact } from './use-contact.ts';

/** One contact on the graph of its flow version, step by step, also while it is still going on. */
export function ContactPage() {
  const { contactId } = useParams({ from: '/shell/contacts/$contactId' });
  return <LoadedContact key={contactId} contactId={contactId} />;
}

function LoadedContact({ contactId }: { contactId: string }) {
  const loaded = useContact(contactId);
  const { contact, journal } = loaded;
  if (contact.error instanceof ApiError && contact.error.status === 404) return <NotFoundPage />;
  const failed = [contact, journal].find((query) => query.isError && !query.data);
  if (failed) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!contact.data || !journal.data) return <ReplaySkeleton />;
  const { entries, remembered, scopes, live } = loaded;
  return <ContactReplay {...{ entries, remembered, scopes, live }} contact={contact.data.contact} />;
}
