import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { field, fieldMeta, listFields, visitFields } from './fields.ts';
import { promptSegment } from './prompt.ts';

const text = z.string();
const config = z.strictObject({
  name: field(text, { widget: 'text' }),
  when: field(text.default(''), { widget: 'expression', evaluated: 'boolean', optional: true }),
  mode: field(z.enum(['a', 'b']), { widget: 'select' }),
  detail: field(text, { widget: 'template', evaluated: 'template', when: { field: 'mode', is: ['b'] } }),
  lines: field(z.array(z.strictObject({ value: field(text, { widget: 'expression', evaluated: 'any' }) })), {
    widget: 'list',
  }),
  prompt: field(z.array(promptSegment).default([]), { widget: 'prompt' }),
});

function visited(value: unknown) {
  const found: { at: string; text: string; value: unknown }[] = [];
  visitFields(config, value, ({ path, textPath, value: seen }) => {
    found.push({ at: path.join('.'), text: textPath, value: seen });
  });
  return found;
}

const value = { name: 'n', when: 'x', mode: 'b', detail: 'd', lines: [{ value: '1' }, { value: '2' }], prompt: [] };

describe('field', () => {
  it('keeps the metadata of fields apart that share a schema', () => {
    const number = field(text, { evaluated: 'number' });
    const date = field(text, { evaluated: 'date-time' });
    expect(fieldMeta(number)).toEqual({ evaluated: 'number' });
    expect(fieldMeta(date)).toEqual({ evaluated: 'date-time' });
  });

  it('is found below defaults and options', () => {
    expect(fieldMeta(field(text, { widget: 'text' }).default('').optional())).toEqual({ widget: 'text' });
    expect(fieldMeta(text)).toEqual({});
  });
});

describe('visitFields', () => {
  it('gives list items their own path and a text path without indexes', () => {
    expect(visited(value).filter(({ text: path }) => path.startsWith('lines[]'))).toEqual([
      { at: 'lines.0.value', text: 'lines[].value', value: '1' },
      { at: 'lines.1.value', text: 'lines[].value', value: '2' },
    ]);
  });

  it('leaves out a field that the form does not show', () => {
    expect(visited(value).map(({ at }) => at)).toContain('detail');
    expect(visited({ ...value, mode: 'a' }).map(({ at }) => at)).not.toContain('detail');
  });

  it('shows an optional field that is empty as having no value', () => {
    expect(visited({ ...value, when: '' }).find(({ at }) => at === 'when')?.value).toBeUndefined();
    expect(visited({ ...value, name: '' }).find(({ at }) => at === 'name')?.value).toBe('');
  });

  it('goes into the pieces of a prompt and their languages', () => {
    const prompt = [
      { type: 'text', text: { fr: 'Bonjour', en: 'Hello' } },
      { type: 'number', value: '1' },
    ];
    expect(visited({ ...value, prompt }).filter(({ at }) => at.startsWith('prompt.'))).toEqual([
      { at: 'prompt.0.text', text: 'prompt[].text', value: { fr: 'Bonjour', en: 'Hello' } },
      { at: 'prompt.0.text.fr', text: 'prompt[].text', value: 'Bonjour' },
      { at: 'prompt.0.text.en', text: 'prompt[].text', value: 'Hello' },
      { at: 'prompt.1.value', text: 'prompt[].value', value: '1' },
    ]);
  });

  it.each([
    [null],
    ['text'],
    [[]],
    [{ lines: 'no list' }],
    [{ prompt: [{ type: 'unknown' }] }],
  ])('survives a config that its schema would refuse: %j', (wrong) => {
    expect(() => visited(wrong)).not.toThrow();
  });
});

it('lists every field a config can have, with the values to choose from', () => {
  const declared = listFields(config);
  expect(declared.map(({ textPath }) => textPath)).toEqual([
    'name',
    'when',
    'mode',
    'detail',
    'lines',
    'lines[].value',
    'prompt',
    'prompt[].audio',
    'prompt[].text',
    'prompt[].value',
    'prompt[].style',
    'prompt[].currency',
    'prompt[].type',
  ]);
  expect(declared.find(({ textPath }) => textPath === 'mode')?.options).toEqual(['a', 'b']);
  expect(declared.find(({ textPath }) => textPath === 'prompt[].type')?.options).toContain('amount');
});
