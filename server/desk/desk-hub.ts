import type { AgentDesks } from '#runtime/acd/desk-port.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { Desk, DeskMessage } from '#schemas/api/desk.ts';
import { countQueues } from './desk-reader.ts';

/** One open desktop. */
export interface DeskClient {
  userId: string;
  send(message: DeskMessage): void;
  /** Bytes that have not left yet. */
  backlog(): number;
}

export interface DeskHub {
  /** Sends the desk at once, and again after every change. @returns how to leave. */
  join(client: DeskClient): () => void;
  /** Sends something to the open desktops of an agent. */
  tell(userId: string, message: DeskMessage): void;
  /** Something about an agent has changed that distribution does not know of. */
  note(userId: string): void;
  close(): void;
}

export interface DeskHubOptions {
  desks: Pick<AgentDesks, 'onChange' | 'waiting'>;
  read(userId: string): Promise<Desk>;
  log: EngineLog;
}

/** Changes are gathered for a moment, so that a busy queue does not send with every caller. */
const GATHER_MS = 100;
/** A desktop that reads slower than this gets the desk with a later change. */
const MAX_BACKLOG_BYTES = 1024 * 1024;
/** Where only queues have changed the rest of a desk is as it was, for so long. */
const FRESH_MS = 60_000;

interface Shown {
  desk: Desk;
  /** Milliseconds since 1970. */
  readAt: number;
}

/** Tells open desktops how their agent's day stands, whole each time. */
export function createDeskHub({ desks, read, log }: DeskHubOptions): DeskHub {
  const members = new Set<DeskClient>();
  /** What open desktops were shown last, by agent. */
  const shown = new Map<string, Shown>();
  /** Agents of whom only queues have changed, and those who are to be read again. */
  const changed = { queues: new Set<string>(), agents: new Set<string>() };
  let timer: NodeJS.Timeout | null = null;
  let flushing = false;

  const stop = desks.onChange(({ agents, queues }) => {
    for (const { userId } of members) {
      if (agents.has(userId)) changed.agents.add(userId);
      else if (shown.get(userId)?.desk.queues.some(({ id }) => queues.has(id))) changed.queues.add(userId);
    }
    schedule();
  });

  function schedule(): void {
    const isDue = changed.agents.size > 0 || changed.queues.size > 0;
    if (timer === null && !flushing && isDue) timer = setTimeout(() => void flush(), GATHER_MS);
  }

  async function flush(): Promise<void> {
    timer = null;
    flushing = true;
    const whole = new Set(changed.agents);
    const waiting = [...changed.queues];
    changed.agents.clear();
    changed.queues.clear();
    for (const userId of waiting) {
      const before = shown.get(userId);
      if (!before || Date.now() - before.readAt > FRESH_MS) whole.add(userId);
      else if (!whole.has(userId)) showQueues(userId, before);
    }
    await Promise.all([...whole].map(showWhole));
    flushing = false;
    schedule();
  }

  async function showWhole(userId: string): Promise<void> {
    if (clientsOf(userId).length === 0) return;
    const readAt = Date.now();
    try {
      const desk = await read(userId);
      // A later reading may have been the quicker one.
      if ((shown.get(userId)?.readAt ?? 0) <= readAt) show(userId, { desk, readAt });
    } catch (error) {
      log.warn({ error, userId }, 'could not tell a desktop what has changed');
    }
  }

  function showQueues(userId: string, { desk, readAt }: Shown): void {
    const queues = countQueues(desks, desk.queues);
    show(userId, { desk: { ...desk, queues, now: new Date().toISOString() }, readAt });
  }

  function show(userId: string, next: Shown): void {
    const clients = clientsOf(userId);
    if (clients.length === 0) return;
    shown.set(userId, next);
    for (const client of clients) {
      if (client.backlog() < MAX_BACKLOG_BYTES) client.send({ type: 'desk', desk: next.desk });
      else changed.queues.add(userId);
    }
    schedule();
  }

  function clientsOf(userId: string): DeskClient[] {
    return [...members].filter((client) => client.userId === userId);
  }

  return {
    join(client) {
      members.add(client);
      void showWhole(client.userId);
      return () => {
        members.delete(client);
        if (clientsOf(client.userId).length === 0) shown.delete(client.userId);
      };
    },
    tell(userId, message) {
      for (const client of clientsOf(userId)) client.send(message);
    },
    note(userId) {
      changed.agents.add(userId);
      schedule();
    },
    close() {
      stop();
      if (timer) clearTimeout(timer);
      members.clear();
      shown.clear();
    },
  };
}
