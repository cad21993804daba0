import { useMemo } from 'react';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import type { BucketSize, Report } from '#schemas/api/reports.ts';

const WRITTEN: Record<BucketSize, Intl.DateTimeFormatOptions> = {
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};

/** What stands below each part of a report, on the clocks of the installation. Parts never share a name. */
export function useBucketLabels({ buckets, bucketSize, timeZone }: Report): string[] {
  const { language } = useLanguage();
  return useMemo(() => {
    const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
    const short = new Intl.DateTimeFormat(locale, { ...WRITTEN[bucketSize], timeZone });
    const long = new Intl.DateTimeFormat(locale, { ...WRITTEN.day, ...WRITTEN.hour, timeZone, timeZoneName: 'short' });
    const names = buckets.map(({ from }) => short.format(new Date(from)));
    // Two days by the hour, or an hour that comes twice when clocks are put back.
    return names.map((name, index) =>
      names.indexOf(name) === names.lastIndexOf(name) ? name : long.format(new Date(buckets[index]?.from ?? 0)),
    );
  }, [buckets, bucketSize, timeZone, language]);
}
