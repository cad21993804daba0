import type { Board } from './board.ts';
import type { Feed } from './feed.ts';
import type { Distribution, EnteringWait, Wait } from './ports.ts';
import type { AcdStore, KeptWait } from './store.ts';

export interface DistributionServiceOptions {
  now(): number;
  store: AcdStore;
  board: Board;
  feed: Feed;
  /** A conversation that is being set up for a wait that is over. */
  withdraw(conversationId: string): void;
}

/** What the waiting room of this server asks. */
export function createDistributionService(options: DistributionServiceOptions): Distribution {
  const { store, board, feed, now, withdraw } = options;

  function wrote(wait: KeptWait | null): void {
    if (wait !== null) feed.wrote({ waits: [wait], agents: [] });
  }

  return {
    async enter(entering) {
      const wait = asWait(entering, board);
      const { standing, wait: kept } = await store.enterWait(wait, board.predict(wait));
      wrote(kept);
      // After a crash it is there already, and somebody looks after its caller again.
      if (kept === null) feed.touched({ waits: [wait.id], agents: [] });
      return standing;
    },
    async change(waitId, change) {
      wrote(await store.changeWait(waitId, change));
    },
    async leave(waitId, end) {
      const wait = await store.endWait(waitId, end, { at: now(), remainingSeconds: board.remaining(waitId) });
      wrote(wait);
      if (wait?.conversationId) withdraw(wait.conversationId);
    },
    figures: (queue) => board.figures(queue),
    outlook: (waitId) => board.outlook(waitId),
    knows: (queue) => board.queues.has(queue),
    isStaffed: (wait) => board.isStaffed({ ...wait, decrement: board.decrements(wait.skills) }),
  };
}

function asWait(entering: EnteringWait, board: Board): Wait {
  return { ...entering, decrement: board.decrements(entering.skills), held: false, refusedBy: [] };
}
