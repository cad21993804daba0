/** What contacts cost agents lately. Plain data. */
export interface HandlingSeen {
  contacts: number;
  meanSeconds: number;
}

/** As many contacts are as good as the assumption that one begins with. */
const ASSUMED_CONTACTS = 5;

/** Contacts that count; older ones fade, so that a campaign whose calls get longer is followed within the hour. */
const RECENT_CONTACTS = 200;

/** Adds a contact that is over: its talk and its wrap-up, until the agent could be given another. */
export function seeHandling(seen: HandlingSeen | null, handledSeconds: number, assumedSeconds: number): HandlingSeen {
  const { contacts, meanSeconds } = seen ?? { contacts: 0, meanSeconds: assumedSeconds };
  const weight = 1 / Math.min(contacts + 1 + ASSUMED_CONTACTS, RECENT_CONTACTS);
  return { contacts: contacts + 1, meanSeconds: meanSeconds + weight * (handledSeconds - meanSeconds) };
}
