import type { Holiday } from '#schemas/domain/holiday-group.ts';

/** The first day of a group that is not over yet, with its date of this time. */
export function nextHoliday(holidays: readonly Holiday[], now: Date): { name: string; date: string } | null {
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((number) => String(number).padStart(2, '0'))
    .join('-');
  const year = now.getFullYear();
  const coming = holidays.flatMap(({ name, date, yearly }) => {
    const thisYear = `${year}${date.slice(4)}`;
    const next = !yearly ? date : thisYear >= today ? thisYear : `${year + 1}${date.slice(4)}`;
    return next >= today ? [{ name, date: next }] : [];
  });
  return coming.sort((a, b) => a.date.localeCompare(b.date))[0] ?? null;
}
