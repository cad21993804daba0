/** Whether no text occurs twice. Empty ones do not count: they are lines of a form that are still being filled in. */
export function allDifferent(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  return new Set(filled).size === filled.length;
}
