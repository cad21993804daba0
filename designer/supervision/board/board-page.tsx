import { Checkbox, SegmentedControl } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { isFound } from '#designer/ui/fold.ts';
import { ButtonLink } from '#designer/ui/links.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { Refusal } from '../refusal.tsx';
import { AgentTable } from './agent-table.tsx';
import { boardView } from './board-view.ts';
import { CampaignTable } from './campaign-table.tsx';
import { LinkState } from './link-state.tsx';
import { MonitorBar } from './monitor-bar.tsx';
import { OwnPhone } from './own-phone.tsx';
import { QueueTable } from './queue-table.tsx';
import { SummaryStrip } from './summary-strip.tsx';
import { useBoard } from './use-board.ts';
import { useMonitored } from './use-monitored.ts';

/** What goes on in queues, with agents and in campaigns, as it happens. */
export function BoardPage() {
  const { supervision: texts } = useMessages();
  const { show } = useSearch({ from: '/shell/supervision' });
  const navigate = useNavigate();
  const { board, error, retry, link, aheadMs } = useBoard();
  const monitored = useMonitored(board?.agents);
  const [search, setSearch] = useState('');
  const [signedOut, setSignedOut] = useState(false);
  const agents = useMemo(
    () =>
      board?.agents.filter(
        ({ name, login, state }) =>
          (signedOut || state.state !== 'signed-out') && isFound([`${name} ${login}`], search),
      ),
    [board, search, signedOut],
  );
  if (error) {
    return (
      <Page title={texts.title}>
        <Refusal error={error} onRetry={retry} />
      </Page>
    );
  }
  return (
    <Page
      title={texts.title}
      note={<LinkState link={link} />}
      actions={
        <>
          <MonitorBar monitored={monitored} />
          <OwnPhone listening={monitored && { ...monitored, agent: monitored.agent.id }} />
          <ButtonLink to="/wallboard" variant="default" leftSection={<IconDeviceTv size={16} aria-hidden />}>
            {texts.wall.open}
          </ButtonLink>
        </>
      }
      toolbar={
        <>
          <SegmentedControl
            size="xs"
            aria-label={texts.tabs.label}
            value={show}
            onChange={(value) =>
              void navigate({ to: '/supervision', search: boardView.parse({ show: value }), replace: true })
            }
            data={boardView.shape.show
              .unwrap()
              .unwrap()
              .options.map((value) => ({ value, label: texts.tabs[value] }))}
          />
          {show === 'agents' && (
            <>
              <SearchInput value={search} onChange={setSearch} label={texts.agents.search} />
              <Checkbox
                size="xs"
                label={texts.agents.signedOut}
                checked={signedOut}
                onChange={({ currentTarget: { checked } }) => setSignedOut(checked)}
              />
            </>
          )}
        </>
      }
    >
      {board && <SummaryStrip board={board} aheadMs={aheadMs} />}
      {show === 'queues' && <QueueTable queues={board?.queues} aheadMs={aheadMs} />}
      {show === 'campaigns' && <CampaignTable campaigns={board?.campaigns} />}
      {show === 'agents' && (
        <AgentTable
          board={board}
          agents={agents}
          aheadMs={aheadMs}
          onClear={search === '' ? undefined : () => setSearch('')}
        />
      )}
    </Page>
  );
}
