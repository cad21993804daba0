import { useCallback } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { writeTime } from '#designer/ui/parse-time.ts';
import type { WeekSchedule } from '#schemas/domain/schedule.ts';

/** A week in one line, days with the same hours together: `Mon–Fri 09:00–12:00, 14:00–18:00 · Sat 09:00–12:00`. */
export function useDescribeWeek(): (week: WeekSchedule) => string {
  const { calendars: texts } = useMessages();
  return useCallback(
    (week) => {
      const parts: string[] = [];
      for (let first = 0; first < week.length; ) {
        const hours = hoursOf(week, first);
        let last = first;
        while (last + 1 < week.length && hoursOf(week, last + 1) === hours) last += 1;
        const [from, to] = [texts.weekdaysShort[first], texts.weekdaysShort[last]];
        if (hours !== '') parts.push(`${from === to ? from : `${from}–${to}`} ${hours}`);
        first = last + 1;
      }
      return parts.length === 0 ? texts.hours.closedAllWeek : parts.join(' · ');
    },
    [texts],
  );
}

function hoursOf(week: WeekSchedule, day: number): string {
  return (week[day] ?? []).map(({ from, to }) => `${writeTime(from)}–${writeTime(to)}`).join(', ');
}
