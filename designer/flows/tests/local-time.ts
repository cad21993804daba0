/** A moment as a date field writes it (2026-03-02T10:00), in a time zone. */
export function toLocalTime(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : wallClock(at, timeZone).slice(0, 16);
}

/** The moment that a date field means in a time zone; where the clocks are put back, the first of the two. */
export function fromLocalTime(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return '';
  const shift = (at: number) => Date.parse(`${wallClock(at, timeZone)}Z`) - at;
  // The offset at the guess may be that of the other side of a change of the clocks.
  const guess = wanted - shift(wanted);
  return new Date(wanted - shift(guess)).toISOString();
}

function wallClock(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}
