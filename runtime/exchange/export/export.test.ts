import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFlow } from '#runtime/compiler/read.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { writeMermaid } from './mermaid.ts';
import { listSpokenTexts } from './spoken-texts.ts';
import { writeSvg } from './svg.ts';
import { applyTexts, listTexts, readTexts, writeTexts } from './texts.ts';

const sample = (name: string): Flow => {
  const { flow } = readFlow(JSON.parse(readFileSync(`samples/${name}.json`, 'utf8')));
  if (!flow) throw new Error(`${name} is no flow`);
  return flow;
};
const support = sample('support-line');

describe('Mermaid', () => {
  it('has every node and every edge, with labels that cannot break out', () => {
    const [first, ...rest] = support.nodes;
    if (!first) throw new Error('no node');
    const named = { ...first, label: 'He said "go" <b>` & left' };
    const text = writeMermaid({ ...support, nodes: [named, ...rest] }, 'en');
    expect(text.match(/ -- "/g)).toHaveLength(support.edges.length);
    expect(text).toContain('He said #quot;go#quot; #lt;b#gt;#96; #amp; left');
    expect(text.startsWith('flowchart LR\n  n0')).toBe(true);
  });
});

describe('SVG', () => {
  it('is well-formed and holds every card, edge and note, whatever is written on them', () => {
    const notes = [
      {
        id: 'n',
        position: { x: -500, y: -300 },
        size: { width: 200, height: 90 },
        text: 'A & B < C\u0007',
        colour: 'red',
      },
    ] as const;
    const svg = writeSvg({ ...support, notes: [...notes] }, 'fr');
    expect(svg.match(/<g /g)).toHaveLength(support.nodes.length + 1);
    expect(svg.match(/marker-end/g)).toHaveLength(support.edges.length);
    expect(svg).toContain('A &amp; B &lt; C');
    expect(svg).toContain('viewBox="-540 -340 ');
    expect(svg.match(/<(?!\/|.*\/>)(\w+)/g)?.length).toBeGreaterThan(0);
  });
});

describe('texts', () => {
  it('come back unchanged from a table that was not touched', () => {
    expect(readTexts(support, writeTexts(support))).toMatchObject({ ok: true, changes: [], refused: [] });
  });

  it('are listed per language of the flow', () => {
    const texts = listTexts(support);
    expect(texts.length).toBeGreaterThan(10);
    for (const { byLanguage } of texts) expect(Object.keys(byLanguage)).toEqual(support.languages);
  });

  it('take a translation over, and only that', () => {
    const [source = '', target = ''] = support.languages;
    const [text] = listTexts(support);
    if (!text) throw new Error('no text');
    const said = text.byLanguage[source] ?? '';
    const csv = `key;node;${source};${target}\n${text.key};x;"${said}";"=Hello; ""you"""\nno/such/text;x;a;b\n`;
    const read = readTexts(support, csv);
    if (!read.ok) throw new Error(read.reason);
    expect(read.changes).toMatchObject([{ key: text.key, language: target, after: '=Hello; "you"' }]);
    expect(read.refused).toEqual([{ line: 3, key: 'no/such/text', reason: 'unknown-text' }]);
    const changed = applyTexts(support, read.changes);
    expect(listTexts(changed)[0]?.byLanguage[target]).toBe('=Hello; "you"');
    expect(listTexts(changed).slice(1)).toEqual(listTexts(support).slice(1));
    // What looks like a formula is marked in the table, and is itself again when it comes back.
    expect(readTexts(changed, writeTexts(changed))).toMatchObject({ changes: [], refused: [] });
  });

  it('refuse a translation of what is said no longer', () => {
    const [source = ''] = support.languages;
    const [text] = listTexts(support);
    if (!text) throw new Error('no text');
    const csv = writeTexts(support);
    const reworded = applyTexts(support, [{ ...text, language: source, before: '', after: 'Something else' }]);
    expect(readTexts(reworded, csv)).toMatchObject({
      ok: true,
      changes: [],
      refused: [{ line: 2, reason: 'source-changed' }],
    });
  });

  it.each([
    ['name,en\nx,y', 'no-key-column'],
    ['key,node\nx,y', 'no-language-column'],
    ['key,en\n"x,y', 'not-csv'],
  ])('of no use are refused: %j', (csv, reason) => {
    expect(readTexts(support, csv)).toEqual({ ok: false, reason });
  });
});

it('lists what is heard in the order of a call, by language', () => {
  const [language = ''] = support.languages;
  const heard = listSpokenTexts(support, { language, ui: 'en' });
  expect(heard[0]?.node).toBe('welcome');
  expect(heard.map(({ number }) => number)).toEqual(heard.map((_, index) => index + 1));
  expect(heard.every(({ text, audio }) => (text === '') !== (audio === ''))).toBe(true);
});
