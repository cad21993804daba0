import { describeIssue } from './issue-texts.ts';
import type { ExpressionIssue } from './types.ts';

export type TemplatePart = { type: 'text'; text: string } | { type: 'expression'; source: string; start: number };

export type ParsedTemplate = { ok: true; parts: TemplatePart[] } | { ok: false; issue: ExpressionIssue };

/** Splits a text into literal parts and the CEL expressions between `{{` and `}}`. */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  let position = 0;
  while (position < text.length) {
    const open = text.indexOf('{{', position);
    if (open < 0) {
      parts.push({ type: 'text', text: text.slice(position) });
      break;
    }
    const close = findClose(text, open + 2);
    if (close < 0) {
      const code = 'open-placeholder';
      const message = describeIssue({ code, params: {} }, 'en');
      return { ok: false, issue: { rule: 'template', code, params: {}, message, start: open, end: text.length } };
    }
    if (open > position) parts.push({ type: 'text', text: text.slice(position, open) });
    const inner = text.slice(open + 2, close);
    parts.push({
      type: 'expression',
      source: inner.trim(),
      start: open + 2 + (inner.length - inner.trimStart().length),
    });
    position = close + 2;
  }
  return { ok: true, parts };
}

/** The text with each of its expressions replaced; as it is while it cannot be read. */
export function mapInsertions(text: string, replace: (source: string, index: number) => string): string {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return text;
  return parsed.parts
    .map((part, index) => (part.type === 'text' ? part.text : `{{ ${replace(part.source, index)} }}`))
    .join('');
}

/**
 * Where the placeholder that begins before `from` ends: the first `}}` outside the quotes and braces of its expression. When
 * those do not match either, the first of all, so that the expression is what gets the blame.
 */
function findClose(text: string, from: number): number {
  let quote = '';
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quote !== '') {
      if (letter === '\\') at += 1;
      else if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '{') depth += 1;
    else if (letter === '}' && depth > 0) depth -= 1;
    else if (text.startsWith('}}', at)) return at;
  }
  return text.indexOf('}}', from);
}
