// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { en } from '#designer/i18n/en.ts';
import { I18nProvider } from '#designer/i18n/i18n.tsx';
import { NameStep } from './name-step.tsx';
import { newDraft, type PlanDraft } from './plan-draft.ts';

const DIDS = ['+33140000001', '+33140000002'].map((number) => ({ number, site: 'Paris 12' }));
const asked: string[] = [];

/** As the server searches: by the digits that a number has. */
vi.mock('../dids-field.tsx', () => ({
  useFreeDids: (search: string) => {
    asked.push(search);
    if (asked.length > 100) throw new Error('the field asks without end');
    return DIDS.filter(({ number }) => number.includes(search.replace(/[^0-9]/g, '')));
  },
}));

const root = createRoot(document.body.appendChild(document.createElement('div')));
let draft: PlanDraft;

const render = () =>
  act(() =>
    root.render(
      <I18nProvider initial={{ language: 'en', messages: en }}>
        <MantineProvider>
          <NameStep draft={draft} tried={false} change={(part) => Object.assign(draft, part)} />
        </MantineProvider>
      </I18nProvider>,
    ),
  );

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  draft = newDraft({ country: 'FR', language: 'en' });
});
afterEach(async () => {
  await act(() => root.render(null));
  vi.unstubAllGlobals();
});

describe('the number of a new campaign', () => {
  it('stays called by its site, also when that has a number in its name', async () => {
    await render();
    draft = { ...draft, did: '+33140000002' };
    await render();
    const shown = [...document.querySelectorAll('input')].map(({ value }) => value);
    expect(shown).toContain('+33140000002 – Paris 12');
    expect(asked.at(-1)).toBe('+33140000002');
  });
});
