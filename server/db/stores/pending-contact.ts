import type { ContactChange, JournalLine, NewContact } from '#runtime/engine/ports.ts';
import type { ContactKind } from '#schemas/domain/contact.ts';

/** Everything one commit writes about one contact. */
export interface PendingContact {
  id: string;
  opened: NewContact | undefined;
  node: string;
  ended: ContactChange['ended'];
  /** Number of the first line. */
  first: number;
  lines: readonly JournalLine[];
}

/** Brings several changes of one contact together, in their order. */
export function mergeChanges(changes: readonly ContactChange[]): PendingContact[] {
  const contacts = new Map<string, PendingContact>();
  for (const change of changes) {
    const known = contacts.get(change.contactId);
    const lines = known ? [...known.lines, ...change.lines] : change.lines;
    contacts.set(change.contactId, {
      id: change.contactId,
      opened: known?.opened ?? change.opened,
      node: change.node,
      ended: change.ended ?? known?.ended,
      first: lines[0]?.seq ?? 0,
      lines,
    });
  }
  // A change without a line would not be part of the fold; there is nothing to write for it.
  return [...contacts.values()].filter((contact) => contact.lines.length > 0);
}

/** The same as rows for `jsonb_to_recordset`. */
export function toRows(pending: readonly PendingContact[]) {
  return {
    contacts: pending.map(contactRow),
    recordings: pending.flatMap((contact) => contact.lines.flatMap((line) => recordingRows(contact.id, line))),
  };
}

function contactRow(contact: PendingContact) {
  const { opened, ended } = contact;
  return {
    id: contact.id,
    opened: opened !== undefined,
    kind: opened && contactKindOf(opened),
    parent_id: opened?.parentId,
    campaign: opened?.facts.campaign ?? '',
    caller: opened?.facts.caller,
    called: opened?.facts.called,
    flow_id: opened?.flowId,
    flow_version: opened?.flowVersion,
    started_at: opened && isoTime(opened.startedAtMs),
    node: contact.node,
    status: ended ? 'ended' : 'live',
    result: ended?.result ?? null,
    failure: ended?.failure ?? null,
    ended_at: ended ? isoTime(ended.atMs) : null,
    first: contact.first,
    lines: contact.first + contact.lines.length,
    journal: contact.lines.map(({ seq, at, event, trace, effects }) => ({
      seq,
      at: isoTime(at),
      event,
      trace,
      effects,
    })),
  };
}

export function contactKindOf({ parentId, facts }: NewContact): ContactKind {
  if (parentId !== undefined) return 'overflow';
  return facts.calledAt === undefined ? 'call' : 'called';
}

/** The recording that a line tells of, to be fetched. */
function recordingRows(contactId: string, { event }: JournalLine) {
  if (!('data' in event) || (event.type !== 'record.finished' && event.type !== 'record.hung-up')) return [];
  const { recording, seconds } = event.data;
  if (typeof recording !== 'string' || typeof seconds !== 'number') return [];
  return [{ contact_id: contactId, id: recording, seconds }];
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
