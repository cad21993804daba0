/**
 * Whether a key press is this shortcut. Plain keys are left to whoever has the focus when that is a field or a dialog;
 * function keys type nothing and hold anywhere.
 */
export function matchesShortcut(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const command = event.ctrlKey || event.metaKey;
  if (parts.includes('Ctrl') !== command || parts.includes('Alt') !== event.altKey) return false;
  // Shift is part of how characters such as `?` are typed, so it only counts for named keys.
  if (key.length > 1 && parts.includes('Shift') !== event.shiftKey) return false;
  if (event.key.toLowerCase() !== (key === 'Space' ? ' ' : key.toLowerCase())) return false;
  // Function keys switch things: one that is held down does not switch them to and fro.
  if (event.repeat && FUNCTION_KEY.test(key)) return false;
  return command || FUNCTION_KEY.test(key) || !isBusy(event.target, key);
}

const FUNCTION_KEY = /^F\d{1,2}$/;

const takesArrows =
  'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="dialog"], audio';

function isBusy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(takesArrows)) return true;
  return (key === 'Space' || key === 'Enter') && target.closest('button, a, summary') !== null;
}
