import { keepTrying } from '#runtime/engine/keep-trying.ts';
import type { LiveContact } from '#runtime/engine/live-contact.ts';
import type { QueueHost } from '#runtime/engine/queue-carrier.ts';
import { OverflowRun, overflowIdOf } from './overflow-run.ts';
import { NO_STORY, type OverflowStory } from './overflow-story.ts';

/** For the overflow flow to be found, while the caller hears the queue. */
const OVERFLOW_LIMIT_MS = 600_000;

/** Begins the overflow flow of a wait, if it can be had while it is wanted. */
export async function beginOverflow({
  host,
  contact,
  waitId,
  flowId,
  isWanted,
}: {
  host: QueueHost;
  contact: LiveContact;
  waitId: string;
  flowId: string;
  isWanted(): boolean;
}): Promise<LiveContact | null> {
  const { clock, log } = host;
  try {
    const child = await keepTrying(() => host.accompany(contact, { id: overflowIdOf(waitId), flowId }), {
      clock,
      limitMs: OVERFLOW_LIMIT_MS,
      isWanted,
      onFailure: (error) => log.warn({ error, flowId, waitId }, 'no overflow flow yet'),
    });
    if (!child) log.warn({ flowId, waitId }, 'no version of the overflow flow is published');
    return child;
  } catch (error) {
    if (isWanted()) log.error({ error, flowId, waitId }, 'the overflow flow could not begin');
    return null;
  }
}

/** What the overflow flow of a wait had come to, if it ran and is over. */
export async function readEndedOverflow(
  host: Pick<QueueHost, 'replayEnded' | 'log'>,
  waitId: string,
): Promise<{ story: OverflowStory; result: string | null } | null> {
  try {
    const ended = await host.replayEnded(overflowIdOf(waitId));
    return ended && OverflowRun.retell(ended);
  } catch (error) {
    host.log.error({ error, waitId }, 'an overflow flow that has ended could not be read');
    return { story: NO_STORY, result: 'failed' };
  }
}
