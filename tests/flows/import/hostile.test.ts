import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importFlowFrom, recogniseFormat } from '#runtime/exchange/import/import-flow.ts';
import { flow } from '#schemas/flow/flow.ts';
import { repositoryFile } from '../golden-file.ts';

const files = {
  'support.twilio.json': 'twilio',
  'sales.connect.json': 'connect',
  'older.connect.json': 'connect',
  'clinic.vxml': 'vxml',
} as const;
const read = (name: string) => readFileSync(repositoryFile(`tests/flows/import/${name}`), 'utf8');

it.each(Object.entries(files))('%s is recognised as %s', (name, format) => {
  expect(recogniseFormat(read(name))).toBe(format);
});

it('takes none of our own flows for somebody else’s', () => {
  expect(recogniseFormat(readFileSync(repositoryFile('samples/support-line.json'), 'utf8'))).toBeUndefined();
});

it.each(Object.keys(files))('whatever is broken in %s, it is refused, or becomes a whole flow', (name) => {
  const text = read(name);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(40), fc.constantFrom(...debris)), {
        minLength: 1,
        maxLength: 4,
      }),
      (cuts) => {
        let broken = text;
        for (const [at, length, put] of cuts) broken = broken.slice(0, at) + put + broken.slice(at + length);
        for (const format of [undefined, files[name as keyof typeof files]]) {
          const result = importFlowFrom(broken, { name: 'x', ui: 'en', format });
          if (result.ok) expect(flow.safeParse(result.document).error).toBeUndefined();
          else expect(result.reason.en).not.toBe('');
        }
      },
    ),
    { numRuns: 150, seed: 7 },
  );
});

/** What damaged and hostile files put in places where something else is expected. */
const debris = [
  '',
  '"',
  '{',
  ']',
  'null',
  '-1e999',
  '1e21',
  '"__proto__"',
  '"constructor"',
  '<',
  '&x;',
  '\u0000',
  '{{',
  '[[[[',
  '""',
  '#',
];

it.each([
  JSON.stringify({
    states: [{ name: '__proto__', type: 'constructor', transitions: [], properties: {} }],
    initial_state: '__proto__',
  }),
  JSON.stringify({
    states: [
      {
        name: 'a',
        type: 'say-play',
        transitions: [{ event: 'audioComplete', next: 'a' }],
        properties: { loop: 1e9, say: 'x'.repeat(100_000) },
      },
    ],
    initial_state: 'a',
  }),
  JSON.stringify({ Version: 'x', StartAction: 'toString', Actions: [{ Identifier: 'toString', Type: 'valueOf' }] }),
  `{"states":${'['.repeat(5000)}${']'.repeat(5000)},"initial_state":"x"}`,
])('hostile names and sizes do no harm: %.60s', (text) => {
  const result = importFlowFrom(text, { name: '', ui: 'en' });
  if (result.ok) expect(flow.safeParse(result.document).error).toBeUndefined();
  expect(({} as Record<string, unknown>).states).toBeUndefined();
});
