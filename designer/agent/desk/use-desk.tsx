import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '#designer/api/call.ts';
import { ReconnectingSocket, socketUrl } from '#designer/api/reconnecting-socket.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { answerIssues } from '#designer/ui/form/record-issues.ts';
import { useNow } from '#designer/ui/use-now.ts';
import { commandConversation, type Desk, deskMessage, readDesk } from '#schemas/api/desk.ts';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import { type DeskLink, DeskStore } from './desk-store.ts';

/** An agent in a call does not wait longer for a server that is back. */
const MAX_RETRY_MS = 4_000;

const DeskContext = createContext<DeskStore | null>(null);

/** Keeps the desk of whoever is signed in, from the first reading on. */
export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  const [store] = useState(
    () =>
      new DeskStore({
        desk,
        socket: new ReconnectingSocket({
          url: () => socketUrl('/api/desk/live'),
          message: deskMessage,
          maxRetryMs: MAX_RETRY_MS,
        }),
        read: () => call(readDesk),
      }),
  );
  useEffect(() => store.start(), [store]);
  return <DeskContext value={store}>{children}</DeskContext>;
}

export function useDeskStore(): DeskStore {
  const store = use(DeskContext);
  if (!store) throw new Error('useDesk needs a DeskProvider above it');
  return store;
}

export function useDesk(): Desk {
  return useDeskPart(({ view }) => view.desk);
}

export function useDeskLink(): DeskLink {
  return useDeskPart(({ view }) => view.link);
}

function useDeskPart<T>(part: (store: DeskStore) => T): T {
  const store = useDeskStore();
  return useSyncExternalStore(
    (changed) => store.subscribe(changed),
    () => part(store),
  );
}

export interface Command {
  pending: boolean;
  /** Why the last attempt was refused, in words. */
  error: string | null;
  /** What is wrong with single fields of it, in sentences; `path` parted by dots. */
  issues: ReadonlyMap<string, string>;
  run: (act: () => Promise<{ desk?: Desk } | undefined>) => Promise<boolean>;
  forget: () => void;
}

/** Something that can be done at the desk, with how it goes. Controls with the same key share it. */
export function useCommand(key: string): Command {
  const store = useDeskStore();
  const messages = useMessages();
  const state = useDeskPart(({ view }) => view.commands[key]);
  return {
    pending: state?.pending ?? false,
    error: state?.error ? describeError(state.error, messages) : null,
    issues: new Map(answerIssues(state?.error).map(({ path, message }) => [path.join('.'), message])),
    run: (act) => store.run(key, act),
    forget: () => store.forget(key),
  };
}

/** Commands of the conversation; they share one place for refusals, because one at a time makes sense. */
export function useConversationCommand(id: string): Omit<Command, 'run'> & {
  run: (command: ConversationCommand) => Promise<boolean>;
} {
  const command = useCommand(`conversation ${id}`);
  return {
    ...command,
    run: (given) => command.run(() => call(commandConversation, { params: { id }, body: { command: given } })),
  };
}

/** The server's time, each second. */
export function useServerNow(): number {
  const aheadMs = useDeskPart(({ view }) => view.aheadMs);
  return useNow(1000) + aheadMs;
}
