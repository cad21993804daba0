import { wordsOf } from '#runtime/compare/flow-words.ts';
import { groupVerdicts, type ReplayGroup } from '#runtime/compare/group-verdicts.ts';
import { type ReplayVerdict, replayContact } from '#runtime/compare/replay-contact.ts';
import type { WordsLanguage } from '#runtime/compare/words.ts';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { contactExport } from '#schemas/domain/contact.ts';
import { readFlowFile } from './diff-files.ts';
import { fileEnvironment, readDocument, UnreadableFileError } from './read-documents.ts';

interface ReplayOptions {
  json?: boolean;
  language: string;
}

/**
 * `switchyard replay`: lets a flow live through exported contacts and tells where each goes another way. Exits with 1 when
 * one does, with 2 when a file cannot be read.
 */
export async function replayJournals(file: string, journals: string[], options: ReplayOptions): Promise<void> {
  const language: WordsLanguage = options.language === 'fr' ? 'fr' : 'en';
  const flow = await readFlowFile(file, language);
  const { ir } = flow ? compileFlow({ document: flow, environment: await fileEnvironment([file]) }) : { ir: null };
  if (!flow || !ir) return;
  const linked = linkIr(ir);
  const verdicts: { file: string; contactId: string; verdict: ReplayVerdict }[] = [];
  for (const journal of journals) {
    const read = await readExport(journal, language);
    if (read) verdicts.push({ file: journal, contactId: journal, verdict: replayContact(linked, read) });
  }
  if (verdicts.some(({ verdict }) => verdict.result === 'parted')) process.exitCode ??= 1;
  if (options.json) {
    console.log(
      JSON.stringify(
        verdicts.map(({ file: name, verdict }) => ({ file: name, ...verdict })),
        null,
        2,
      ),
    );
    return;
  }
  const words = wordsOf(flow);
  const summary = groupVerdicts(verdicts, { before: words, after: words });
  const texts = TEXTS[language];
  console.log(texts.same(summary.same));
  const print = (title: string, groups: readonly ReplayGroup[]) => {
    for (const { text, contacts } of groups) {
      console.log(`${title}: ${text[language]} (${contacts.length})`);
      for (const name of contacts) console.log(`  ${name}`);
    }
  };
  print(texts.parted, summary.parted);
  print(texts.worded, summary.worded);
  print(texts.incomparable, summary.incomparable);
}

async function readExport(file: string, language: WordsLanguage) {
  try {
    const read = contactExport.safeParse(await readDocument(file));
    if (read.success) return read.data.journal;
    console.error(`${file}: ${TEXTS[language].noExport}`);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    console.error(error.message);
  }
  process.exitCode = 2;
  return null;
}

const TEXTS = {
  en: {
    same: (count: number) => `${count} the same`,
    parted: 'another way',
    worded: 'other words',
    incomparable: 'not comparable',
    noExport: 'is not a contact exported with its journal',
  },
  fr: {
    same: (count: number) => `${count} à l’identique`,
    parted: 'autre chemin',
    worded: 'autres mots',
    incomparable: 'non comparable',
    noExport: 'n’est pas un contact exporté avec son journal',
  },
};
