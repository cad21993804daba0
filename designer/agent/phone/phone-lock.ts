interface PhoneHolder {
  /** The phone is this tab's. */
  onHave: () => void;
  /** Another tab has taken it. */
  onGone: () => void;
}

export interface PhoneLock {
  held: () => boolean;
  /** Takes the phone from the tab that has it. */
  take: () => void;
  leave: () => void;
}

const NAME = 'switchyard.phone';

/** One phone over all tabs of a browser: the first one has it, and when that is closed, the next one gets it. */
export function holdPhone({ onHave, onGone }: PhoneHolder, locks: LockManager = navigator.locks): PhoneLock {
  let release: (() => void) | undefined;
  let waiting = new AbortController();
  let left = false;

  const have = () =>
    new Promise<void>((resolve) => {
      release = resolve;
      onHave();
    });

  function queue(): void {
    waiting = new AbortController();
    const { signal } = waiting;
    locks.request(NAME, { signal }, have).catch(() => !signal.aborted && lose());
  }

  /** What another tab steals is waited for again: that tab may be closed. */
  function lose(): void {
    release = undefined;
    if (left) return;
    onGone();
    queue();
  }

  queue();
  return {
    held: () => release !== undefined,
    take() {
      if (release || left) return;
      waiting.abort();
      locks.request(NAME, { steal: true }, have).catch(lose);
    },
    leave() {
      left = true;
      waiting.abort();
      release?.();
    },
  };
}
