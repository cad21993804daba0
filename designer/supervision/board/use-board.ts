import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { clockAhead } from '#designer/api/clock-ahead.ts';
import { reading } from '#designer/api/query.ts';
import { ReconnectingSocket, type SocketState, socketUrl } from '#designer/api/reconnecting-socket.ts';
import { useNow } from '#designer/ui/use-now.ts';
import { boardMessage, readBoard, type SupervisionBoard } from '#schemas/api/supervision.ts';

const socket = new ReconnectingSocket({ url: () => socketUrl('/api/supervision/live'), message: boardMessage });
/** While the connection is away boards are asked for, in case only the connection is. */
const ASK_EVERY_MS = 5_000;

export interface LiveBoard {
  board: SupervisionBoard | undefined;
  error: unknown;
  retry: () => void;
  link: SocketState;
  /** What the server's clock is ahead of this browser's. */
  aheadMs: number;
}

/** The board as it is now, from the first reading on. */
export function useBoard(): LiveBoard {
  const client = useQueryClient();
  const link = useSyncExternalStore(
    (changed) => socket.onState(changed),
    () => socket.state,
  );
  const query = useQuery({
    ...reading(readBoard),
    refetchInterval: link === 'open' ? false : ASK_EVERY_MS,
  });
  const allowed = query.data !== undefined;
  useEffect(() => {
    if (!allowed) return;
    return socket.listen(({ board }) => client.setQueryData(reading(readBoard).queryKey, { board }));
  }, [client, allowed]);
  const board = query.data?.board;
  return {
    board,
    error: board ? null : query.error,
    retry: () => void query.refetch(),
    link,
    aheadMs: useAheadMs(board && Date.parse(board.now) - query.dataUpdatedAt),
  };
}

function useAheadMs(measured: number | undefined): number {
  const [known, setKnown] = useState<number>();
  const ahead = measured === undefined ? known : clockAhead(known ?? measured, measured);
  if (ahead !== known) setKnown(ahead);
  return ahead ?? 0;
}

/** How long ago something was by the server's clock, each second. */
export function useElapsedMs(since: string, aheadMs: number): number {
  return Math.max(0, useNow(1000) + aheadMs - Date.parse(since));
}
