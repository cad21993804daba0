// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useReturnedFocus } from './use-returned-focus.ts';

const root = createRoot(document.body.appendChild(document.createElement('div')));
const button = (name: string) => document.querySelector<HTMLButtonElement>(`[name=${name}]`);

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
});
afterEach(async () => {
  await act(() => root.render(null));
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Dialog() {
  useReturnedFocus();
  return <button type="button" name="inside" />;
}

const show = (open: boolean) =>
  act(() =>
    root.render(
      <>
        <button type="button" name="opener" id="opener" />
        {!open && (
          <div role="menu" aria-labelledby="opener">
            <button type="button" name="entry" />
          </div>
        )}
        <button type="button" name="other" />
        {open && <Dialog />}
      </>,
    ),
  );

async function openAndClose(meanwhile: () => void, from = 'opener'): Promise<Element | null> {
  await show(false);
  button(from)?.focus();
  await show(true);
  button('inside')?.focus();
  await show(false);
  (document.activeElement as HTMLElement | null)?.blur();
  meanwhile();
  vi.runAllTimers();
  return document.activeElement;
}

it('gives the focus back to what had it before the dialog', async () => {
  expect(await openAndClose(() => {})).toBe(button('opener'));
});

it('takes it from nobody who has got it meanwhile', async () => {
  expect(await openAndClose(() => button('other')?.focus())).toBe(button('other'));
});

it('gives it to the button of a menu whose entry has opened the dialog', async () => {
  expect(await openAndClose(() => {}, 'entry')).toBe(button('opener'));
});
