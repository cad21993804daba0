import { callOut } from '../services/desk/call-out.ts';
import { commandConversation } from '../services/desk/command-conversation.ts';
import { listParties } from '../services/desk/list-parties.ts';
import { openPhone } from '../services/desk/open-phone.ts';
import { readDesk } from '../services/desk/read-desk.ts';
import { readDeskWork } from '../services/desk/read-desk-work.ts';
import { setAgentState } from '../services/desk/set-agent-state.ts';
import { signInAgent } from '../services/desk/sign-in-agent.ts';
import { takeWork } from '../services/desk/take-work.ts';

export const deskRoutes = [
  readDesk,
  signInAgent,
  setAgentState,
  commandConversation,
  callOut,
  takeWork,
  openPhone,
  listParties,
  readDeskWork,
];
