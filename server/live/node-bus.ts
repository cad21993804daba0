import { z } from 'zod';
import type { EngineLog } from '#runtime/engine/ports.ts';
import { type PeerMessage, peerMessage } from '../acd/peer-message.ts';
import type { OpenDatabase } from '../db/open.ts';

const nodeMessage = z.discriminatedUnion('type', [
  /** Contacts that changed; whoever shows them reads them again. */
  z.object({ type: z.literal('contacts'), from: z.string(), ids: z.array(z.string()) }),
  z.object({ type: z.literal('hang-up'), from: z.string(), contactId: z.string() }),
  z.object({ type: z.literal('comments'), from: z.string(), flowId: z.string() }),
  z.object({ type: z.literal('acd'), from: z.string(), message: peerMessage }),
  /** Of queues, agents, skills or campaigns; triggers of their tables say so. */
  z.object({ type: z.literal('settings'), from: z.string() }),
  /** Of what else campaigns depend on, such as hours, flows, numbers, and who is signed in. */
  z.object({ type: z.literal('installation'), from: z.string() }),
]);
export type NodeMessage = z.infer<typeof nodeMessage>;

/** What servers on one database tell each other; a message may be lost, so nothing that must not be lost goes this way. */
export interface NodeBus {
  /** Gathers for a moment, so that a busy server does not send with every commit. */
  sendContacts(ids: readonly string[]): void;
  sendHangUp(contactId: string): Promise<void>;
  sendComments(flowId: string): void;
  /** About queues and agents. */
  sendAcd(message: PeerMessage): Promise<void>;
  /** Sends what has been gathered. */
  close(): Promise<void>;
}

export interface NodeBusOptions {
  database: OpenDatabase;
  /** Tells own messages from others'. */
  from: string;
  log: EngineLog;
  onContacts(ids: readonly string[]): void;
  onHangUp(contactId: string): void;
  onComments(flowId: string): void;
  onAcd(message: PeerMessage): void;
  onSettings(): void;
  onInstallation(): void;
  /** What others have said a moment ago may be lost. */
  onGap(): void;
}

/** Ids in one message, which Postgres limits to 8,000 bytes. */
const idsPerMessage = 60;
const gatherMs = 100;

export async function createNodeBus({ database, from, log, ...on }: NodeBusOptions): Promise<NodeBus> {
  await database.listen((text) => {
    const message = read(text);
    if (message === null || message.from === from) return;
    if (message.type === 'contacts') on.onContacts(message.ids);
    else if (message.type === 'comments') on.onComments(message.flowId);
    else if (message.type === 'acd') on.onAcd(message.message);
    else if (message.type === 'settings') on.onSettings();
    else if (message.type === 'installation') on.onInstallation();
    else on.onHangUp(message.contactId);
  }, on.onGap);
  const send = (message: NodeMessage) => database.notify(JSON.stringify(message));
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    timer = null;
    const ids = [...changed];
    changed.clear();
    try {
      for (let start = 0; start < ids.length; start += idsPerMessage) {
        await send({ type: 'contacts', from, ids: ids.slice(start, start + idsPerMessage) });
      }
    } catch (error) {
      log.warn({ error }, 'could not tell the other servers');
    }
  }

  return {
    sendContacts(ids) {
      // An embedded database has no other server to tell.
      if (database.kind === 'pglite') return;
      for (const id of ids) changed.add(id);
      timer ??= setTimeout(() => void flush(), gatherMs);
    },
    sendAcd: (message) => send({ type: 'acd', from, message }),
    sendHangUp: (contactId) => send({ type: 'hang-up', from, contactId }),
    sendComments(flowId) {
      send({ type: 'comments', from, flowId }).catch((error: unknown) =>
        log.warn({ error }, 'could not tell the other servers'),
      );
    },
    async close() {
      if (timer) clearTimeout(timer);
      await flush();
    },
  };
}

function read(text: string): NodeMessage | null {
  try {
    return nodeMessage.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
