import { call } from '#designer/api/call.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import {
  changeAgentState,
  hangUpAgent,
  type MonitorMode,
  monitorAgent,
  stopMonitoring,
} from '#schemas/api/supervision.ts';
import type { AgentLine } from '#schemas/domain/agent.ts';

type Wanted = { state: 'ready' | 'paused' | 'signed-out'; reason: string };

/** What a supervisor does with an agent. The board tells what has come of it; refusals are told here. */
export function useAgentActions(agent: { id: string; name: string }) {
  const { actions: texts } = useMessages().supervision;
  const toasts = useToasts();
  const params = { id: agent.id };
  const tell = (done: Promise<unknown>) => done.catch((error: unknown) => toasts.failed(error));
  return {
    monitor: (mode: MonitorMode, line?: AgentLine) =>
      tell(call(monitorAgent, { params, body: line === undefined ? { mode } : { mode, line } })),
    stop: () => tell(call(stopMonitoring, { params })),
    change: (wanted: Wanted) =>
      tell(call(changeAgentState, { params, body: wanted }).then(() => toasts.done(texts.changed(agent.name)))),
    /** For dialogs, which tell refusals themselves. */
    signOut: () => call(changeAgentState, { params, body: { state: 'signed-out', reason: '' } }),
    hangUp: () => call(hangUpAgent, { params }),
  };
}
