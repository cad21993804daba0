import type { Acd } from '#runtime/acd/create-acd.ts';
import type { AcdRefusalCode } from '#runtime/acd/desk-port.ts';
import type { ChangedIds } from '#runtime/acd/feed.ts';
import type { Peers } from '#runtime/acd/peers.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import { newId } from '../services/new-id.ts';
import type { PeerMessage } from './peer-message.ts';

/** Somebody at a desktop is waiting for the answer. */
const ANSWER_LIMIT_MS = 5_000;
/** Changes are told together: a busy server changes several things at once. */
const GATHER_MS = 5;
/** While the database is out of reach. */
const RETRY_MS = 1_000;
/** Ids in one message, which must not be longer than 8,000 bytes. */
const IDS_PER_MESSAGE = 60;

export interface BusPeers extends Peers {
  receive(message: PeerMessage): void;
  /** What could not be said yet stays unsaid. */
  close(): void;
}

export interface BusPeersOptions {
  self: string;
  /** An embedded database has no other servers. */
  alone: boolean;
  log: EngineLog;
  send(message: PeerMessage): Promise<void>;
  acd(): Pick<Acd, 'heard' | 'handedOver' | 'asked'>;
}

/** The other servers, over the bus that all servers on a database share. */
export function createBusPeers({ self, alone, log, send, acd }: BusPeersOptions): BusPeers {
  const waiting = new Map<string, (refused: AcdRefusalCode | null) => void>();
  const changed = { waits: new Set<string>(), agents: new Set<string>() };
  const remember = ({ waits, agents }: ChangedIds) => {
    for (const id of waits) changed.waits.add(id);
    for (const id of agents) changed.agents.add(id);
  };
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function sendQuietly(message: PeerMessage): void {
    send(message).catch((error: unknown) => log.warn({ error }, 'could not tell the other servers'));
  }

  function flush(): void {
    timer = null;
    const waits = [...changed.waits];
    const agents = [...changed.agents];
    changed.waits.clear();
    changed.agents.clear();
    for (let start = 0; start < Math.max(waits.length, agents.length); start += IDS_PER_MESSAGE) {
      const end = start + IDS_PER_MESSAGE;
      void sendChanged({ waits: waits.slice(start, end), agents: agents.slice(start, end) });
    }
  }

  /** What could not be said is said again: the others would learn it late otherwise. */
  async function sendChanged(ids: { waits: string[]; agents: string[] }): Promise<void> {
    try {
      await send({ say: 'changed', ...ids });
    } catch (error) {
      log.warn({ error }, 'could not tell the other servers yet');
      remember(ids);
      if (!closed) timer ??= setTimeout(flush, RETRY_MS);
    }
  }

  return {
    self,
    announce(ids) {
      if (alone) return;
      remember(ids);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    handOver: (to, conversation) => sendQuietly({ say: 'begin', to, conversation }),
    async ask(to, conversation, event) {
      const id = newId();
      const answer = new Promise<AcdRefusalCode | null>((resolve) => waiting.set(id, resolve));
      const limit = setTimeout(() => waiting.get(id)?.('unavailable'), ANSWER_LIMIT_MS);
      try {
        await send({ say: 'ask', to, from: self, id, conversation, event });
        return await answer;
      } catch (error) {
        log.warn({ error, conversation }, 'another server could not be asked');
        return 'unavailable';
      } finally {
        clearTimeout(limit);
        waiting.delete(id);
      }
    },

    close() {
      closed = true;
      if (timer) clearTimeout(timer);
    },

    receive(message) {
      if (message.say === 'changed') acd().heard(message);
      else if (message.to !== self) return;
      else if (message.say === 'answer') waiting.get(message.id)?.(message.refused);
      else if (message.say === 'begin') {
        acd()
          .handedOver(message.conversation)
          .catch((error: unknown) => log.warn({ error }, 'a conversation could not be begun'));
      } else {
        const { from, id, conversation, event } = message;
        acd()
          .asked(conversation, event)
          .catch((error: unknown): AcdRefusalCode => {
            log.error({ error, conversation }, 'a conversation could not be asked');
            return 'unavailable';
          })
          .then((refused) => sendQuietly({ say: 'answer', to: from, id, refused }));
      }
    },
  };
}
