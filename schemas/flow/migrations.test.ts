import { describe, expect, it } from 'vitest';
import { CURRENT_FORMAT, flow } from './flow.ts';
import { migrateDocument } from './migrations.ts';
import { defaultSettings } from './settings.ts';

const FORMAT_0 = {
  format: 0,
  id: 'welcome',
  name: 'Welcome',
  kind: 'ivr',
  languages: ['fr'],
  vars: [{ name: 'order', type: 'text' }],
  nodes: [
    { id: 'start', kind: 'start', label: 'Start', x: 0, y: 10, config: {} },
    { id: 'end', kind: 'hang-up', label: 'End', x: 240, y: 10, config: {} },
  ],
  edges: [{ from: 'start', exit: 'next', to: 'end' }],
};

function migrated(document: unknown): Record<string, unknown> {
  const result = migrateDocument(document);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.document;
}

describe('format 0', () => {
  it('becomes a flow of today', () => {
    expect(flow.parse(migrated(FORMAT_0))).toEqual({
      format: CURRENT_FORMAT,
      id: 'welcome',
      name: 'Welcome',
      kind: 'ivr',
      description: '',
      languages: ['fr'],
      variables: [{ name: 'order', type: 'text', role: 'internal' }],
      nodes: [
        { id: 'start', kind: 'start', label: 'Start', position: { x: 0, y: 10 }, config: {} },
        { id: 'end', kind: 'hang-up', label: 'End', position: { x: 240, y: 10 }, config: {} },
      ],
      edges: [{ id: 'edge-1', source: 'start', exit: 'next', target: 'end' }],
      notes: [],
      tests: [],
      settings: defaultSettings,
      waivers: [],
    });
  });

  it('loses no field that it does not know', () => {
    const document = {
      ...FORMAT_0,
      owner: 'me',
      variables: [],
      edges: [{ ...FORMAT_0.edges[0], source: 'x', colour: 'red' }],
    };
    expect(migrated(document)).toMatchObject({ owner: 'me', vars: FORMAT_0.vars, variables: [] });
    expect(migrated(document).edges).toEqual([
      { id: 'edge-1', from: 'start', source: 'x', exit: 'next', target: 'end', colour: 'red' },
    ]);
  });

  it('leaves what is no list of objects for the schema to refuse', () => {
    expect(migrated({ format: 0, nodes: 'none', edges: [1, null] })).toMatchObject({ nodes: 'none', edges: [1, null] });
  });

  it('is not changed itself', () => {
    const before = structuredClone(FORMAT_0);
    migrated(FORMAT_0);
    expect(FORMAT_0).toEqual(before);
  });
});

it('leaves a document of the current format as it is', () => {
  const document = { format: CURRENT_FORMAT, anything: 1 };
  expect(migrated(document)).toEqual(document);
});

it('refuses a format from the future', () => {
  const result = migrateDocument({ format: CURRENT_FORMAT + 1 });
  expect(result).toMatchObject({ ok: false, diagnostics: [{ rule: 'newer-format', path: ['format'] }] });
});

it.each([null, 'flow', [], 42, {}, { format: '1' }, { format: 0.5 }, { format: -1 }])('refuses %j', (document) => {
  expect(migrateDocument(document)).toMatchObject({ ok: false, diagnostics: [{ rule: 'invalid-document' }] });
});
