/** What agents have typed and not yet handed over, kept in this browser so that a reload or a crash loses no word. */
const KEY = /^switchyard\.desk\.([^.]+)\.(.+)$/;

/** What is kept of a conversation. */
export type KeptName = 'disposition' | 'new record' | `correction ${number}` | 'email' | 'script' | 'muted';

export function readKept<T>(conversationId: string, name: KeptName): T | undefined {
  try {
    const text = localStorage.getItem(keyOf(conversationId, name));
    // Only `keep` writes there, with values of the same field.
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function keep(conversationId: string, name: KeptName, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(conversationId, name));
    else localStorage.setItem(keyOf(conversationId, name), JSON.stringify(value));
  } catch {
    // A full or forbidden storage only costs the second copy.
  }
}

/** What would be lost with it; a call that is over is not muted. */
const WORK = /^(disposition|new record|correction [0-9]+|email|script)$/;

/** Other conversations of which work is kept here. Anything else of them is forgotten. */
export function leftConversations(current: string | null): string[] {
  const left = new Set<string>();
  for (const { key, id, name } of keptEntries()) {
    if (id === current) continue;
    if (WORK.test(name)) left.add(id);
    else localStorage.removeItem(key);
  }
  return [...left];
}

/** Under which names something of a conversation is kept. */
export function keptNames(conversationId: string): string[] {
  return keptEntries().flatMap(({ id, name }) => (id === conversationId ? [name] : []));
}

export function forget(conversationId: string): void {
  for (const { key, id } of keptEntries()) if (id === conversationId) localStorage.removeItem(key);
}

function keptEntries(): { key: string; id: string; name: string }[] {
  try {
    return Object.keys(localStorage).flatMap((key) => {
      const [, id, name] = KEY.exec(key) ?? [];
      return id === undefined || name === undefined ? [] : [{ key, id, name }];
    });
  } catch {
    // See `keep`.
    return [];
  }
}

function keyOf(conversationId: string, name: KeptName): string {
  return `switchyard.desk.${conversationId}.${name}`;
}
