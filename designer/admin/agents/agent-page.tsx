import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotAllowed } from '#designer/app/not-allowed.tsx';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { ButtonLink } from '#designer/ui/links.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { Page } from '#designer/ui/page.tsx';
import { type Agent, listAgents } from '#schemas/api/agents.ts';
import { listUsers } from '#schemas/api/session.ts';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import type { User } from '#schemas/domain/user.ts';
import { AgentForm } from './agent-form.tsx';

/** What the address says for an agent who does not exist yet. */
const NEW = 'new';

/** One agent: `/agents/new`, or by id; that of an account without a profile gives it one. */
export function AgentPage() {
  const { agents: texts } = useMessages();
  const { language } = useLanguage();
  const { agentId = NEW } = useParams({ strict: false });
  const allowed = useMay()(listAgents);
  const agents = useQuery({ ...reading(listAgents), enabled: allowed });
  const known = agents.data?.agents.find(({ id }) => id === agentId);
  const isUnknown = agents.isSuccess && !known && agentId !== NEW;
  const users = useQuery({ ...reading(listUsers), enabled: allowed && isUnknown });
  const account = users.data?.users.find(({ id }) => id === agentId);
  const title = known?.name ?? account?.name ?? texts.editor.newTitle;
  if (!allowed) return <NotAllowed title={texts.title} />;
  if (agents.isError && !agents.data) {
    return (
      <Page title={title}>
        <LoadError error={agents.error} onRetry={() => void agents.refetch()} />
      </Page>
    );
  }
  if (isUnknown && users.isSuccess && !account) {
    return (
      <Page title={texts.title}>
        <EmptyState
          title={texts.editor.gone}
          action={
            <ButtonLink to="/agents" variant="default">
              {texts.editor.back}
            </ButtonLink>
          }
        />
      </Page>
    );
  }
  const agent =
    known ??
    (account && withoutProfile(account)) ??
    (agents.data && agentId === NEW
      ? withoutProfile({ id: NEW, login: agents.data.nextLogin ?? '', name: '', role: 'agent', active: true, language })
      : undefined);
  if (!agent) {
    return (
      <Page title={title}>
        <Skeleton m={20} height={220} width="60%" />
      </Page>
    );
  }
  return <AgentForm key={agentId} agent={agent} isNew={agentId === NEW} reload={() => agents.refetch()} />;
}

function withoutProfile(account: User): Agent {
  return { ...account, profile: NEW_AGENT_PROFILE, state: null, revision: 0, hasPassword: true };
}
