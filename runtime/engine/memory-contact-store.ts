import type { ContactChange, ContactState, ContactStore, JournalLine, OrphanedContact } from './ports.ts';

interface StoredContact {
  owner: string;
  parentId: string | null;
  flowId: string;
  flowVersion: number;
  lines: JournalLine[];
  ended: boolean;
  sound: string;
}

/** Contacts in memory, shared by the stores of several nodes: for tests and measurements without a database. */
export class MemoryContacts {
  readonly contacts = new Map<string, StoredContact>();
  private readonly alive = new Set<string>();

  /** The store as one start of a node sees it; a restarted node takes another name. */
  storeFor(node: string): ContactStore {
    return {
      commit: async (changes) => new Set(changes.filter((change) => !this.write(node, change)).map((c) => c.contactId)),
      takeOver: async ({ again } = { again: false }) => [...(again ? this.own(node) : []), ...this.orphans(node)],
      findStates: async (ids) =>
        new Map(ids.flatMap((id) => (this.contacts.has(id) ? [[id, this.stateFor(node, id)] as const] : []))),
      readEnded: async (id) => {
        const contact = this.contacts.get(id);
        return contact?.ended ? orphan(id, contact) : null;
      },
      noteSound: async (id, playbackId) => {
        const contact = this.contacts.get(id);
        if (contact?.owner === node) contact.sound = playbackId;
      },
      renewLease: async () => {
        this.alive.add(node);
      },
      release: async () => this.kill(node),
    };
  }

  /** The lease of a node ends. */
  kill(node: string): void {
    this.alive.delete(node);
  }

  lines(contactId: string): readonly JournalLine[] {
    return this.contacts.get(contactId)?.lines ?? [];
  }

  private write(node: string, change: ContactChange): boolean {
    const known = this.contacts.get(change.contactId);
    if (known && known.owner !== node) return false;
    const { opened } = change;
    const contact = known ?? {
      owner: node,
      parentId: opened?.parentId ?? null,
      flowId: opened?.flowId ?? '',
      flowVersion: opened?.flowVersion ?? 0,
      lines: [],
      ended: false,
      sound: '',
    };
    // Through JSON, as a database would: what does not survive that must not be relied on.
    contact.lines.push(...(JSON.parse(JSON.stringify(change.lines)) as JournalLine[]));
    contact.ended ||= change.ended !== undefined;
    this.contacts.set(change.contactId, contact);
    return true;
  }

  private stateFor(node: string, id: string): ContactState {
    const contact = this.contacts.get(id);
    if (!contact || contact.ended) return 'ended';
    return contact.owner === node ? 'ours' : 'elsewhere';
  }

  private own(node: string): OrphanedContact[] {
    const own = [...this.contacts].filter(([, contact]) => !contact.ended && contact.owner === node);
    return own.map(([contactId, contact]) => orphan(contactId, contact));
  }

  private orphans(node: string): OrphanedContact[] {
    const orphans = [...this.contacts].filter(
      ([, contact]) => !contact.ended && contact.owner !== node && !this.alive.has(contact.owner),
    );
    return orphans.map(([contactId, contact]) => {
      contact.owner = node;
      return orphan(contactId, contact);
    });
  }
}

function orphan(contactId: string, { parentId, flowId, flowVersion, lines, sound }: StoredContact): OrphanedContact {
  return { contactId, parentId, flowId, flowVersion, lines: [...lines], sound };
}
