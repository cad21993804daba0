import type { AgentDesks } from '#runtime/acd/desk-port.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { Desk, DeskMessage } from '#schemas/api/desk.ts';

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
  desks: Pick<AgentDesks, 'onChange'>;
  read(userId: string): Promise<Desk>;
  log: EngineLog;
}

/** Changes are gathered for a moment, so that a busy queue does not send with every caller. */
const GATHER_MS = 100;
/** A desktop that reads slower than this gets the desk with a later change. */
const MAX_BACKLOG_BYTES = 1024 * 1024;

interface Member {
  client: DeskClient;
  /** Of the desk that was sent last. */
  queues: ReadonlySet<string>;
}

/** Tells open desktops how their agent's day stands, whole each time. */
export function createDeskHub({ desks, read, log }: DeskHubOptions): DeskHub {
  const members = new Set<Member>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let flushing = false;

  const stop = desks.onChange(({ agents, queues }) => {
    for (const { client, queues: shown } of members) {
      if (agents.has(client.userId) || [...queues].some((queue) => shown.has(queue))) changed.add(client.userId);
    }
    schedule();
  });

  function schedule(): void {
    if (timer === null && !flushing && changed.size > 0) timer = setTimeout(() => void flush(), GATHER_MS);
  }

  async function flush(): Promise<void> {
    timer = null;
    flushing = true;
    const agents = [...changed];
    changed.clear();
    await Promise.all(agents.map(sendDesk));
    flushing = false;
    schedule();
  }

  async function sendDesk(userId: string): Promise<void> {
    const open = [...members].filter(({ client }) => client.userId === userId);
    if (open.length === 0) return;
    try {
      const desk = await read(userId);
      for (const member of open) send(member, desk);
    } catch (error) {
      log.warn({ error, userId }, 'could not tell a desktop what has changed');
    }
  }

  function send(member: Member, desk: Desk): void {
    if (!members.has(member)) return;
    member.queues = new Set(desk.queues.map(({ id }) => id));
    if (member.client.backlog() < MAX_BACKLOG_BYTES) {
      member.client.send({ type: 'desk', desk });
      return;
    }
    changed.add(member.client.userId);
    schedule();
  }

  return {
    join(client) {
      const member: Member = { client, queues: new Set() };
      members.add(member);
      void sendDesk(client.userId);
      return () => members.delete(member);
    },
    tell(userId, message) {
      for (const { client } of members) if (client.userId === userId) client.send(message);
    },
    note(userId) {
      changed.add(userId);
      schedule();
    },
    close() {
      stop();
      if (timer) clearTimeout(timer);
      members.clear();
      changed.clear();
    },
  };
}
