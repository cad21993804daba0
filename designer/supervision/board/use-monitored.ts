import { useSession } from '#designer/api/use-session.ts';
import type { BoardAgent, MonitorMode } from '#schemas/api/supervision.ts';

export interface Monitored {
  agent: BoardAgent;
  conversation: string;
  mode: MonitorMode;
  /** Whether their phone has been answered. */
  connected: boolean;
  /** Whether it has gone, and is expected back. */
  away: boolean;
}

/** In whose call whoever is signed in listens or speaks, as the server has it; null while in none. */
export function useMonitored(agents: readonly BoardAgent[] | undefined): Monitored | null {
  const self = useSession()?.id;
  for (const agent of agents ?? []) {
    const { conversation } = agent;
    const own = conversation?.monitors.find(({ userId }) => userId === self);
    if (!conversation || !own) continue;
    const { mode, connected, away } = own;
    return { agent, conversation: conversation.id, mode, connected, away };
  }
  return null;
}
