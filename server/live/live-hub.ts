import type { SQL } from 'drizzle-orm';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { LiveMessage, LiveRequest } from '#schemas/api/contacts.ts';
import type { Database } from '../db/open.ts';
import { selectContactsById } from '../services/contacts/select-contacts.ts';
import { selectJournal } from '../services/contacts/select-journal.ts';

/** One open page. */
export interface LiveClient {
  /** Which contacts it may be told of; undefined: all. */
  readVisible(): Promise<SQL | undefined>;
  send(message: LiveMessage): void;
  /** Bytes that have not left yet. */
  backlog(): number;
}

/** Tells open pages what happens to contacts, as it is in the database. */
export interface LiveHub {
  /** Contacts changed, here or on another server. */
  note(ids: Iterable<string>): void;
  /** Tells every page something that need not be looked up. */
  tell(message: LiveMessage): void;
  join(client: LiveClient): LiveSubscription;
  close(): void;
}

export interface LiveSubscription {
  request(request: LiveRequest): void;
  leave(): void;
}

/** Changes are gathered for a moment: a busy server changes more often than anybody can look. */
const gatherMs = 50;
const contactsPerFlush = 500;
/** A page that reads slower than this misses changes in the list, and its journal waits. */
const maxBacklogBytes = 1024 * 1024;
/** How long it may take until changed groups hold for pages that are open. */
const visibleForMs = 10_000;

interface Member {
  client: LiveClient;
  visible: { where: SQL | undefined; readAt: number } | null;
  watched: { contactId: string; after: number } | null;
  /** Journal lines leave in order, whoever asks for them. */
  sending: Promise<void>;
}

export function createLiveHub({ db, log }: { db: Database; log: EngineLog }): LiveHub {
  const members = new Set<Member>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let flushing = false;

  function schedule(): void {
    if (timer === null && !flushing && changed.size > 0) timer = setTimeout(() => void flush(), gatherMs);
  }

  async function flush(): Promise<void> {
    timer = null;
    flushing = true;
    const ids = [...changed].slice(0, contactsPerFlush);
    for (const id of ids) changed.delete(id);
    try {
      if (members.size > 0) await announce(ids);
    } catch (error) {
      log.warn({ error }, 'could not tell open pages what changed');
    }
    flushing = false;
    schedule();
  }

  async function announce(ids: readonly string[]): Promise<void> {
    const all = await selectContactsById(db, ids);
    for (const member of members) {
      const visible = await visibleTo(member);
      const contacts = visible === undefined ? all : await selectContactsById(db, ids, visible);
      if (member.client.backlog() < maxBacklogBytes) {
        for (const contact of contacts) member.client.send({ type: 'contact', contact });
      }
      if (member.watched && ids.includes(member.watched.contactId)) sendJournal(member);
    }
  }

  async function visibleTo(member: Member): Promise<SQL | undefined> {
    const now = Date.now();
    if (member.visible === null || now - member.visible.readAt > visibleForMs) {
      member.visible = { where: await member.client.readVisible(), readAt: now };
    }
    return member.visible.where;
  }

  async function isVisible(member: Member, contactId: string): Promise<boolean> {
    const visible = await visibleTo(member);
    return visible === undefined || (await selectContactsById(db, [contactId], visible)).length > 0;
  }

  /** Sends what the page does not have yet; a page that is behind gets it with a later change, or when it asks again. */
  function sendJournal(member: Member): void {
    member.sending = member.sending.then(async () => {
      const { watched, client } = member;
      if (!watched || !members.has(member)) return;
      if (client.backlog() >= maxBacklogBytes) {
        changed.add(watched.contactId);
        schedule();
        return;
      }
      try {
        if (!(await isVisible(member, watched.contactId))) return;
        const entries = await selectJournal(db, watched.contactId, watched.after);
        if (member.watched !== watched) return;
        watched.after = entries.at(-1)?.seq ?? watched.after;
        client.send({ type: 'journal', contactId: watched.contactId, entries });
      } catch (error) {
        log.warn({ error, contactId: watched.contactId }, 'could not send a journal to an open page');
      }
    });
  }

  return {
    note(ids) {
      if (members.size === 0) return;
      for (const id of ids) changed.add(id);
      schedule();
    },
    tell(message) {
      for (const { client } of members) if (client.backlog() < maxBacklogBytes) client.send(message);
    },
    join(client) {
      const member: Member = { client, visible: null, watched: null, sending: Promise.resolve() };
      members.add(member);
      return {
        request(request) {
          member.watched = request.type === 'watch' ? { contactId: request.contactId, after: request.after } : null;
          if (member.watched) sendJournal(member);
        },
        leave: () => members.delete(member),
      };
    },
    close() {
      if (timer) clearTimeout(timer);
      members.clear();
      changed.clear();
    },
  };
}
