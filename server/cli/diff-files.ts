import { type BehaviourComparison, compareBehaviour } from '#runtime/compare/compare-behaviour.ts';
import { type Change, compareFlows } from '#runtime/compare/compare-flows.ts';
import { describeChanges } from '#runtime/compare/describe-change.ts';
import type { WordsLanguage } from '#runtime/compare/words.ts';
import { readFlow } from '#runtime/compiler/read.ts';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { fileEnvironment, readDocument, UnreadableFileError } from './read-documents.ts';

interface DiffOptions {
  json?: boolean;
  behaviour?: boolean;
  language: string;
}

/** `switchyard diff`: what B says, and does, differently from A. Exits with 1 when they differ, with 2 when it cannot tell. */
export async function diffFiles(a: string, b: string, options: DiffOptions): Promise<void> {
  const language: WordsLanguage = options.language === 'fr' ? 'fr' : 'en';
  const before = await readFlowFile(a, language);
  const after = await readFlowFile(b, language);
  if (!before || !after) return;
  const changes = compareFlows(before, after);
  const behaviour = options.behaviour
    ? compareBehaviour({ before, after }, await fileEnvironment([a, b]), { stopGenerating: () => false })
    : undefined;
  const behavesTheSame = !behaviour || behaviour.changes.length + behaviour.tests.length === 0;
  if (changes.length > 0 || !behavesTheSame) process.exitCode = 1;
  if (options.json) console.log(JSON.stringify({ changes, behaviour }, null, 2));
  else print(changes, behaviour, language);
}

/** A flow from a file; says why and sets the exit code when there is none. */
export async function readFlowFile(file: string, language: WordsLanguage): Promise<Flow | null> {
  try {
    const { flow, diagnostics } = readFlow(await readDocument(file));
    for (const found of flow ? [] : diagnostics)
      console.error(`${file}: ${describeDiagnostic(found, language).message}`);
    if (!flow) process.exitCode = 2;
    return flow;
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
    return null;
  }
}

function print(changes: readonly Change[], behaviour: BehaviourComparison | undefined, language: WordsLanguage): void {
  const texts = TEXTS[language];
  console.log(changes.length === 0 ? texts.same : describeChanges(changes, language).join('\n'));
  if (!behaviour) return;
  console.log(`\n${texts.behaviour}`);
  for (const { way, text, ways } of behaviour.changes) {
    const how = way.map((step) => step[language]).join(', ') || texts.atOnce;
    console.log(`  ${how}: ${text[language]}${ways > 1 ? ` (${texts.ways(ways)})` : ''}`);
  }
  for (const { name, text } of behaviour.tests) console.log(`  ${texts.test(name)}: ${text[language]}`);
  if (behaviour.changes.length + behaviour.tests.length === 0) console.log(`  ${texts.behavesTheSame}`);
  if (behaviour.cutShort) console.log(`  ${texts.cutShort}`);
}

const TEXTS = {
  en: {
    same: 'Both say the same.',
    behaviour: 'What happens otherwise:',
    behavesTheSame: 'nothing',
    atOnce: 'at the beginning',
    ways: (count: number) => `${count} ways`,
    test: (name: string) => `test “${name}”`,
    cutShort: 'Not every way could be tried: there are too many.',
  },
  fr: {
    same: 'Les deux disent la même chose.',
    behaviour: 'Ce qui se passe autrement :',
    behavesTheSame: 'rien',
    atOnce: 'au début',
    ways: (count: number) => `${count} chemins`,
    test: (name: string) => `test « ${name} »`,
    cutShort: 'Tous les chemins n’ont pas pu être essayés : il y en a trop.',
  },
};
