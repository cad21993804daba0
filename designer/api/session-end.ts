const listeners = new Set<() => void>();

/** Tells whoever watches that the server no longer knows this browser's session. */
export function announceSessionEnd(): void {
  for (const listener of listeners) listener();
}

/** @returns The function that stops listening. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
