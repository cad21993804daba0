import { BUILT_IN_NAMES, CONTACT_FIELDS } from '#schemas/expressions/environment.ts';
import { CEL_FUNCTIONS, OWN_FUNCTIONS } from '#schemas/expressions/functions.ts';
import type { Variable } from '#schemas/flow/variable.ts';
import { monaco } from './monaco.ts';

/** The language id of expressions in Monaco. */
export const CEL = 'cel';

/** What an expression can name where it stands, besides what every expression can. */
export interface ExpressionScope {
  variables: readonly Variable[];
  /** Fields of `event`. */
  sees: readonly string[];
  language: 'en' | 'fr';
}

/** The editors share one provider; each model brings its own scope. */
export const scopes = new WeakMap<monaco.editor.ITextModel, ExpressionScope>();

monaco.languages.register({ id: CEL });

monaco.languages.setLanguageConfiguration(CEL, {
  brackets: [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
  ],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: '[', close: ']' },
    { open: '"', close: '"', notIn: ['string'] },
    { open: "'", close: "'", notIn: ['string'] },
  ],
});

monaco.languages.setMonarchTokensProvider(CEL, {
  keywords: ['true', 'false', 'null', 'in'],
  builtIns: [...BUILT_IN_NAMES],
  tokenizer: {
    root: [
      [/[A-Za-z_]\w*(?=\s*\()/, 'type.identifier'],
      [
        /[A-Za-z_]\w*/,
        { cases: { '@keywords': 'keyword', '@builtIns': 'variable.predefined', '@default': 'variable' } },
      ],
      [/\d+(\.\d+)?([eE][-+]?\d+)?/, 'number'],
      [/"(\\.|[^"\\])*"?/, 'string'],
      [/'(\\.|[^'\\])*'?/, 'string'],
      [/[-+*/%<>=!&|?:]+/, 'operator'],
    ],
  },
});

monaco.languages.registerCompletionItemProvider(CEL, {
  triggerCharacters: ['.'],
  provideCompletionItems(model, position) {
    const scope = scopes.get(model);
    if (!scope) return { suggestions: [] };
    const word = model.getWordUntilPosition(position);
    const range = {
      startLineNumber: 1,
      endLineNumber: 1,
      startColumn: word.startColumn,
      endColumn: word.endColumn,
    };
    const before = model.getLineContent(1).slice(0, word.startColumn - 1);
    const owner = /([A-Za-z_]\w*)\s*\.\s*$/.exec(before)?.[1];
    const found = before.trimEnd().endsWith('.') ? membersOf(owner, scope) : namesIn(scope);
    return { suggestions: found.map((item) => ({ ...item, range })) };
  },
});

type Proposal = Omit<monaco.languages.CompletionItem, 'range'>;

const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;

function namesIn({ variables, language }: ExpressionScope): Proposal[] {
  return [
    ...variables.map(({ name, type, description }) => ({
      label: name,
      kind: CompletionItemKind.Variable,
      insertText: name,
      detail: type,
      documentation: description,
      sortText: `0${name}`,
    })),
    ...BUILT_IN_NAMES.filter((name) => name !== 'local').map((name) => ({
      label: name,
      kind: CompletionItemKind.Module,
      insertText: name,
      sortText: `1${name}`,
    })),
    ...[...OWN_FUNCTIONS, ...CEL_FUNCTIONS].filter(isGlobal).map((entry) => describeFunction(entry, language, '2')),
  ];
}

function membersOf(owner: string | undefined, { sees, language }: ExpressionScope): Proposal[] {
  const field = (name: string, detail?: string): Proposal => ({
    label: name,
    kind: CompletionItemKind.Field,
    insertText: name,
    detail,
    sortText: `0${name}`,
  });
  if (owner === 'contact') return Object.entries(CONTACT_FIELDS).map(([name, type]) => field(name, type));
  if (owner === 'event' && sees.length > 0) return sees.map((name) => field(name));
  return CEL_FUNCTIONS.filter((entry) => !isGlobal(entry)).map((entry) => describeFunction(entry, language, '1'));
}

interface Documented {
  signature: string;
  arguments: readonly string[];
  en: string;
  fr: string;
}

/** `string.trim(): string` is called on a value, `digits(string): string` on its own. */
function isGlobal({ signature }: Documented): boolean {
  return !signature.slice(0, signature.indexOf('(')).includes('.');
}

function describeFunction(entry: Documented, language: 'en' | 'fr', rank: string): Proposal {
  const name = entry.signature.slice(0, entry.signature.indexOf('(')).split('.').at(-1) ?? '';
  const places = entry.arguments.map((argument, index) => `\${${index + 1}:${argument}}`);
  return {
    label: name,
    kind: CompletionItemKind.Function,
    insertText: `${name}(${places.join(', ')})`,
    insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
    detail: `${name}(${entry.arguments.join(', ')})`,
    documentation: entry[language],
    sortText: `${rank}${name}`,
  };
}
