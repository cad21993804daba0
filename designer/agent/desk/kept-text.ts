/** What agents have typed and not yet handed over, kept in this browser so that a reload or a crash loses no word. */
const PREFIX = 'switchyard.desk.';

export function readKept<T>(conversationId: string, name: string): T | undefined {
  try {
    const text = localStorage.getItem(keyOf(conversationId, name));
    // Only `keep` writes there, with values of the same field.
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function keep(conversationId: string, name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(conversationId, name));
    else localStorage.setItem(keyOf(conversationId, name), JSON.stringify(value));
  } catch {
    // A full or forbidden storage only costs the second copy.
  }
}

/** Forgets what belongs to other conversations: the next agent at this computer has no business with it. */
export function forgetOthers(conversationId: string | null): void {
  try {
    const own = conversationId === null ? null : keyOf(conversationId, '');
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && (own === null || !key.startsWith(own))) localStorage.removeItem(key);
    }
  } catch {
    // See `keep`.
  }
}

function keyOf(conversationId: string, name: string): string {
  return `${PREFIX}${conversationId}.${name}`;
}
