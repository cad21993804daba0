import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import type { Clock } from './clock.ts';
import { keepTrying } from './keep-trying.ts';
import type { EngineLog, FlowForQueue, FlowStore, PublishedIr } from './ports.ts';

type Linked<P extends PublishedIr> = Omit<P, 'ir'> & { linked: LinkedFlow };

/** While a database is away callers ring, or go on with what they hear. */
const LIMIT_MS = 60_000;
/** Versions kept, more than are in use at a time: every change of a campaign makes one. */
const KEPT = 500;

export interface LinkedFlowsOptions {
  flows: FlowStore;
  flowForQueue?: FlowForQueue;
  clock: Clock;
  log: EngineLog;
}

export type LinkedFlows = ReturnType<typeof createLinkedFlows>;

/** Published flows, ready to run. Each version is linked once while it is in use. */
export function createLinkedFlows({ flows, flowForQueue, clock, log }: LinkedFlowsOptions) {
  const known = new Map<string, LinkedFlow>();

  function link<P extends PublishedIr>({ ir, ...published }: P): Linked<P> {
    const key = `${published.flowId}@${published.version}`;
    const linked = known.get(key) ?? linkIr(ir);
    known.delete(key);
    known.set(key, linked);
    const [longestUnused] = known.keys();
    if (longestUnused !== undefined && known.size > KEPT) known.delete(longestUnused);
    return { ...published, linked };
  }

  /** Callers are not sent away, nor hung up, because a database is away for a moment. */
  function insist<T>(read: () => Promise<T>): Promise<T> {
    const onFailure = (error: unknown) => log.warn({ error }, 'a flow could not be read');
    return keepTrying(read, { clock, limitMs: LIMIT_MS, onFailure });
  }

  return {
    async forDid(number: string) {
      const published = await insist(() => flows.flowForDid(number));
      return published && link(published);
    },
    /** @throws when it cannot be made now. */
    async forQueue(asked: Parameters<FlowForQueue>[0]) {
      const published = (await flowForQueue?.(asked)) ?? null;
      return published && link(published);
    },
    version: async (flowId: string, version: number) => link(await insist(() => flows.readIr(flowId, version))),
    /** @throws when it cannot be read now. */
    async live(flowId: string) {
      const published = await flows.liveFlow(flowId);
      return published && link(published);
    },
  };
}
