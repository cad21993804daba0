// @vitest-environment happy-dom
import { act } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropSecondClick } from './drop-second-click.ts';

const pressed: string[] = [];
const root = createRoot(document.body.appendChild(document.createElement('div')));

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  pressed.length = 0;
  await act(() =>
    root.render(
      <div onClickCapture={dropSecondClick}>
        <button type="button" name="control" onClick={() => pressed.push('control')} />
        {createPortal(<button type="button" name="key" onClick={() => pressed.push('key')} />, document.body)}
      </div>,
    ),
  );
});
afterEach(async () => {
  await act(() => root.render(null));
  vi.unstubAllGlobals();
});

/** As browsers count them: clicks in quick succession on the same place. */
async function click(name: string, times: number): Promise<void> {
  for (let detail = 1; detail <= times; detail += 1) {
    const event = new MouseEvent('click', { bubbles: true, detail });
    await act(() => document.querySelector(`[name=${name}]`)?.dispatchEvent(event));
  }
}

describe('a double click on the controls of a call', () => {
  it('counts once', async () => {
    await click('control', 2);
    expect(pressed).toEqual(['control']);
  });

  it('loses no key of the keypad that they have opened', async () => {
    await click('key', 3);
    expect(pressed).toEqual(['key', 'key', 'key']);
  });
});
