import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flow } from '#schemas/flow/flow.ts';
import { readJson, repositoryFile } from '#tests/flows/golden-file.ts';
import { buildCaseFlow, nodeCase } from '#tests/flows/node-case.ts';
import { workingSampleIds } from '#tests/flows/sample-flows.ts';
import { listFields } from './fields.ts';
import { type NodeKindName, nodeKind, nodeKinds } from './index.ts';
import type { NodeKind } from './node-kind.ts';

const names = Object.keys(nodeKinds) as NodeKindName[];
const samples = workingSampleIds().map((id) => flow.parse(readJson(`samples/${id}.json`)));

it('has one folder for each kind, and one kind for each folder', () => {
  const folders = readdirSync(repositoryFile('schemas/nodes'), { withFileTypes: true });
  expect(folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()).toEqual([...names].sort());
});

it('knows no kind by the name of an object’s own property', () => {
  expect(nodeKind('constructor')).toBeUndefined();
  expect(nodeKind('teleport')).toBeUndefined();
});

describe.each(names)('%s', (name) => {
  const kind: NodeKind = nodeKinds[name];

  it('calls itself like its folder', () => {
    expect(kind.kind).toBe(name);
  });

  it('has an icon that exists', () => {
    const component = kind.icon.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
    const file = `node_modules/@tabler/icons-react/dist/esm/icons/Icon${component}.mjs`;
    expect(existsSync(repositoryFile(file)), kind.icon).toBe(true);
  });

  it.each([[['en']], [['fr', 'en']]])('begins with a config its schema accepts as it is (%s)', (languages) => {
    const initial = kind.initial({ languages });
    expect(kind.config.parse(initial)).toEqual(initial);
    expect(() => kind.summary(initial, 'fr')).not.toThrow();
  });

  it.each(['en', 'fr'] as const)('has all of its texts in %s, and none too many', (language) => {
    const { name: title, description, exits, fields, options = {} } = kind.texts[language];
    expect(title).not.toBe('');
    expect(description).toMatch(/\.$/);
    const declared = listFields(kind.config);
    expect(Object.keys(fields).sort()).toEqual(
      declared
        .filter(needsText)
        .map(({ textPath }) => textPath)
        .sort(),
    );
    expect(Object.keys(options).sort()).toEqual(declared.flatMap(optionKeys).sort());
    expect(Object.keys(exits).sort()).toEqual(unlabelledExits(kind));
    const empty = [...Object.values(fields).map(({ label }) => label), ...Object.values(options)].filter(
      (text) => !text,
    );
    expect(empty).toEqual([]);
  });

  it('says how each of its fields is edited', () => {
    const without = listFields(kind.config).filter(({ meta }) => meta.widget === undefined);
    expect(without.map(({ textPath }) => textPath)).toEqual([]);
  });

  it('shows a field only by a field that stands beside it', () => {
    const paths = new Set(listFields(kind.config).map(({ textPath }) => textPath));
    for (const { textPath, meta } of listFields(kind.config)) {
      const beside = (field: string) => textPath.replace(/[^.]+$/, field);
      if (meta.when) expect(paths).toContain(beside(meta.when.field));
      if (typeof meta.evaluated === 'object') expect(paths).toContain(beside(meta.evaluated.sameTypeAs));
    }
  });

  it('reaches each of its exits in a golden case', () => {
    const cases = (readJson(`schemas/nodes/${name}/cases.json`) as unknown[]).map((entry) => nodeCase.parse(entry));
    expect(cases.length).toBeGreaterThan(0);
    const reached = new Set(cases.flatMap((given) => exitsReached(name, kind, given)));
    const fixed = kind
      .exits(kind.initial({ languages: ['en'] }))
      .map(({ id, label }) => (label === undefined ? id : AUTHORED));
    expect([...new Set(fixed)].filter((exit) => !reached.has(exit))).toEqual([]);
  });

  it.skipIf(kind.placeholder)('is used by a sample', () => {
    expect(samples.flatMap(({ nodes }) => nodes.map((node) => node.kind))).toContain(name);
  });
});

/** Stands for all exits that the author names: menu choices, branches. */
const AUTHORED = 'an exit named by the author';

function exitsReached(name: NodeKindName, kind: NodeKind, given: ReturnType<typeof nodeCase.parse>): string[] {
  const tested = buildCaseFlow(name, given).nodes.filter((node) => node.kind === name);
  return tested.flatMap(({ id, config }) => {
    const exits = kind.exits(kind.config.parse(config));
    const taken = exits.filter((exit) => given.expect.path?.includes(`${id}>${exit.id}`));
    return taken.map((exit) => (exit.label === undefined ? exit.id : AUTHORED));
  });
}

type Declared = ReturnType<typeof listFields>[number];

/** The types of a prompt's pieces are named as options, not as a field. */
function needsText({ textPath }: Declared): boolean {
  return !/\[\]\.type$/.test(textPath);
}

/** Keys of the telephone need no names. */
function optionKeys({ textPath, meta, options }: Declared): string[] {
  return meta.widget === 'key' ? [] : options.map((option) => `${textPath}=${option}`);
}

/** Of a node that was just dropped and of those in its cases: an exit may depend on the config. */
function unlabelledExits(kind: NodeKind): string[] {
  const initial = kind.initial({ languages: ['en'] });
  const cases = (readJson(`schemas/nodes/${kind.kind}/cases.json`) as unknown[]).map((entry) => nodeCase.parse(entry));
  const configs = [initial, ...cases.map(({ config }) => ({ ...Object(initial), ...config }))].flatMap(
    (config) => kind.config.safeParse(config).data ?? [],
  );
  const exits = configs.flatMap((config) => kind.exits(config)).filter(({ label }) => label === undefined);
  return [...new Set(exits.map(({ id }) => id))].sort();
}
