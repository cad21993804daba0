import { WEEKDAY_NAMES } from './retry-rule-texts.ts';
import { fromSpans, type Span, WEEKDAYS, type Weekday } from './week.ts';

/** Spans of a week in words: `Monday to Friday 12:00–14:00, Saturday 09:00–10:00`. */
export function describeSpans(spans: readonly Span[], language: 'en' | 'fr'): string {
  const byTime = new Map<string, Weekday[]>();
  for (const { day, from, to } of fromSpans(spans)) {
    const time = `${from}–${to}`;
    byTime.set(time, [...(byTime.get(time) ?? []), day]);
  }
  return [...byTime].map(([time, days]) => `${describeDays(days, language)} ${time}`).join(', ');
}

/** Three days or more in a row are named by the first and the last. */
function describeDays(days: readonly Weekday[], language: 'en' | 'fr'): string {
  const names = WEEKDAY_NAMES[language];
  const rows: Weekday[][] = [];
  for (const day of days) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row && before !== undefined && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(before) + 1) row.push(day);
    else rows.push([day]);
  }
  const through = { en: 'to', fr: 'à' }[language];
  return rows
    .map((row) => {
      const [first = 'monday', last = first] = [row[0], row.at(-1)];
      return row.length < 3 ? row.map((day) => names[day]).join(', ') : `${names[first]} ${through} ${names[last]}`;
    })
    .join(', ');
}
