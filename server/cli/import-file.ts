import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { importFlowFrom } from '#runtime/exchange/import/import-flow.ts';
import type { ImportedElement, ImportFormat } from '#runtime/exchange/import/report.ts';

interface ImportFileOptions {
  out?: string;
  report: 'text' | 'json';
  language: 'en' | 'fr';
  speech?: string;
}

/**
 * `switchyard import`: the flow on standard output or in a file, the report on standard error. Exits with 1 when nothing
 * could be made of the file.
 */
export async function importFile(format: ImportFormat, file: string, options: ImportFileOptions): Promise<void> {
  const { out, report: form, language, speech } = options;
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
    return undefined;
  });
  if (text === undefined) return;
  const name = path.basename(file).replace(/\.[^.]*$/, '');
  const result = importFlowFrom(text, { name, ui: language, format, language: speech });
  if (!result.ok) {
    console.error(`${file}: ${result.reason[language]}`);
    process.exitCode = 1;
    return;
  }
  const document = `${JSON.stringify(result.document, null, 2)}\n`;
  if (out === undefined) process.stdout.write(document);
  else await writeFile(out, document);
  console.error(form === 'json' ? JSON.stringify(result.report, null, 2) : inWords(result.report, language));
}

function inWords(report: readonly ImportedElement[], language: 'en' | 'fr'): string {
  const words = {
    en: { exact: 'exact', approximated: 'approximated', unsupported: 'not supported' },
    fr: { exact: 'exact', approximated: 'approché', unsupported: 'non pris en charge' },
  }[language];
  const lines = report.flatMap(({ element, type, fidelity, notes }) => [
    `${words[fidelity].padEnd(18)} ${element} (${type})`,
    ...notes.map((note) => `${' '.repeat(19)}${note[language]}`),
  ]);
  const counts = (['exact', 'approximated', 'unsupported'] as const).map((fidelity) => {
    return `${words[fidelity]}: ${report.filter((item) => item.fidelity === fidelity).length}`;
  });
  return [...lines, '', counts.join(' · ')].join('\n');
}
