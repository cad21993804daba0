import type { ContactChange, NewContact } from '#runtime/engine/ports.ts';
import type { Database } from '../open.ts';
import { contacts, journal } from '../tables/index.ts';
import { contactKindOf } from './pending-contact.ts';

/** Writes a contact down that begins together with something else, in its transaction. */
export async function openContact(
  tx: Database,
  { contactId, opened, lines, node, ended }: ContactChange & { opened: NewContact },
  owner: string,
): Promise<void> {
  const { facts, flowId, flowVersion, startedAtMs } = opened;
  await tx.insert(contacts).values({
    id: contactId,
    kind: contactKindOf(opened),
    campaign: facts.campaign ?? '',
    status: ended ? 'ended' : 'live',
    result: ended?.result ?? null,
    failure: ended?.failure ?? null,
    caller: facts.caller,
    called: facts.called,
    flowId,
    flowVersion,
    node,
    startedAt: new Date(startedAtMs),
    endedAt: ended ? new Date(ended.atMs) : null,
    lines: lines.length,
    owner,
  });
  await tx.insert(journal).values(
    lines.map(({ seq, at, event, trace, effects }) => ({
      ...{ contactId, seq, at: new Date(at), event },
      trace: [...trace],
      effects: [...effects],
    })),
  );
}
