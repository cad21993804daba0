import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { diagnosticTexts } from '#schemas/diagnostics/texts.ts';
import { flow } from '#schemas/flow/flow.ts';
import { environmentWith } from './environment.ts';
import { readJson, repositoryFile, UPDATES_GOLDENS, writeGolden } from './golden-file.ts';
import { sampleAudioIds } from './sample-audio.ts';

/** What a single document cannot show together with the rest: `tests/flows/broken/<rule>.json`. */
const companion = z.strictObject({ document: z.unknown(), flows: z.array(flow).default([]) });

const published = [flow.parse(readJson('samples/satisfaction-survey.json'))];
const expectedFile = 'tests/flows/broken/expected/broken.json';
const broken = compileFlow({
  document: readJson('samples/broken.json'),
  environment: environmentWith(published, { audio: sampleAudioIds(), speech: false }),
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

/** The text for rules that an older program does not know; no flow can show it. */
const FALLBACK = 'unknown-rule';

describe.each(Object.keys(diagnosticTexts.en).filter((rule) => rule !== FALLBACK))('%s', (rule) => {
  const file = `tests/flows/broken/${rule}.json`;

  it('is shown by the broken sample or by a document of its own', () => {
    const diagnostics = existsSync(repositoryFile(file)) ? compileCompanion(file) : broken.diagnostics;
    const found = diagnostics.filter((diagnostic) => diagnostic.rule === rule);
    expect(found).not.toEqual([]);
    for (const diagnostic of found) {
      expect(describeDiagnostic(diagnostic, 'fr')).not.toEqual(describeDiagnostic(diagnostic, 'en'));
    }
  });
});

function compileCompanion(file: string) {
  const { document, flows } = companion.parse(readJson(file));
  return compileFlow({ document, environment: environmentWith(flows) }).diagnostics;
}
