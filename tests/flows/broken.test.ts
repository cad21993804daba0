import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { rulePages } from '#schemas/diagnostics/documentation/index.ts';
import { type Rule, ruleOf, rules } from '#schemas/diagnostics/rules/index.ts';
import { dataColumn } from '#schemas/domain/data-file.ts';
import { flow } from '#schemas/flow/flow.ts';
import { environmentWith } from './environment.ts';
import { readJson, repositoryFile, UPDATES_GOLDENS, writeGolden } from './golden-file.ts';
import { sampleAudioIds } from './sample-audio.ts';

/**
 * What a single document cannot show together with the rest: `tests/flows/broken/<rule>.json`. `mended` no longer breaks the
 * rule; for rules that only the broken sample shows, the working samples are the ones that do not break it.
 */
const companion = z.strictObject({
  document: z.unknown(),
  mended: z.unknown(),
  flows: z.array(flow).default([]),
  /** Ids of what the installation has, by kind. */
  catalogue: z.record(z.string(), z.array(z.string())).default({}),
  /** Columns by data file. */
  dataFiles: z.record(z.string(), z.array(dataColumn.pick({ name: true, type: true }))).default({}),
  /** For rules that only speak when they are asked to. */
  thorough: z.boolean().default(false),
});

const published = [flow.parse(readJson('samples/satisfaction-survey.json'))];
const expectedFile = 'tests/flows/broken/expected/broken.json';
const broken = compileFlow({
  document: readJson('samples/broken.json'),
  environment: environmentWith(published, { audio: sampleAudioIds(), speech: false }),
});

const working = compileFlow({
  document: readJson('samples/support-line.json'),
  environment: environmentWith(published, { audio: sampleAudioIds() }),
});

describe('the broken sample', () => {
  it('still reads and lowers, so that it can be opened and tried', () => {
    expect(broken.flow).not.toBeNull();
    expect(broken.ir).not.toBeNull();
    expect(broken.publishable).toBe(false);
  });

  it('shows its problems in words, in both languages', () => {
    const shown = broken.diagnostics.map((found) => ({
      rule: found.rule,
      ...(found.node === undefined ? {} : { node: found.node }),
      ...(found.edge === undefined ? {} : { edge: found.edge }),
      ...(found.path === undefined ? {} : { path: found.path }),
      en: describeDiagnostic(found, 'en'),
      fr: describeDiagnostic(found, 'fr'),
    }));
    if (UPDATES_GOLDENS) writeGolden(expectedFile, shown);
    expect(shown).toEqual(readJson(expectedFile));
    for (const { en, fr } of shown) {
      expect(`${en.message}${en.remedy}${fr.message}${fr.remedy}`).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});

describe.each(Object.keys(rules))('%s', (rule) => {
  const file = `tests/flows/broken/${rule}.json`;
  const ofItsOwn = existsSync(repositoryFile(file)) ? companion.parse(readJson(file)) : undefined;

  it('is shown by the broken sample or by a document of its own', () => {
    const { diagnostics } = ofItsOwn ? compileWith(ofItsOwn, ofItsOwn.document) : broken;
    const found = diagnostics.filter((diagnostic) => diagnostic.rule === rule);
    expect(found).not.toEqual([]);
    for (const diagnostic of found) {
      expect(diagnostic.severity).toBe(ruleOf(rule)?.severity);
      const [en, fr] = [describeDiagnostic(diagnostic, 'en'), describeDiagnostic(diagnostic, 'fr')];
      expect(fr).not.toEqual(en);
      expect(`${en.message}${en.remedy}${fr.message}${fr.remedy}`).not.toMatch(/\{\w+\}|undefined/);
    }
  });

  it('has a page in both languages', () => {
    const { en, fr } = rulePages[rule as Rule];
    for (const part of ['title', 'why', 'example', 'mend'] as const) {
      expect(en[part].trim()).not.toBe('');
      expect(fr[part].trim()).not.toBe('');
      expect(fr[part]).not.toBe(en[part]);
    }
  });

  it('is kept by the same document once that is mended, or by a sample that works', () => {
    const mended = ofItsOwn ? compileWith(ofItsOwn, ofItsOwn.mended) : working;
    expect(mended.flow).not.toBeNull();
    expect(mended.diagnostics.filter((found) => found.rule === rule)).toEqual([]);
  });
});

function compileWith({ flows, catalogue, dataFiles, thorough }: z.infer<typeof companion>, document: unknown) {
  return compileFlow({ document, environment: { ...environmentWith(flows, { catalogue, dataFiles }), thorough } });
}
