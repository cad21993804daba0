import { z } from 'zod';

export const periods = ['today', 'yesterday', 'week', 'month', 'last-month', 'days'] as const;

/** A period as the address carries it; the days of `days` are given with it. */
export const periodView = {
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
};

export interface PeriodView {
  period: (typeof periods)[number];
  from?: string | undefined;
  to?: string | undefined;
}

export interface Days {
  from: string;
  to: string;
}

/**
 * The days of a period, the last one included.
 * @param today Where the installation is, `2026-11-21`.
 */
export function daysOf({ period, from, to }: PeriodView, today: string): Days {
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday': {
      const day = addDays(today, -1);
      return { from: day, to: day };
    }
    case 'week':
      return { from: addDays(today, -weekday(today)), to: today };
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today };
    case 'last-month': {
      const last = addDays(`${today.slice(0, 8)}01`, -1);
      return { from: `${last.slice(0, 8)}01`, to: last };
    }
    case 'days':
      return { from: from ?? to ?? today, to: to ?? from ?? today };
  }
}

/** Whether anything can be in them: days that somebody is still typing may end before they begin. */
export function isPeriod(days: Days | undefined): days is Days {
  return days !== undefined && days.from <= days.to;
}

/** The day that it is in a time zone. */
export function todayIn(timeZone: string, nowMs: number): string {
  // Swedish dates are written as ISO has them.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(nowMs);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Monday. */
function weekday(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}
