import { IconEar, IconPhoneOff, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import type { BoardAgent, SupervisionBoard } from '#schemas/api/supervision.ts';
import { agentStateName } from '#schemas/domain/conversation.ts';
import { AgentActions } from './agent-actions.tsx';
import classes from './board.module.css';
import { BoardAgentState } from './board-agent-state.tsx';
import { Elapsed } from './elapsed.tsx';

interface AgentTableProps {
  board: SupervisionBoard | undefined;
  agents: readonly BoardAgent[] | undefined;
  aheadMs: number;
  /** Shows everybody again; absent when nobody is left out. */
  onClear: (() => void) | undefined;
}

/** Agents by name, each in their place whatever they do; sorted otherwise on request. */
export function AgentTable({ board, agents, aheadMs, onClear }: AgentTableProps) {
  const { agents: texts, never } = useMessages().supervision;
  const { unknownNumber } = useMessages().desk;
  const formats = useFormats();
  const reasons = board?.pauseReasons;
  const columns = useMemo<Column<BoardAgent>[]>(() => {
    const time = (key: string, header: string, seconds: (agent: BoardAgent) => number): Column<BoardAgent> => ({
      key,
      header,
      cell: (agent) => <span className={classes.number}>{formats.duration(seconds(agent) * 1000)}</span>,
      compare: (a, b) => seconds(a) - seconds(b),
      align: 'end',
      width: 96,
    });
    return [
      {
        key: 'name',
        header: texts.name,
        cell: (agent) => (
          <span className={classes.cell}>
            <span className={classes.cut} title={agent.name}>
              {agent.name}
            </span>
            <span className={classes.dim}>{agent.login}</span>
            {!agent.reachable && agent.state.state !== 'signed-out' && (
              <IconPhoneOff size={15} aria-label={texts.notReachable} role="img" color="var(--sy-bad)" />
            )}
          </span>
        ),
        compare: (a, b) => formats.compare(a.name, b.name),
      },
      {
        key: 'state',
        header: texts.state,
        cell: (agent) => <BoardAgentState agent={agent} reasons={reasons ?? []} aheadMs={aheadMs} />,
        compare: (a, b) => rankOf(a) - rankOf(b) || formats.compare(a.name, b.name),
        width: 245,
      },
      {
        key: 'since',
        header: texts.since,
        cell: ({ state }) => (state.state === 'signed-out' ? never : <Elapsed since={state.since} aheadMs={aheadMs} />),
        compare: (a, b) => b.state.since.localeCompare(a.state.since),
        align: 'end',
        width: 86,
      },
      {
        key: 'call',
        header: texts.call,
        cell: ({ conversation }) =>
          conversation && (
            <span className={classes.cell}>
              <Link to="/conversations/$conversationId" params={{ conversationId: conversation.id }}>
                {conversation.customer || unknownNumber}
              </Link>
              {conversation.monitors.length > 0 && (
                <IconEar
                  size={15}
                  role="img"
                  color="var(--sy-accent-text)"
                  aria-label={texts.monitoredBy(conversation.monitors.map(({ name }) => name).join(', '))}
                />
              )}
            </span>
          ),
        width: 148,
      },
      {
        key: 'campaign',
        header: texts.campaign,
        cell: ({ conversation }) =>
          conversation && <span className={classes.cell}>{conversation.campaignName || conversation.queue}</span>,
        width: 116,
      },
      {
        key: 'conversations',
        header: texts.conversations,
        cell: ({ today }) => (
          <span className={classes.number} title={texts.notAnswered(today.notAnswered)}>
            {formats.number(today.conversations)}
          </span>
        ),
        compare: (a, b) => a.today.conversations - b.today.conversations,
        align: 'end',
        width: 86,
      },
      time('talk', texts.talk, ({ today }) => today.talkSeconds),
      time('wrap-up', texts.wrapUp, ({ today }) => today.wrapUpSeconds),
      time('paused', texts.paused, ({ today }) => today.pausedSeconds),
      {
        key: 'actions',
        header: null,
        cell: (agent) => <AgentActions agent={agent} reasons={reasons ?? []} />,
        width: 60,
      },
    ];
  }, [texts, formats, never, unknownNumber, aheadMs, reasons]);
  return (
    <DataTable
      live
      label={texts.name}
      columns={columns}
      rows={agents}
      rowKey={({ id }) => id}
      initialSort={BY_NAME}
      empty={
        onClear ? (
          <NoResults onClear={onClear} />
        ) : (
          <EmptyState
            icon={<IconUsersGroup size={34} stroke={1.4} />}
            title={texts.emptyTitle}
            text={texts.emptyText}
          />
        )
      }
    />
  );
}

const BY_NAME = { key: 'name', descending: false };

/** By state, in the order in which they are listed in the domain. */
function rankOf({ state }: BoardAgent): number {
  return agentStateName.options.indexOf(state.state);
}
