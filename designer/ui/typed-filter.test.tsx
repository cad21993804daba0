// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { en } from '#designer/i18n/en.ts';
import { I18nProvider } from '#designer/i18n/i18n.tsx';
import { TypedFilter } from './typed-filter.tsx';

const root = createRoot(document.body.appendChild(document.createElement('div')));
let value: string | undefined;

const render = () =>
  act(() =>
    root.render(
      <I18nProvider initial={{ language: 'en', messages: en }}>
        <MantineProvider>
          <TypedFilter label="Search" width={150} value={value} onChange={change} />
        </MantineProvider>
      </I18nProvider>,
    ),
  );

/** As the address: what is told comes back as the value. */
function change(next: string | undefined): void {
  value = next;
  void render();
}

function field(): HTMLInputElement {
  const input = document.querySelector('input');
  if (!input) throw new Error('no field');
  return input;
}

async function type(text: string): Promise<void> {
  await act(() => {
    // React listens to what browsers write, not to what scripts do.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text);
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const pause = () => act(() => vi.advanceTimersByTimeAsync(500));

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  value = undefined;
  await render();
});
afterEach(async () => {
  await act(() => root.render(null));
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a filter that is typed', () => {
  it('leaves the space before the next word where it is', async () => {
    await type('Jean ');
    await pause();
    expect(value).toBe('Jean');
    expect(field().value).toBe('Jean ');
    await type('Jean Paul');
    await pause();
    expect(value).toBe('Jean Paul');
  });

  it('follows the address', async () => {
    await type('Jean');
    await pause();
    value = undefined;
    await render();
    expect(field().value).toBe('');
    value = 'Jean';
    await render();
    expect(field().value).toBe('Jean');
  });
});
