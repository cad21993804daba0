import type { BucketSize, Report } from '#schemas/api/reports.ts';

export interface BucketLabels {
  /** Parts never share a name. */
  names: string[];
  /** As short as there is room for below a chart. */
  ticks: string[];
}

/** When clocks are put back. */
const LONGEST_DAY_HOURS = 25;

const WRITTEN: Record<BucketSize, Intl.DateTimeFormatOptions> = {
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};

type Parts = Pick<Report, 'bucketSize' | 'timeZone'> & { buckets: readonly { from: string }[] };

/** What the parts of a report are called, on the clocks of the installation. */
export function bucketLabels({ buckets, bucketSize, timeZone }: Parts, locale: string): BucketLabels {
  const short = new Intl.DateTimeFormat(locale, { ...WRITTEN[bucketSize], timeZone });
  const hours = new Intl.DateTimeFormat(locale, { ...WRITTEN.day, ...WRITTEN.hour, timeZone });
  const long = new Intl.DateTimeFormat(locale, { ...WRITTEN.day, ...WRITTEN.hour, timeZone, timeZoneName: 'short' });
  const moments = buckets.map(({ from }) => new Date(from));
  const names = moments.map((at) => short.format(at));
  // Two days by the hour, or an hour that comes twice when clocks are put back.
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  const isOneDay = bucketSize !== 'hour' || buckets.length <= LONGEST_DAY_HOURS;
  return {
    names: names.map((name, index) => (isAlone(name) ? name : long.format(moments[index]))),
    ticks: isOneDay ? names : moments.map((at) => hours.format(at)),
  };
}
