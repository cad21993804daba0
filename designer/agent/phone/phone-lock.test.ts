import { describe, expect, it } from 'vitest';
import { holdPhone } from './phone-lock.ts';

type Grant = () => Promise<unknown>;
interface Waiting {
  granted: Grant;
  done: { resolve: () => void; reject: (error: Error) => void };
}

/** The locks of a browser, as far as one name needs them: one holder, a queue, and stealing. */
function browserLocks(): LockManager {
  let held: Waiting | undefined;
  const queue: Waiting[] = [];
  const grantNext = () => {
    const next = queue.shift();
    if (next) grant(next);
  };
  function grant(request: Waiting): void {
    held = request;
    void request.granted().then(() => {
      if (held !== request) return;
      held = undefined;
      request.done.resolve();
      grantNext();
    });
  }
  const request = (_: string, { steal = false, signal }: LockOptions, granted: Grant) =>
    new Promise<void>((resolve, reject) => {
      const wanted: Waiting = { granted, done: { resolve, reject } };
      if (steal) {
        held?.done.reject(new Error('stolen'));
        grant(wanted);
      } else if (held) {
        queue.push(wanted);
        signal?.addEventListener('abort', () => {
          queue.splice(queue.indexOf(wanted), 1);
          reject(new Error('aborted'));
        });
      } else grant(wanted);
    });
  // Only `request` is used, and only like this.
  return { request, query: () => Promise.reject(new Error('not needed')) } as unknown as LockManager;
}

/** A tab that writes down what becomes of the phone. */
function openTab(locks: LockManager) {
  const log: string[] = [];
  const lock = holdPhone({ onHave: () => log.push('have'), onGone: () => log.push('gone') }, locks);
  return { log, ...lock };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the phone of a browser', () => {
  it('is the first tab’s, and the next one’s when that is closed', async () => {
    const locks = browserLocks();
    const [first, second] = [openTab(locks), openTab(locks)];
    await settled();
    expect([first.log, second.log]).toEqual([['have'], []]);
    first.leave();
    await settled();
    expect([first.log, second.log]).toEqual([['have'], ['have']]);
  });

  it('goes to the tab that takes it, and comes back when that is closed', async () => {
    const locks = browserLocks();
    const [first, second, third] = [openTab(locks), openTab(locks), openTab(locks)];
    await settled();
    third.take();
    third.take();
    await settled();
    expect([first.log, second.log, third.log]).toEqual([['have', 'gone'], [], ['have']]);
    second.leave();
    third.leave();
    await settled();
    expect(first.log).toEqual(['have', 'gone', 'have']);
    expect(second.log).toEqual([]);
  });
});
