import { useEffect } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';

const TITLE_EVERY_MS = 1000;

/** Calls the agent back to this tab while a call rings: by its title, and by a note of the system where that is allowed. */
export function useRinging(ringing: boolean, from: string): void {
  const { desk: texts } = useMessages();
  const title = texts.incoming.title(from);
  useEffect(() => {
    if (!ringing) return;
    const before = document.title;
    const timer = setInterval(() => {
      document.title = document.title === before ? `☎ ${title}` : before;
    }, TITLE_EVERY_MS);
    const note = notify(title);
    return () => {
      clearInterval(timer);
      document.title = before;
      note?.close();
    };
  }, [ringing, title]);
}

function notify(title: string): Notification | undefined {
  if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return undefined;
  const note = new Notification(title, { tag: 'switchyard-call', requireInteraction: true });
  note.onclick = () => window.focus();
  return note;
}

/** Asked with a click of the agent, as browsers want it. */
export function askToNotify(): void {
  if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
}
