import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveMessage } from '#schemas/api/contacts.ts';
import { LiveConnection } from './live-connection.ts';
import type { SocketState } from './reconnecting-socket.ts';

const connection = new LiveConnection();

/** Hears every live message while mounted. */
export function useLive(onMessage: (message: LiveMessage) => void): void {
  const hear = useEffectEvent(onMessage);
  useEffect(() => connection.listen(hear), []);
}

export function useLiveState(): SocketState {
  return useSyncExternalStore(
    (changed) => connection.onState(changed),
    () => connection.state,
  );
}

/** Runs after each reconnection, to fetch what was missed while the connection was away. */
export function useAfterReconnect(run: () => void): void {
  const catchUp = useEffectEvent(run);
  useEffect(() => {
    let wasOpen = connection.state === 'open';
    return connection.onState(() => {
      if (connection.state !== 'open') return;
      if (wasOpen) catchUp();
      wasOpen = true;
    });
  }, []);
}

/** Has the server send a contact's journal as it grows. `after` gives the last line already here. */
export function useWatch(contactId: string | null, after: () => number): void {
  const last = useEffectEvent(after);
  useEffect(() => (contactId === null ? undefined : connection.watch(contactId, last)), [contactId]);
}
