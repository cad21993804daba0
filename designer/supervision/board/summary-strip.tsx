import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { SupervisionBoard } from '#schemas/api/supervision.ts';
import type { AgentStateName } from '#schemas/domain/conversation.ts';
import { serviceLevelOf } from '#schemas/domain/report-figures.ts';
import classes from './board.module.css';
import { Elapsed } from './elapsed.tsx';
import { toneOf } from './service-level.tsx';

/** The most important figures of everything that is seen, in places that stay. */
export function SummaryStrip({ board, aheadMs }: { board: SupervisionBoard; aheadMs: number }) {
  const { strip: texts, never } = useMessages().supervision;
  const formats = useFormats();
  const { queues, agents } = board;
  const sum = (part: (queue: (typeof queues)[number]) => number) =>
    queues.reduce((total, queue) => total + part(queue), 0);
  const today = {
    offered: sum(({ today: { offered } }) => offered),
    inTime: sum(({ today: { inTime } }) => inTime),
  };
  const level = serviceLevelOf(today);
  // Each queue's goal counts as much as its calls.
  const goal =
    today.offered === 0 ? undefined : sum((queue) => queue.serviceLevelGoal * queue.today.offered) / today.offered;
  const longest = queues
    .flatMap(({ longestSince }) => (longestSince === null ? [] : [longestSince]))
    .sort()
    .at(0);
  const inState = (...states: AgentStateName[]) =>
    formats.number(agents.filter(({ state }) => states.includes(state.state)).length);
  const tiles = [
    { name: texts.waiting, value: formats.number(sum(({ waiting }) => waiting)) },
    { name: texts.longest, value: longest ? <Elapsed since={longest} aheadMs={aheadMs} /> : never },
    {
      name: texts.serviceLevel,
      title: texts.serviceLevelHelp,
      value: level === null ? never : formats.percent(level),
      tone: level === null ? undefined : toneOf(level, goal),
    },
    { name: texts.abandoned, value: formats.number(sum(({ today: { abandoned } }) => abandoned)) },
    { name: texts.talking, value: inState('talking') },
    { name: texts.ready, value: inState('ready') },
    { name: texts.paused, value: inState('paused', 'break') },
  ];
  return (
    <dl className={classes.strip}>
      {tiles.map(({ name, value, tone, title }) => (
        <div key={name} className={classes.tile} title={title}>
          <dt>{name}</dt>
          <dd data-tone={tone}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
