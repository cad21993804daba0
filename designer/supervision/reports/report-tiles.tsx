import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Report } from '#schemas/api/reports.ts';
import {
  abandonRateOf,
  averageHandlingOf,
  averageWaitOf,
  conversionRateOf,
  serviceLevelOf,
} from '#schemas/domain/report-figures.ts';
import classes from './reports.module.css';
import { useAmounts } from './use-amounts.ts';

/** The most important figures of a period. */
export function ReportTiles({ report: { totals, benefits } }: { report: Report }) {
  const { reports: texts, never, strip } = useMessages().supervision;
  const formats = useFormats();
  const amounts = useAmounts();
  const share = (value: number | null) => (value === null ? never : formats.percent(value));
  const seconds = (value: number | null) => (value === null ? never : formats.duration(value * 1000));
  const { tiles } = texts;
  const shown = [
    { name: tiles.offered, value: formats.number(totals.offered) },
    { name: tiles.answered, value: formats.number(totals.answered) },
    { name: tiles.serviceLevel, value: share(serviceLevelOf(totals)), title: strip.serviceLevelHelp },
    { name: tiles.abandoned, value: share(abandonRateOf(totals)) },
    { name: tiles.averageWait, value: seconds(averageWaitOf(totals)) },
    { name: tiles.handling, value: seconds(averageHandlingOf(totals)) },
    { name: tiles.conversion, value: share(conversionRateOf(totals)) },
    { name: tiles.benefit, value: amounts(benefits) },
    { name: tiles.callbacks, value: texts.kept(totals.callbacksKept, totals.callbacksPlanned) },
  ];
  return (
    <dl className={classes.tiles}>
      {shown.map(({ name, value, title }) => (
        <div key={name} className={classes.tile} title={title}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
