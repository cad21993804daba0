import { describe, expect, it } from 'vitest';
import type { Value, VariableType } from '#schemas/flow/variable.ts';
import { pageDefinition } from './page.ts';
import { firstAnswers, leavePage, type ShownPage, viewPage } from './page-state.ts';

const words = (text: string) => ({ en: text });
const question = (type: string, id: string, more: object = {}) => ({
  type,
  id,
  label: words(id),
  variable: id,
  ...more,
});
const moment = { now: Date.parse('2026-03-02T09:00:00Z'), language: 'en' };

function page(elements: object[], variables: Record<string, [VariableType, Value]>, more: object = {}): ShownPage {
  const { given = {}, ...definition } = more as { given?: Record<string, Value> };
  return {
    definition: pageDefinition.parse({ title: words('Page'), elements, ...definition }),
    variables: Object.entries(variables).map(([name, [type, value]]) => ({ name, type, value })),
    given,
    contact: { caller: '+33140000001', timeZone: 'Europe/Paris' },
  };
}

const shown = (of: ShownPage, answers = {}) => viewPage(of, answers, moment).elements.map(({ element }) => element.id);
const problems = (of: ShownPage, answers = {}) =>
  Object.fromEntries(
    viewPage(of, answers, moment).elements.flatMap(({ element, problem }) =>
      problem ? [[element.id, problem.code]] : [],
    ),
  );

describe('what a page begins with', () => {
  it('takes what variables hold, but no false or 0 that nobody has answered', () => {
    const asked = page([question('input', 'name'), question('yes-no', 'owner'), question('age', 'age')], {
      name: ['text', 'Ada'],
      owner: ['boolean', false],
      age: ['number', 0],
    });
    expect(firstAnswers(asked, moment)).toEqual({ name: 'Ada' });
    expect(firstAnswers({ ...asked, given: { owner: false, age: 0, name: 'Eve' } }, moment)).toEqual({
      name: 'Ada',
      owner: false,
      age: 0,
    });
  });

  it('proposes an answer where a variable holds nothing', () => {
    const phone = (value: string) =>
      page([question('input', 'phone', { format: 'phone', prefill: 'contact.caller' })], { phone: ['phone', value] });
    expect(firstAnswers(phone(''), moment)).toEqual({ phone: '+33140000001' });
    expect(firstAnswers(phone('+33155555555'), moment)).toEqual({ phone: '+33155555555' });
  });

  it('shows a date-time as the day of its date', () => {
    const born = page([question('date', 'born')], { born: ['date-time', '1990-05-01T00:00:00.000Z'] });
    expect(firstAnswers(born, moment)).toEqual({ born: '1990-05-01' });
  });
});

describe('what is visible', () => {
  const asked = page(
    [
      question('yes-no', 'owner'),
      question('input', 'since', { visibleWhen: 'owner', required: true }),
      { type: 'section', id: 'tenant', label: words('Tenants'), visibleWhen: '!owner' },
      question('input', 'landlord'),
      { type: 'section', id: 'all', label: words('All') },
      question('input', 'name'),
    ],
    { owner: ['boolean', false], since: ['text', ''], landlord: ['text', ''], name: ['text', ''] },
  );

  it('follows the answers as they are given, and a section hides what stands below it', () => {
    expect(shown(asked)).toEqual(['owner', 'tenant', 'landlord', 'all', 'name']);
    expect(shown(asked, { owner: true })).toEqual(['owner', 'since', 'all', 'name']);
  });

  it('forgets answers to what is hidden again', () => {
    const answers = { owner: false, since: '2019', landlord: 'Eve', name: 'Ada' };
    expect(leavePage(asked, answers, { ...moment, exit: 'next' })).toEqual({
      owner: false,
      landlord: 'Eve',
      name: 'Ada',
    });
    expect(leavePage(asked, { owner: true }, { ...moment, exit: 'next' })).toBeNull();
  });

  it('shows what has a condition that cannot be worked out', () => {
    const odd = page([question('input', 'name', { visibleWhen: 'nonsense >' })], { name: ['text', ''] });
    expect(shown(odd)).toEqual(['name']);
  });
});

