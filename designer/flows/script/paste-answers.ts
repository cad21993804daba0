import type { AnswerOption } from '#schemas/script/elements/element-kind.ts';

interface PasteOptions {
  /** The language of the pasted words. */
  language: string;
  /** The languages of the flow: the words stand in all of them until they are translated. */
  languages: readonly string[];
  /** Answers that stay. */
  before: readonly AnswerOption[];
}

/**
 * Reads answers, one per line, as `code;label` or as the label alone; tabs from a spreadsheet count as semicolons. Answers
 * without a code are numbered, and a code that exists already changes its label.
 */
export function pasteAnswers(text: string, { language, languages, before }: PasteOptions): AnswerOption[] {
  const answers = before.map((answer) => ({ ...answer }));
  for (const line of text.split(/\r?\n/)) {
    const { code, label } = readLine(line);
    if (label === '') continue;
    const known = code === undefined ? undefined : answers.find((answer) => answer.code === code);
    if (known) known.label = { ...known.label, [language]: label };
    else answers.push({ code: code ?? freeCode(answers), label: inAll(languages, language, label) });
  }
  return answers;
}

function readLine(line: string): { code?: string; label: string } {
  const parts = /^([^;\t]{1,100})[;\t](.*)$/.exec(line.trim());
  const code = parts?.[1]?.trim();
  const label = parts?.[2]?.trim();
  return code && label
    ? { code, label }
    : {
        label: line
          .trim()
          .replace(/^[;\t]|[;\t]$/g, '')
          .trim(),
      };
}

function freeCode(answers: readonly AnswerOption[]): string {
  for (let number = answers.length + 1; ; number++) {
    if (!answers.some(({ code }) => code === String(number))) return String(number);
  }
}

function inAll(languages: readonly string[], language: string, label: string): Record<string, string> {
  return Object.fromEntries([...new Set([...languages, language])].map((code) => [code, label]));
}
