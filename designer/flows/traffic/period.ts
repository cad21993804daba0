export const periods = ['hour', 'today', 'yesterday', 'week', 'month'] as const;
export type TrafficPeriod = (typeof periods)[number];

const DAY_MS = 86_400_000;

/** Beginning and end of a period on the clock of the person who looks, in ISO 8601. */
export function boundsOf(period: TrafficPeriod, nowMs: number): { from: string; to: string } {
  const midnight = new Date(nowMs);
  midnight.setHours(0, 0, 0, 0);
  const dayBefore = new Date(midnight);
  dayBefore.setDate(dayBefore.getDate() - 1);
  const bounds: Record<TrafficPeriod, [from: number, to: number]> = {
    hour: [nowMs - DAY_MS / 24, nowMs],
    today: [midnight.getTime(), nowMs],
    yesterday: [dayBefore.getTime(), midnight.getTime()],
    week: [nowMs - 7 * DAY_MS, nowMs],
    month: [nowMs - 30 * DAY_MS, nowMs],
  };
  const [from, to] = bounds[period].map((ms) => new Date(ms).toISOString());
  return { from: from ?? '', to: to ?? '' };
}
