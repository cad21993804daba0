import { z } from 'zod';
import type { OpenDatabase } from '../db/open.ts';

const nodeMessage = z.discriminatedUnion('type', [
  /** Contacts that changed; whoever shows them reads them again. */
  z.object({ type: z.literal('contacts'), from: z.string(), ids: z.array(z.string()) }),
  z.object({ type: z.literal('hang-up'), from: z.string(), contactId: z.string() }),
]);
type NodeMessage = z.infer<typeof nodeMessage>;

/** What servers on one database tell each other; a message may be lost, so nothing that must not be lost goes this way. */
export interface NodeBus {
  sendContacts(ids: readonly string[]): Promise<void>;
  sendHangUp(contactId: string): Promise<void>;
}

export interface NodeBusOptions {
  database: OpenDatabase;
  /** Tells own messages from others'. */
  from: string;
  onContacts(ids: readonly string[]): void;
  onHangUp(contactId: string): void;
}

/** Ids in one message, which Postgres limits to 8,000 bytes. */
const idsPerMessage = 60;

export async function createNodeBus({ database, from, onContacts, onHangUp }: NodeBusOptions): Promise<NodeBus> {
  await database.listen((text) => {
    const message = read(text);
    if (message === null || message.from === from) return;
    if (message.type === 'contacts') onContacts(message.ids);
    else onHangUp(message.contactId);
  });
  const send = (message: NodeMessage) => database.notify(JSON.stringify(message));
  return {
    async sendContacts(ids) {
      // An embedded database has no other server to tell.
      if (database.kind === 'pglite') return;
      for (let start = 0; start < ids.length; start += idsPerMessage) {
        await send({ type: 'contacts', from, ids: ids.slice(start, start + idsPerMessage) });
      }
    },
    sendHangUp: (contactId) => send({ type: 'hang-up', from, contactId }),
  };
}

function read(text: string): NodeMessage | null {
  try {
    return nodeMessage.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
