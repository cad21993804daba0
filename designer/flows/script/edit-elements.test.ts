import { describe, expect, it } from 'vitest';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { type ElementType, elementKinds } from '#schemas/script/elements/index.ts';
import { pageDefinition } from '#schemas/script/page.ts';
import { addElement, duplicateElement, elementsOf, moveElement, removeElement } from './edit-elements.ts';

const empty = flow.parse({
  format: 1,
  id: 'f',
  name: 'F',
  kind: 'script',
  languages: ['fr', 'en'],
  variables: [],
  nodes: [
    {
      id: 'page',
      kind: 'page',
      label: '',
      position: { x: 0, y: 0 },
      config: { title: { fr: 'Page', en: 'Page' }, elements: [], buttons: [], next: true },
    },
  ],
  edges: [],
  notes: [],
  tests: [],
});

const withElements = (...types: ElementType[]): Flow =>
  types.reduce((document, type, at) => addElement(document, type, { node: 'page', at }).flow, empty);
const ids = (document: Flow) => elementsOf(document.nodes[0]).map(({ id }) => id);
const names = (document: Flow) => document.variables.map(({ name }) => name);

describe('adding an element', () => {
  it.each(Object.values(elementKinds))('$type holds to its schema at once, and has a variable if it asks', (kind) => {
    const { flow: document, id } = addElement(empty, kind.type, { node: 'page', at: 0 });
    expect(pageDefinition.safeParse(document.nodes[0]?.config).error).toBeUndefined();
    expect(document.variables.map(({ type }) => type)).toEqual(kind.answer ? [kind.answer] : []);
    expect(elementsOf(document.nodes[0])[0]).toMatchObject({ id, type: kind.type });
  });

  it('gives each its own id and variable', () => {
    const document = withElements('age', 'age');
    expect(ids(document)).toEqual(['age', 'age-2']);
    expect(names(document)).toEqual(['age', 'age_2']);
  });
});

it.each([
  ['a', 3, ['b', 'c', 'a']],
  ['c', 0, ['c', 'a', 'b']],
  ['a', 2, ['b', 'a', 'c']],
  ['b', 1, ['a', 'b', 'c']],
  ['b', 2, ['a', 'b', 'c']],
])('moves %s before place %i', (letter, to, order) => {
  const letters: Record<string, string> = { a: 'text', b: 'text-2', c: 'text-3' };
  const document = withElements('text', 'text', 'text');
  const moved = moveElement(document, 'page', { id: letters[letter] ?? '', to });
  expect(ids(moved)).toEqual(order.map((name) => letters[name]));
});

describe('removing an element', () => {
  it('takes its variable along when nothing else uses it', () => {
    expect(names(removeElement(withElements('age', 'email'), 'page', 'age'))).toEqual(['email']);
  });

  it('leaves a variable that is used, described or connected', () => {
    const document = withElements('age', 'email');
    const described = {
      ...document,
      variables: document.variables.map((variable) => ({ ...variable, description: 'Of the customer' })),
    };
    expect(names(removeElement(described, 'page', 'age'))).toEqual(['age', 'email']);
    const copied = duplicateElement(document, 'page', 'age');
    expect(names(copied.flow)).toEqual(['age', 'email', 'age_2']);
    expect(ids(copied.flow)).toEqual(['age', 'age-2', 'email']);
  });
});
