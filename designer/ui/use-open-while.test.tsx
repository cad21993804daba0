// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useOpenWhile } from './use-open-while.ts';

const root = createRoot(document.body.appendChild(document.createElement('div')));
let open: boolean;
let setOpen: (open: boolean) => void;

function Dialog({ possible }: { possible: boolean }) {
  [open, setOpen] = useOpenWhile(possible);
  return null;
}

const render = (possible: boolean) => act(() => root.render(<Dialog possible={possible} />));

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => vi.unstubAllGlobals());

it('closes a dialog when it makes no sense any more, and leaves it closed', async () => {
  await render(true);
  await act(() => setOpen(true));
  expect(open).toBe(true);
  await render(false);
  expect(open).toBe(false);
  await render(true);
  expect(open).toBe(false);
});
