/** A moment as `datetime-local` inputs write it, on the clock of the person who types it; null when it is empty. */
export function localToIso(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString();
}

export function isInPast(local: string): boolean {
  return local !== '' && new Date(local).getTime() <= Date.now();
}
