import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
/** A compiler that reads everything for the first time, beside other tests. */
const COMPILER_TIMEOUT_MS = 120_000;
const probes = path.join(root, '.cache/import-probes');

afterAll(() => rmSync(probes, { recursive: true, force: true }));

/** Type-checks one import as if it stood in a project, under that project's own references. */
function compileImport(project: string, specifier: string): string {
  const folder = path.join(probes, `${project}-${specifier}`.replace(/[^a-z]+/gi, '-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'probe.ts'), `export * from '${specifier}';\n`);
  const extended = path.relative(folder, path.join(root, project));
  const config = JSON.parse(readFileSync(path.join(root, project), 'utf8'));
  const from = path.dirname(path.join(root, project));
  const relative = (entry: string) => path.relative(folder, path.join(from, entry));
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: extended,
      compilerOptions: { rootDir: path.relative(folder, root), noEmit: true },
      files: ['probe.ts'],
      include: [],
      references: (config.references ?? []).map((reference: { path: string }) => ({ path: relative(reference.path) })),
    }),
  );
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [compiler, '-p', folder], { cwd: root, encoding: 'utf8' }).stdout;
}

describe('a project that imports what it must not', { timeout: COMPILER_TIMEOUT_MS }, () => {
  it.each([
    ['schemas/tsconfig.json', '#runtime/compiler/link.ts'],
    ['runtime/tsconfig.json', '#server/settings.ts'],
    ['runtime/tsconfig.json', '#designer/ui/theme.ts'],
    ['runtime/tsconfig.pure.json', '#runtime/engine/contact-host.ts'],
    ['server/tsconfig.json', '#designer/ui/theme.ts'],
    ['designer/tsconfig.json', '#server/settings.ts'],
    ['designer/tsconfig.json', '#runtime/engine/contact-host.ts'],
  ])('%s does not compile with %s', (project, specifier) => {
    expect(compileImport(project, specifier)).toContain('TS6307');
  });

  it('does compile with what it may import', () => {
    expect(compileImport('runtime/tsconfig.json', '#schemas/flow/flow.ts')).not.toContain('TS6307');
    expect(compileImport('designer/tsconfig.json', '#runtime/simulator/simulator.ts')).not.toContain('TS6307');
  });
});

/** Packages each folder may use. What is not named here is a decision to be made, not an accident. */
const PACKAGES: Record<string, readonly string[]> = {
  schemas: ['zod', '@marcbachmann/cel-js'],
  'runtime/calendar': [],
  'runtime/compare': ['zod'],
  'runtime/compiler': ['xstate'],
  'runtime/engine': ['xstate'],
  'runtime/exchange': ['papaparse', 'zod', '@xmldom/xmldom'],
  'runtime/simulator': [],
  'runtime/telephony/simulated': [],
  'runtime/telephony/asterisk': ['undici', 'ws', 'zod', 'node:'],
};

describe.each(Object.entries(PACKAGES))('%s', (folder, allowed) => {
  const files = sourcesOf(folder);

  it('is looked at', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it('imports no other package', () => {
    const foreign = files.flatMap((file) =>
      importsOf(path.join(root, file))
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('#'))
        .filter(
          (specifier) =>
            !allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`) || isNode(specifier, name)),
        )
        .map((specifier) => `${file}: ${specifier}`),
    );
    expect(foreign).toEqual([]);
  });
});

function sourcesOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file));
}

function isNode(specifier: string, name: string): boolean {
  return name === 'node:' && (specifier.startsWith('node:') || builtinModules.includes(specifier));
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^(?:import|export)[^'"]*?from '([^']+)'|^import '([^']+)'/gm)].map(
    (m) => m[1] ?? m[2] ?? '',
  );
}
