// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readKept } from './kept-text.ts';
import { useKept } from './use-kept.ts';

interface Note {
  text: string;
}

const root = createRoot(document.body.appendChild(document.createElement('div')));
let shown: Note | null;
let put: ReturnType<typeof useKept<Note | null>>[1];

function Typist() {
  [shown, put] = useKept<Note | null>('c1', 'disposition', null);
  return null;
}

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  localStorage.clear();
  await act(() => root.render(<Typist />));
});
afterEach(async () => {
  await act(() => root.render(null));
  vi.unstubAllGlobals();
});

describe('what an agent types', () => {
  it('stays after a reload, until it is given up', async () => {
    await act(() => put({ text: 'sold' }));
    await act(() => root.render(null));
    await act(() => root.render(<Typist />));
    expect(shown).toEqual({ text: 'sold' });
    await act(() => put(null));
    expect(shown).toBeNull();
    expect(readKept('c1', 'disposition')).toBeUndefined();
  });

  it('stays when it was typed after what has just been saved', async () => {
    const sent = { text: 'sold' };
    await act(() => put(sent));
    const saved = put;
    await act(() => put({ text: 'sold, calls back' }));
    await act(() => saved((now) => (now === sent ? null : now)));
    expect(shown).toEqual({ text: 'sold, calls back' });
    expect(readKept('c1', 'disposition')).toEqual(shown);
  });
});
