/** A moment as a date and time field writes it (2026-03-02T09:00), in a time zone. */
export function toLocalTime(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** The moment that a date and time field names in a time zone; null for an incomplete one. */
export function fromLocalTime(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (local === '' || Number.isNaN(wall)) return null;
  // The offset may differ between the first guess and the moment itself, on the day the clocks change.
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone)).toISOString();
}

/** The same time of the next day, whatever happens to the clocks in between. */
export function aDayLater(local: string): string {
  const at = Date.parse(`${local}Z`);
  return Number.isNaN(at) ? local : new Date(at + DAY_MS).toISOString().slice(0, 16);
}

const DAY_MS = 86_400_000;

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return wall - Math.floor(at / 60_000) * 60_000;
}
