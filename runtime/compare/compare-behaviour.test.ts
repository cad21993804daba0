import { describe, expect, it } from 'vitest';
import { drawEdge } from '#schemas/flow/draw.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { readJson } from '#tests/flows/golden-file.ts';
import { compareBehaviour } from './compare-behaviour.ts';

const node = (id: string, kind: string, label: string, config: Record<string, unknown> = {}) => ({
  id,
  kind,
  label,
  position: { x: 0, y: 0 },
  config,
});
const says = (text: string) => ({ prompt: [{ type: 'text', text: { en: text } }] });

/** Outside the hours a menu offers a message on 1 and the end on 2. */
const line: Flow = flow.parse({
  format: 1,
  id: 'line',
  name: 'Line',
  kind: 'ivr',
  languages: ['en'],
  variables: [],
  nodes: [
    node('start', 'start', 'Start'),
    node('late', 'condition', 'After hours', {
      branches: [{ id: 'yes', label: 'Late', when: 'now.getHours("UTC") >= 18' }],
    }),
    node('open', 'play-prompt', 'Welcome', says('Welcome')),
    node('menu', 'menu', 'Night menu', {
      ...says('Press 1 or 2'),
      choices: [
        { key: '1', label: 'Message' },
        { key: '2', label: 'Goodbye' },
      ],
      noInput: { retries: 0, prompt: [] },
      noMatch: { retries: 0, prompt: [] },
    }),
    node('voicemail', 'record-message', 'Voicemail', { variable: '' }),
    node('goodbye', 'play-prompt', 'Goodbye', says('We are closed')),
    node('end', 'hang-up', 'End'),
  ],
  edges: [
    drawEdge('start', 'next', 'late'),
    drawEdge('late', 'branch-yes', 'menu'),
    drawEdge('late', 'otherwise', 'open'),
    drawEdge('open', 'next', 'end'),
    drawEdge('menu', 'key-1', 'voicemail'),
    drawEdge('menu', 'key-2', 'goodbye'),
    drawEdge('menu', 'no-input', 'goodbye'),
    drawEdge('menu', 'no-match', 'goodbye'),
    drawEdge('voicemail', 'recorded', 'end'),
    drawEdge('voicemail', 'too-short', 'end'),
    drawEdge('goodbye', 'next', 'end'),
  ],
  notes: [],
  tests: [{ name: 'By day', given: { at: '2026-03-02T09:00:00Z' }, when: [], expect: { heard: ['speech:Welcome'] } }],
});

function compare(change: (draft: Flow) => void, limit?: number) {
  const after = structuredClone(line);
  change(after);
  return compareBehaviour({ before: line, after }, environmentWith([]), { limit });
}

function retarget(draft: Flow, exit: string, target: string): void {
  const found = draft.edges.find((one) => `${one.source}-${one.exit}` === exit);
  if (found) found.target = target;
}

const configOf = (draft: Flow, id: string) => draft.nodes.find((one) => one.id === id)?.config ?? {};

describe('two versions run side by side', () => {
  it('behave the same when nothing or only the drawing has changed', () => {
    const { changes, tests, cutShort } = compare((draft) => {
      for (const one of draft.nodes) {
        one.label = `${one.label}!`;
        one.position = { x: 100, y: 100 };
      }
    });
    expect({ changes, tests, cutShort }).toEqual({ changes: [], tests: [], cutShort: false });
  });

  it('tell that a key leads elsewhere, and when', () => {
    const { changes } = compare((draft) => retarget(draft, 'menu-key-2', 'voicemail'));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      difference: 'turns',
      node: 'menu',
      reached: { before: 'goodbye', after: 'voicemail' },
      text: {
        en: 'now reaches “Voicemail” (records a message) instead of “Goodbye” (says “We are closed”)',
        fr: 'on arrive maintenant à « Voicemail » (enregistre un message) au lieu de « Goodbye » (dit « We are closed »)',
      },
    });
    expect(changes[0]?.way.map(({ en }) => en)).toEqual(['calling on Monday at 22:30', 'pressing 2 at “Night menu”']);
    expect(changes[0]?.way.at(-1)?.fr).toBe('en tapant 2 à « Night menu »');
  });

  it('tell a wording once, and look behind it', () => {
    const { changes, tests } = compare((draft) => {
      Object.assign(configOf(draft, 'open'), says('Good morning'));
      Object.assign(configOf(draft, 'menu'), { timeoutMs: 8000 });
      retarget(draft, 'open-next', 'goodbye');
    });
    expect(changes.map(({ difference, text }) => [difference, text.en])).toEqual([
      ['asks', '“Welcome” now says “Good morning” instead of: says “Welcome”'],
      ['ends', 'now reaches “Goodbye” (says “We are closed”) instead of “End” (hangs up)'],
      ['waits', '“Night menu” now waits 8 s instead of 5 s'],
    ]);
    expect(tests).toMatchObject([{ name: 'By day', parts: ['heard', 'path'] }]);
    expect(tests[0]?.text.en).toBe('heard: “Good morning” instead of “Welcome”');
  });

  it('say when they could not try everything', () => {
    expect(compare((draft) => retarget(draft, 'menu-key-2', 'voicemail'), 3).cutShort).toBe(true);
  });
});

it('finds values that conditions ask for when tests may be generated', () => {
  const shop: Flow = flow.parse({
    ...line,
    id: 'shop',
    variables: [{ name: 'state', type: 'text' }],
    nodes: [
      node('start', 'start', 'Start'),
      node('ask', 'http-request', 'Order state', {
        method: 'GET',
        url: 'https://example.org/order',
        mapping: [{ variable: 'state', value: 'event.body.state' }],
      }),
      node('sent', 'condition', 'Sent?', { branches: [{ id: 'yes', label: 'Sent', when: 'state == "shipped"' }] }),
      node('good', 'play-prompt', 'Good news', says('It is on its way')),
      node('wait', 'play-prompt', 'Wait', says('Not yet')),
      node('end', 'hang-up', 'End'),
    ],
    edges: [
      drawEdge('start', 'next', 'ask'),
      drawEdge('ask', 'success', 'sent'),
      drawEdge('ask', 'http-error', 'wait'),
      drawEdge('ask', 'timeout', 'wait'),
      drawEdge('sent', 'branch-yes', 'good'),
      drawEdge('sent', 'otherwise', 'wait'),
      drawEdge('good', 'next', 'end'),
      drawEdge('wait', 'next', 'end'),
    ],
    tests: [],
  });
  const after = structuredClone(shop);
  retarget(after, 'sent-branch-yes', 'wait');
  const documents = { before: shop, after };
  expect(compareBehaviour(documents, environmentWith([])).changes).toEqual([]);
  const found: number[] = [];
  const { changes } = compareBehaviour(documents, environmentWith([]), {
    stopGenerating: () => false,
    onFound: (comparison) => found.push(comparison.changes.length),
  });
  expect(found).toEqual([0]);
  expect(changes.map(({ way, text }) => [way.map(({ en }) => en), text.en])).toEqual([
    [
      ['“Order state” › Success'],
      'now reaches “Wait” (says “Not yet”) instead of “Good news” (says “It is on its way”)',
    ],
  ]);
});

it('compares the samples with themselves without finding anything', () => {
  const samples = ['support-line', 'satisfaction-survey'].map((id) => flow.parse(readJson(`samples/${id}.json`)));
  for (const sample of samples) {
    const found = compareBehaviour({ before: sample, after: sample }, environmentWith(samples), { limit: 3000 });
    expect(found).toMatchObject({ changes: [], tests: [] });
  }
});
