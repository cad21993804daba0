import { changeAgentState } from '../services/supervision/change-agent-state.ts';
import { hangUpAgent } from '../services/supervision/hang-up-agent.ts';
import { monitorAgent } from '../services/supervision/monitor-agent.ts';
import { readBoard } from '../services/supervision/read-board.ts';
import { readSupervisor } from '../services/supervision/read-supervisor.ts';
import { stopMonitoring } from '../services/supervision/stop-monitoring.ts';

export const supervisionRoutes = [
  readSupervisor,
  readBoard,
  monitorAgent,
  stopMonitoring,
  changeAgentState,
  hangUpAgent,
];
