const DAY_MS = 86_400_000;

/**
 * The next moment after `after` at which clocks in the time zone show `timeOfDay` (`1430` or `14:30`). In the hour that a
 * clock change leaves out, it is the moment an hour later by the new time.
 * @throws RangeError for a text that is no time of day, or an unknown time zone.
 */
export function nextTimeOfDay(after: Date, timeOfDay: string, timeZone: string): Date {
  const [, hours, minutes] = /^([01][0-9]|2[0-3]):?([0-5][0-9])$/.exec(timeOfDay) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError(`“${timeOfDay}” is no time of day`);
  const wall = wallClock(after, timeZone);
  const midnight = wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS);
  const wanted = midnight + (Number(hours) * 60 + Number(minutes)) * 60_000;
  const today = instantOf(wanted, timeZone);
  return today > after.getTime() ? new Date(today) : new Date(instantOf(wanted + DAY_MS, timeZone));
}

/** What clocks in the zone show then, as if that were UTC. */
function wallClock(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The moment at which clocks in the zone show this. */
function instantOf(wall: number, timeZone: string): number {
  const offsetAt = (at: number) => wallClock(new Date(at), timeZone) - at;
  const guess = wall - offsetAt(wall);
  return wall - offsetAt(guess);
}
