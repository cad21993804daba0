import type { AgentDesks } from '#runtime/acd/desk-port.ts';
import type { EngineLog } from '#runtime/engine/ports.ts';
import type { BoardMessage } from '#schemas/api/supervision.ts';
import { limitBoard } from './limit-board.ts';
import type { Scope } from './read-scope.ts';
import type { WholeBoard } from './read-whole-board.ts';

/** One open board. */
export interface BoardClient {
  readScope(): Promise<Scope>;
  send(message: BoardMessage): void;
  /** May not see boards any more. */
  dismiss(): void;
  /** Bytes that have not left yet. */
  backlog(): number;
}

export interface BoardHub {
  /** Sends the board at once, and again after changes. @returns how to leave. */
  join(client: BoardClient): () => void;
  close(): void;
}

export interface BoardHubOptions {
  desks: Pick<AgentDesks, 'onChange'>;
  read(): Promise<WholeBoard>;
  log: EngineLog;
}

/** Changes of a second are told as one. */
const GATHER_MS = 1_000;
/** What changes without anybody doing anything: predictions, opening hours, what administrators rename. */
const RENEW_MS = 5_000;
/** How long it may take until changed rights hold for boards that are open. */
const SCOPE_MS = 10_000;
/** A browser that reads slower than this misses boards; each is complete. */
const MAX_BACKLOG_BYTES = 1024 * 1024;

interface Member {
  client: BoardClient;
  scope: Scope | null;
  scopeReadAt: number;
}

/** Sends open boards what goes on: read once for all of them, cut to what each may see. */
export function createBoardHub({ desks, read, log }: BoardHubOptions): BoardHub {
  const members = new Set<Member>();
  let timer: NodeJS.Timeout | null = null;
  let flushing = false;
  let again = false;
  const stop = desks.onChange(() => schedule(GATHER_MS));
  const renewal = setInterval(() => schedule(0), RENEW_MS);
  renewal.unref();

  function schedule(delayMs: number): void {
    if (members.size === 0) return;
    if (flushing) again = true;
    else timer ??= setTimeout(() => void flush(), delayMs);
  }

  async function flush(): Promise<void> {
    timer = null;
    flushing = true;
    try {
      const whole = await read();
      await Promise.all([...members].map((member) => send(member, whole)));
    } catch (error) {
      log.warn({ error }, 'could not tell boards what goes on');
    }
    flushing = false;
    if (!again) return;
    again = false;
    schedule(GATHER_MS);
  }

  async function send(member: Member, whole: WholeBoard): Promise<void> {
    const { client } = member;
    if (member.scope === null || Date.now() - member.scopeReadAt > SCOPE_MS) {
      member.scope = await client.readScope();
      member.scopeReadAt = Date.now();
    }
    if (!members.has(member)) return;
    if (!member.scope.rights.has('boards')) return client.dismiss();
    if (client.backlog() < MAX_BACKLOG_BYTES) client.send({ type: 'board', board: limitBoard(whole, member.scope) });
  }

  return {
    join(client) {
      const member: Member = { client, scope: null, scopeReadAt: 0 };
      members.add(member);
      schedule(0);
      return () => members.delete(member);
    },
    close() {
      stop();
      clearInterval(renewal);
      if (timer) clearTimeout(timer);
      members.clear();
    },
  };
}
