import { expect, it } from 'vitest';
import { checkExpression } from './check.ts';
import { listCompletions } from './complete.ts';

const variables = [
  { name: 'total', type: 'number', description: 'What the order costs' },
  { name: 'desk', type: 'phone' },
] as const;

it('proposes the variables of the flow with their types and descriptions', () => {
  const found = listCompletions({ variables, language: 'fr' });
  expect(found.find(({ name }) => name === 'total')).toEqual({
    kind: 'variable',
    name: 'total',
    insert: 'total',
    detail: 'nombre',
    documentation: 'What the order costs',
  });
});

it('proposes from the event only what the field can see', () => {
  const names = (sees?: string[]) =>
    listCompletions({ variables, sees, language: 'en' }).flatMap(({ name }) =>
      name.startsWith('event.') ? [name] : [],
    );
  expect(names()).toEqual([]);
  expect(names(['status', 'body'])).toEqual(['event.status', 'event.body']);
});

it('proposes only values that pass the check', () => {
  const values = listCompletions({ variables, sees: ['keys'], language: 'en' }).filter(
    ({ kind }) => kind === 'variable' || kind === 'field',
  );
  for (const { insert } of values) expect(checkExpression(insert, 'any', variables)).toMatchObject({ ok: true });
});

it('proposes functions that exist, with places for their arguments', () => {
  const found = listCompletions({ variables, language: 'en' });
  for (const { kind, name, receiver } of found) {
    if (kind !== 'function' && kind !== 'method') continue;
    const call = receiver === undefined ? `${name}(true, true, true, true)` : `event.x.${name}(true, true, true, true)`;
    const checked = checkExpression(call, 'any', variables);
    expect(checked.ok ? undefined : checked.issue.code, name).not.toBe('unknown-function');
  }
  expect(found.find(({ name }) => name === 'last')).toMatchObject({
    insert: `last(\${1:text}, \${2:count})`,
    detail: 'last(text, count): text',
  });
  expect(found.find(({ name }) => name === 'contains')).toMatchObject({ kind: 'method', receiver: 'string' });
  expect(found.find(({ name }) => name === 'getDayOfWeek')).toMatchObject({ receiver: 'google.protobuf.Timestamp' });
});

it('documents everything in both languages', () => {
  const [en, fr] = (['en', 'fr'] as const).map((language) =>
    listCompletions({ variables: [], sees: ['keys'], language }),
  );
  expect(en?.map(({ name }) => name)).toEqual(fr?.map(({ name }) => name));
  for (const { documentation } of [...(en ?? []), ...(fr ?? [])]) expect(documentation).not.toBe('');
  expect(en?.filter(({ documentation }, index) => documentation === fr?.[index]?.documentation)).toEqual([]);
});
