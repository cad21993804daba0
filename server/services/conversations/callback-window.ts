import { addDays, type CalendarDay, startOfDay, wallTimeAt } from '#runtime/calendar/wall-clock.ts';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';

export interface CallbackWindow {
  /** Milliseconds since 1970. */
  earliest: number;
  /** The last moment; null = no limit. */
  latest: number | null;
}

export interface WindowRules {
  status: Pick<DispositionStatus['callback'], 'earliestDays' | 'latestDays'>;
  campaign: InboundSettings['callbacks'];
  timeZone: string;
  now: number;
}

/** When a callback may be: the days of its status (S49) within those of the campaign (S32), counted from today. */
export function callbackWindow({ status, campaign, timeZone, now }: WindowRules): CallbackWindow {
  const today = wallTimeAt(timeZone, now);
  const endOfDays = (days: number | null) =>
    days === null ? [] : [startOfDay(timeZone, addDays(today, days + 1)) - 1];
  const { earliestDays } = status;
  const latest = [
    ...endOfDays(status.latestDays),
    ...endOfDays(campaign.latestDays),
    ...(campaign.latestDate === null ? [] : [startOfDay(timeZone, addDays(dayOf(campaign.latestDate), 1)) - 1]),
  ];
  return {
    earliest: earliestDays === null || earliestDays === 0 ? now : startOfDay(timeZone, addDays(today, earliestDays)),
    latest: latest.length === 0 ? null : Math.min(...latest),
  };
}

function dayOf(isoDate: string): CalendarDay {
  const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
  return { year, month, day };
}
