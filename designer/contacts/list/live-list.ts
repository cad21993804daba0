import type { Contact } from '#schemas/domain/contact.ts';

/** Contacts on screen, newest first, and those that wait because the reader is in the middle of the list. */
export interface LiveList {
  rows: readonly Contact[];
  waiting: readonly Contact[];
}

interface Incoming {
  changed: readonly Contact[];
  /** Whether a contact belongs in the list as it is filtered. */
  matches: (contact: Contact) => boolean;
  /** Nothing may move: a row is being pointed at, or the list is scrolled. */
  held: boolean;
  /** There are older contacts on the server than the last row here. */
  more: boolean;
}

/** Takes in contacts that changed. Rows already there change in place; new ones come in order, or wait while held. */
export function takeIn({ rows, waiting }: LiveList, { changed, matches, held, more }: Incoming): LiveList {
  const latest = new Map(changed.map((contact) => [contact.id, contact]));
  const renewed = (list: readonly Contact[]) => list.map((contact) => latest.get(contact.id) ?? contact);
  const known = new Set([...rows, ...waiting].map((contact) => contact.id));
  const oldest = rows.at(-1);
  const fresh = [...latest.values()].filter(
    (contact) =>
      !known.has(contact.id) &&
      matches(contact) &&
      // One older than the last row belongs to a page that has not been asked for.
      !(more && oldest && inOrder(oldest, contact) < 0),
  );
  const list = { rows: renewed(rows), waiting: [...fresh, ...renewed(waiting)] };
  return held ? list : release(list, matches);
}

/** Shows what waited, and drops rows that no longer belong in the list. */
export function release({ rows, waiting }: LiveList, matches: (contact: Contact) => boolean): LiveList {
  return { rows: [...waiting, ...rows].filter(matches).sort(inOrder), waiting: [] };
}

/** Newest first; those of the same instant by id, as on the server. */
function inOrder(a: Contact, b: Contact): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}
