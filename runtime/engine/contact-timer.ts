import type { Clock } from './clock.ts';
import type { LiveContact } from './live-contact.ts';

/** Arms the timer that a session asks for. One that runs keeps running, also while somebody sets the clock back. */
export function armContactTimer(clock: Clock, contact: LiveContact, onTime: () => void): void {
  const { session, timer } = contact;
  const at = session.ended ? null : session.context.timerAt;
  if (timer?.at === at) return;
  clock.clearTimeout(timer?.handle);
  contact.timer = null;
  if (at === null) return;
  const handle = clock.setTimeout(
    () => {
      contact.timer = null;
      onTime();
    },
    Math.max(0, at - clock.now()),
  );
  contact.timer = { at, handle };
}
