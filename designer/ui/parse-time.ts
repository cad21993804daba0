/** Minutes since midnight as `09:30`; the end of the day is `24:00`. */
export function writeTime(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/**
 * A time of day as people type it: `9`, `930`, `9:30`, `9h30`, `9.30`.
 * @returns Minutes since midnight, or null when it is none.
 */
export function parseTime(text: string): number | null {
  const [, hours = '', minutes = '0'] =
    /^(\d{1,2})(?:\s*[:h.]\s*(\d{1,2})?)?$/i.exec(text.trim()) ?? /^(\d{1,2})(\d{2})$/.exec(text.trim()) ?? [];
  if (hours === '') return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 1440 ? minute : null;
}
