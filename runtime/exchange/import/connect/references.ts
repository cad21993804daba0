import type { FlowBuilder } from '../flow-builder.ts';

/** What paths of a contact (`$.Attributes.name`) mean here. */
const known: Record<string, string> = {
  '$.CustomerEndpoint.Address': 'contact.caller',
  '$.SystemEndpoint.Address': 'contact.called',
  '$.ContactId': 'contact.id',
  '$.InitialContactId': 'contact.id',
  '$.LanguageCode': 'contact.language',
};

const PATH = /\$\.[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_-]*|\['[^']+'\])*/g;

export interface ReferenceReader {
  /** A text with paths in it as one with `{{ }}`. */
  text(source: string): string;
  /** A value that is one path, or none, as an expression. */
  expression(source: unknown): string;
  /** A path as an expression. */
  path(source: string): string;
}

export function createReferenceReader(builder: FlowBuilder): ReferenceReader {
  const path = (source: string): string => known[source] ?? builder.variable(referenceName(source));
  return {
    path,
    text: (source) => stripMarkup(source).replace(PATH, (found) => `{{ ${path(found)} }}`),
    expression: (source) =>
      typeof source === 'string' && new RegExp(`^${PATH.source}$`).test(source)
        ? path(source)
        : JSON.stringify(typeof source === 'string' ? source : (source ?? '')),
  };
}

/** `$.Attributes.name` is called `name`; `$.External.name` keeps its origin, because its value comes from elsewhere. */
export function referenceName(path: string): string {
  return path.replace(/^\$\.(?:Attributes\.)?/, '').replace(/\['([^']+)'\]/g, '.$1');
}

/** SSML without its marks: the words are what counts. */
function stripMarkup(text: string): string {
  return /<speak>/.test(text)
    ? text
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : text;
}