describe('what is accepted', () => {
  const options = ['a', 'b', 'c'].map((code) => ({ code, label: words(code) }));

  it.each<[string, object, VariableType, Value, string | undefined]>([
    ['input', {}, 'text', 'x'.repeat(501), 'too-long'],
    ['input', {}, 'number', 'five', 'not-a-number'],
    ['input', { format: 'phone' }, 'phone', '01 40 00 00 01', undefined],
    ['input', { format: 'phone' }, 'phone', 'home', 'not-a-phone'],
    ['input', { format: 'number' }, 'number', 2.5, undefined],
    ['email', {}, 'text', 'ada@example', 'not-an-email'],
    ['email', {}, 'text', 'ada@example.org', undefined],
    ['yes-no', { required: true }, 'boolean', false, undefined],
    ['age', {}, 'number', 35.5, 'not-whole'],
    ['age', { youngest: 18 }, 'number', 17, 'too-small'],
    ['rating', { highest: 10 }, 'number', 11, 'too-large'],
    ['single-choice', { options }, 'text', 'd', 'not-a-choice'],
    ['drop-down', { options }, 'text', 'b', undefined],
    ['multiple-choice', { options, least: 2 }, 'list', ['a'], 'too-few'],
    ['multiple-choice', { options, most: 2 }, 'list', ['a', 'b', 'c'], 'too-many'],
    ['multiple-choice', { options, least: 1 }, 'list', [], 'required'],
    ['matrix', { rows: options, options, required: true }, 'list', [{ row: 'a', answer: 'b' }], 'incomplete'],
    ['matrix', { rows: options, options }, 'list', [{ row: 'a', answer: 'b' }], undefined],
    ['matrix', { rows: options, options }, 'list', [{ row: 'z', answer: 'b' }], 'not-a-choice'],
    ['date', { allowed: 'past' }, 'date-time', '2026-03-03', 'not-past'],
    ['date', { allowed: 'future' }, 'date-time', '2026-03-02', undefined],
    ['date', {}, 'date-time', 'soon', 'not-a-date'],
    ['appointment', { minDays: 1 }, 'date-time', '2026-03-02T15:00:00Z', 'too-early'],
    ['appointment', { maxDays: 7 }, 'date-time', '2026-03-20T10:00:00Z', 'too-late'],
    ['appointment', {}, 'date-time', '2026-03-07T10:00:00Z', 'weekend'],
    ['appointment', {}, 'date-time', '2026-03-04T18:30:00Z', 'closed-hours'],
    ['appointment', {}, 'date-time', '2026-03-04T16:30:00Z', undefined],
  ])('%s %j in a %s takes %j: %s', (type, more, variable, answer, code) => {
    const asked = page([question(type, 'q', more)], { q: [variable, variable === 'number' ? 0 : ''] });
    expect(problems(asked, { q: answer }).q).toBe(code);
  });

  it('asks the author’s own condition of what else would do', () => {
    const asked = page([question('age', 'age', { validWhen: 'age >= 18' })], { age: ['number', 0] });
    expect(problems(asked, {})).toEqual({});
    expect(problems(asked, { age: 17 })).toEqual({ age: 'not-true' });
    expect(problems(asked, { age: 18 })).toEqual({});
  });
});

describe('leaving', () => {
  const asked = page(
    [question('email', 'mail', { required: true }), question('age', 'age')],
    { mail: ['text', ''], age: ['number', 0] },
    {
      buttons: [
        { id: 'no', label: words('No') },
        { id: 'sold', label: words('Sold'), complete: true, visibleWhen: 'age > 0' },
      ],
    },
  );
  const leaveBy = (exit: string, answers: Record<string, Value>) => leavePage(asked, answers, { ...moment, exit });

  it('hands over what holds when the page need not be complete', () => {
    expect(leaveBy('button-no', { mail: 'nobody', age: 30 })).toEqual({ age: 30 });
    expect(leaveBy('button-sold', { mail: 'nobody', age: 30 })).toBeNull();
    expect(leaveBy('next', { mail: 'ada@example.org', age: '' })).toEqual({ mail: 'ada@example.org', age: null });
  });

  it('shows buttons by the answers so far, and fills them into texts', () => {
    const ids = (answers: Record<string, Value>) => viewPage(asked, answers, moment).buttons.map(({ id }) => id);
    expect(ids({})).toEqual(['no']);
    expect(ids({ age: 30 })).toEqual(['no', 'sold']);
    const seen = viewPage(asked, { age: 30 }, { ...moment, language: 'fr' });
    expect(seen.text({ en: 'Aged {{ age }}', fr: '{{ age }} ans' })).toBe('30 ans');
    expect(seen.text({ en: 'Aged {{ age }}' })).toBe('Aged 30');
    expect(seen.text({ en: '{{ nonsense }}' })).toBe('{{ nonsense }}');
  });
});
