import type { ContactStore } from '#runtime/engine/ports.ts';
import type { Metrics } from '../http/metrics.ts';

/** The same store, with its commits timed. */
export function measureCommits(store: ContactStore, metrics: Metrics): ContactStore {
  return {
    ...store,
    async commit(changes) {
      const end = metrics.commitSeconds.startTimer();
      try {
        return await store.commit(changes);
      } finally {
        end();
      }
    },
  };
}
