import type { Clock } from './clock.ts';
import type { ContactStore, EngineLog } from './ports.ts';

export interface HeartbeatOptions {
  clock: Clock;
  contacts: Pick<ContactStore, 'renewLease'>;
  heartbeatMs: number;
  log: EngineLog;
  /** Looks for what nobody runs any more. */
  look(): Promise<void>;
}

/** A lease is three beats long. */
const BEATS_PER_LEASE = 3;
/** A beat so late means that the database was away, or this process: others may have missed theirs as well. */
const LATE_BEATS = 2;

/**
 * Says that this node is alive, and takes over from those who are not. After a gap of its own it gives the others the time
 * of a lease to say so first: who was cut off from the database as well still has their callers.
 */
export function createHeartbeat({ clock, contacts, heartbeatMs, log, look }: HeartbeatOptions) {
  let timer: unknown = null;
  let stopped = false;
  let renewedAt = clock.now();
  let looksFrom = Number.NEGATIVE_INFINITY;
  let looking = false;

  async function beat(): Promise<void> {
    try {
      await contacts.renewLease();
      const now = clock.now();
      // Also when the clock has been set back: what it was to wait for may be long over.
      if (Math.abs(now - renewedAt) > LATE_BEATS * heartbeatMs) looksFrom = now + BEATS_PER_LEASE * heartbeatMs;
      renewedAt = now;
      if (now >= looksFrom && !looking) void lookAround();
    } catch (error) {
      log.error({ error }, 'the lease could not be renewed');
    }
    schedule();
  }

  /** The lease is renewed meanwhile. */
  async function lookAround(): Promise<void> {
    looking = true;
    try {
      await look();
    } catch (error) {
      log.error({ error }, 'what nobody runs any more could not be taken over');
    }
    looking = false;
  }

  function schedule(): void {
    if (!stopped) timer = clock.setTimeout(() => void beat(), heartbeatMs);
  }

  return {
    start(): void {
      renewedAt = clock.now();
      schedule();
    },
    stop(): void {
      stopped = true;
      clock.clearTimeout(timer);
    },
  };
}
