import { type Calendar, nextOpenAt } from '#runtime/calendar/opening.ts';
import { addDays, readIsoDay, startOfDay, wallTimeAt } from '#runtime/calendar/wall-clock.ts';
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
    ...(campaign.latestDate === null ? [] : [startOfDay(timeZone, addDays(readIsoDay(campaign.latestDate), 1)) - 1]),
  ];
  return {
    earliest: earliestDays === null || earliestDays === 0 ? now : startOfDay(timeZone, addDays(today, earliestDays)),
    latest: latest.length === 0 ? null : Math.min(...latest),
  };
}

const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;

/**
 * A time to begin with for whoever plans a callback: in an hour, on a quarter of an hour, when customers are called.
 * @returns Milliseconds since 1970; null when the hours leave no time before the limit.
 */
export function suggestCallback(
  { earliest, latest }: CallbackWindow,
  { hours, now }: { hours: Calendar | null; now: number },
): number | null {
  const open = (at: number) => (hours === null ? at : nextOpenAt(hours, at));
  const fits = (at: number | null) => (at !== null && (latest === null || at <= latest) ? at : null);
  const onQuarter = (at: number) => Math.ceil(at / QUARTER_MS) * QUARTER_MS;
  return fits(open(onQuarter(Math.max(now + HOUR_MS, earliest)))) ?? fits(open(onQuarter(Math.max(now + 1, earliest))));
}
