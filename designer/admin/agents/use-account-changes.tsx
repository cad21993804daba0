import { type ReactNode, useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import {
  type AgentChange,
  changeAgents,
  listAgents,
  type NewAccount,
  resetAgentPasswords,
} from '#schemas/api/agents.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { listUsers } from '#schemas/api/session.ts';
import { listSkillGroups } from '#schemas/api/skill-groups.ts';
import { listSupervisionGroups } from '#schemas/api/supervision-groups.ts';
import { CredentialsDialog } from './credentials-dialog.tsx';

const REFRESHES = [listAgents, listUsers, listQueues, listSkillGroups, listSupervisionGroups];

interface AccountChanges {
  change: (ids: readonly string[], change: AgentChange) => Promise<void>;
  askDeactivate: (ids: readonly string[]) => void;
  askReset: (ids: readonly string[]) => void;
  /** Without asking: for agents who have no password to lose. */
  makePasswords: (ids: readonly string[]) => Promise<void>;
  isMaking: boolean;
  /** The new passwords, as long as they are to be seen. */
  credentials: ReactNode;
}

/** What can be done with the accounts of one agent or many. */
export function useAccountChanges(): AccountChanges {
  const { agents: texts } = useMessages();
  const confirm = useConfirm();
  const toasts = useToasts();
  const changing = useCall(changeAgents, { refreshes: REFRESHES });
  const resetting = useCall(resetAgentPasswords, { refreshes: [listAgents] });
  const [accounts, setAccounts] = useState<readonly NewAccount[] | null>(null);
  const send = async (ids: readonly string[], change: AgentChange) => {
    const { changed } = await changing.mutateAsync({ body: { ids: [...ids], change } });
    toasts.done(texts.selection.done(changed));
  };
  const makePasswords = async (ids: readonly string[]) => {
    const answer = await resetting.mutateAsync({ body: { ids: [...ids] } });
    setAccounts(answer.accounts);
  };
  return {
    change: (ids, change) => send(ids, change).catch((error: unknown) => toasts.failed(error)),
    askDeactivate: (ids) =>
      confirm({
        title: texts.deactivateTitle(ids.length),
        text: texts.deactivateText,
        action: texts.deactivate,
        danger: true,
        run: () => send(ids, { type: 'deactivate' }),
      }),
    askReset: (ids) =>
      confirm({
        title: texts.resetTitle(ids.length),
        text: texts.resetText,
        action: texts.resetAction,
        run: () => makePasswords(ids),
      }),
    makePasswords: (ids) => makePasswords(ids).catch((error: unknown) => toasts.failed(error)),
    isMaking: resetting.isPending,
    credentials: accounts && <CredentialsDialog accounts={accounts} onClose={() => setAccounts(null)} />,
  };
}
