// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { matchesShortcut } from './matches-shortcut.ts';

function press(
  key: string,
  modifiers: KeyboardEventInit = {},
  on: Element = document.createElement('div'),
): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers });
  document.body.append(on);
  on.dispatchEvent(event);
  return event;
}

describe('a shortcut', () => {
  it('needs its modifiers and no others; ⌘ counts as Ctrl', () => {
    expect(matchesShortcut(press('k', { ctrlKey: true }), 'Ctrl+K')).toBe(true);
    expect(matchesShortcut(press('k', { metaKey: true }), 'Ctrl+K')).toBe(true);
    expect(matchesShortcut(press('k'), 'Ctrl+K')).toBe(false);
    expect(matchesShortcut(press('ArrowLeft', { shiftKey: true }), 'ArrowLeft')).toBe(false);
    expect(matchesShortcut(press('?', { shiftKey: true }), '?')).toBe(true);
  });

  it('leaves plain keys to a field, and Space to a button', () => {
    expect(matchesShortcut(press('/', {}, document.createElement('input')), '/')).toBe(false);
    expect(matchesShortcut(press('k', { ctrlKey: true }, document.createElement('input')), 'Ctrl+K')).toBe(true);
    expect(matchesShortcut(press(' ', {}, document.createElement('button')), 'Space')).toBe(false);
    expect(matchesShortcut(press('ArrowLeft', {}, document.createElement('button')), 'ArrowLeft')).toBe(true);
  });

  it('on a function key holds while text is typed', () => {
    expect(matchesShortcut(press('F4', {}, document.createElement('input')), 'F4')).toBe(true);
    expect(matchesShortcut(press('F4', { shiftKey: true }), 'F4')).toBe(false);
  });

  it('is a function key only when it is pressed, not while it is held', () => {
    expect(matchesShortcut(press('F4'), 'F4')).toBe(true);
    expect(matchesShortcut(press('F4', { repeat: true }), 'F4')).toBe(false);
    expect(matchesShortcut(press('z', { ctrlKey: true, repeat: true }), 'Ctrl+Z')).toBe(true);
  });
});
