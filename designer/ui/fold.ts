/** A text to compare with what somebody types: case and accents do not count. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether one of the texts holds what was typed into a search. */
export function isFound(texts: readonly string[], typed: string): boolean {
  const wanted = fold(typed.trim());
  return texts.some((text) => fold(text).includes(wanted));
}
