import type { ConversationDriver } from './conversation/driver.ts';
import type { AcdRefusalCode } from './desk-port.ts';
import type { PeerEvent, Peers } from './peers.ts';
import type { AcdStore, Begun } from './store.ts';

/** Conversations wherever they are driven: here, or on the server that has the caller. */
export interface Conversations {
  /** One has just been written down. */
  begun(begun: Begun): void;
  ask(conversationId: string, event: PeerEvent): Promise<AcdRefusalCode | null>;
  /** Begins those that this server was to drive and was not told of. */
  findMissed(): Promise<void>;
}

export function createConversations({
  driver,
  peers,
  store,
}: {
  driver: ConversationDriver;
  peers: Peers;
  store: Pick<AcdStore, 'readConversation' | 'readOwn'>;
}): Conversations {
  return {
    begun({ conversation, owner }) {
      if (owner === peers.self) driver.begin(conversation);
      else peers.handOver(owner, conversation.id);
    },

    async ask(conversationId, event) {
      if (driver.has(conversationId)) return driver.ask(conversationId, event);
      const kept = await store.readConversation(conversationId);
      if (kept === null || kept.owner === '') return 'no-such-conversation';
      // Ours, but not known to us: it has just begun.
      if (kept.owner !== peers.self) return peers.ask(kept.owner, conversationId, event);
      driver.begin(kept.conversation);
      return driver.ask(conversationId, event);
    },

    async findMissed() {
      // One that has gone on since was driven by somebody: it is taken over with what is up, not begun.
      for (const state of await store.readOwn()) if (state.revision === 0) driver.begin(state);
    },
  };
}
