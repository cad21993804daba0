import { changeAgents } from '../services/agents/change-agents.ts';
import { createAgent } from '../services/agents/create-agent.ts';
import { createAgents } from '../services/agents/create-agents.ts';
import { deleteAgent } from '../services/agents/delete-agent.ts';
import { importAgents } from '../services/agents/import/import-agents.ts';
import { previewAgentImport } from '../services/agents/import/preview-agent-import.ts';
import { listAgents } from '../services/agents/list-agents.ts';
import { resetAgentPasswords } from '../services/agents/reset-agent-passwords.ts';
import { updateAgent } from '../services/agents/update-agent.ts';

export const agentRoutes = [
  listAgents,
  createAgent,
  updateAgent,
  deleteAgent,
  changeAgents,
  resetAgentPasswords,
  createAgents,
  previewAgentImport,
  importAgents,
];
