import { describe, expect, it } from 'vitest';
import { parseTemplate } from './template.ts';

function sources(text: string): string[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.issue.message);
  return parsed.parts.map((part) => (part.type === 'text' ? part.text : `=${part.source}`));
}

describe('a text with placeholders', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['Hello', ['Hello']],
    ['{{ name }}', ['=name']],
    ['Hello {{name}}!', ['Hello ', '=name', '!']],
    ['{{ a }}{{ b }}', ['=a', '=b']],
    ['{"order": {{ json(order) }}}', ['{"order": ', '=json(order)', '}']],
    ['{{ json({"a": {"b": 1}}) }} end', ['=json({"a": {"b": 1}})', ' end']],
    ['{{ "}}" + \'}}\' }} end', ['="}}" + \'}}\'', ' end']],
    ['{{ "\\"}}" }}', ['="\\"}}"']],
    ["{{ l'heure }} et {{ name }}", ["=l'heure", ' et ', '=name']],
    ['{{ "abc }} end', ['="abc', ' end']],
    ['single { braces } stay', ['single { braces } stay']],
  ])('%s', (text, parts) => {
    expect(sources(text)).toEqual(parts);
  });

  it('knows where each expression begins', () => {
    const text = 'Hello {{  name }}';
    const parsed = parseTemplate(text);
    const [, part] = parsed.ok ? parsed.parts : [];
    expect(part?.type === 'expression' && text.slice(part.start)).toBe('name }}');
  });
});

it('is refused when a placeholder stays open', () => {
  expect(parseTemplate('a {{ b')).toMatchObject({ ok: false, issue: { code: 'open-placeholder', start: 2, end: 6 } });
});
