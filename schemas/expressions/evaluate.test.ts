import { describe, expect, it } from 'vitest';
import type { Value, VariableType } from '#schemas/flow/variable.ts';
import { coerceValue, compileExpression, compileTemplate, displayValue, type EvaluationScope } from './evaluate.ts';
import type { ScopeVariable } from './types.ts';

const variables: readonly ScopeVariable[] = [
  { name: 'total', type: 'number' },
  { name: 'name', type: 'text' },
  { name: 'vip', type: 'boolean' },
  { name: 'since', type: 'date-time' },
  { name: 'unset', type: 'date-time' },
  { name: 'seen', type: 'list' },
];

const scope: EvaluationScope = {
  values: { total: 3, name: 'Zoé', vip: true, since: '2026-03-01T09:00:00.000Z', unset: null, seen: [1, 2.5, 'x'] },
  contact: {
    id: 'c1',
    caller: '+33140000001',
    called: '+33180000000',
    language: 'fr',
    startedAt: '2026-03-02T08:59:00.000Z',
    timeZone: 'Europe/Paris',
  },
  now: Date.parse('2026-03-02T09:00:00Z'),
  event: { status: 200, keys: '0042', body: { price: 2.5, count: 4, tags: ['a', 'b'], nothing: null } },
  local: { tries: 1 },
};

function evaluate(source: string): Value {
  return compileExpression(source, variables)(scope);
}

describe('an expression gives', () => {
  it.each<[string, Value]>([
    ['total == 3', true],
    ['total in [1, 2, 3]', true],
    ['total in seen', false],
    ['1 in seen', true],
    ['"x" in seen', true],
    ['size(seen) in [3]', true],
    ['size(name) in seen', false],
    ['event.status == 200', true],
    ['event.status in [200, 201]', true],
    ['event.body.count in [4]', true],
    ['7 / 2', 3.5],
    ['-7 / 2', -3.5],
    ['size(seen) / 2', 1.5],
    ['event.body.count / 3 > 1.3', true],
    ['7 % 4', 3],
    ['total % 2', 1],
    ['total + 1 == 4', true],
    ['1 == 1.0', true],
    ['vip ? 1 : 2.5', 1],
    ['[1, 2.5, total]', [1, 2.5, 3]],
    ['seen[vip ? 1 : 0]', 2.5],
    ['name.substring(0, size(name) - 1)', 'Zo'],
    ['"n" + total', 'n3'],
    ['event.status + ": " + name', '200: Zoé'],
    ['string(2.0)', '2'],
    ['event.keys', '0042'],
    ['double(event.keys)', 42],
    ['local.tries + 1', 2],
    ['event.body.nothing == null', true],
    ['has(event.body.price) && !has(event.body.missing)', true],
    ['event.body.tags.map(t, t + "!")', ['a!', 'b!']],
    ['seen.filter(x, x == "x")', ['x']],
    ['{"a": total}', { a: 3 }],
    ['since', '2026-03-01T09:00:00.000Z'],
    ['unset', null],
    ['unset == null && since != null', true],
    ['unset < now', false],
    ['now - since', 86_400],
    ['contact.startedAt + duration("90s")', '2026-03-02T09:00:30.000Z'],
    ['now.getDayOfWeek(contact.timeZone)', 1],
    ['hourIn(now, "Europe/Paris")', 10],
    ['hourIn(timestamp("2026-03-01T23:30:00Z"), "Europe/Paris")', 0],
    ['contact.language == "fr" ? "Bonjour" : "Hello"', 'Bonjour'],
    ['round(7 / 2) + floor(2.9) + min(1, 2.5) + max(total, 1)', 10],
    ['digits(contact.caller)', '33140000001'],
    ['isPhone("+33 1 40 00 00 01") && !isPhone("none")', true],
    ['last(contact.caller, 4)', '0001'],
    ['last("abc", 0)', ''],
    ['json({"n": name, "l": [1, 2]})', '{"n":"Zoé","l":[1,2]}'],
    ['encodeUrl("a b/é")', 'a%20b%2F%C3%A9'],
    ['string(since) + string(unset)', '2026-03-01T09:00:00.000Z'],
  ])('%s → %j', (source, value) => {
    expect(evaluate(source)).toEqual(value);
  });
});

describe('an expression fails', () => {
  it.each<[string, string]>([
    ['total / 0', 'not-a-number'],
    ['5 % 0', 'modulo_by_zero'],
    ['event.body.missing', 'no_such_key'],
    ['event.body.price.deeper', 'no_such_key'],
    ['seen[9]', 'index_out_of_bounds'],
    ['int(name)', 'int_conversion_error'],
    ['double(name)', 'double_conversion_error'],
    ['timestamp("yesterday")', 'invalid_timestamp'],
    ['event.keys > 3', 'no_such_overload'],
    ['name.matches("(")', 'invalid_regular_expression'],
    ['event.__proto__', 'no_such_key'],
    ['event.body.constructor', 'no_such_key'],
  ])('%s with %s', (source, code) => {
    expect(() => evaluate(source)).toThrow(expect.objectContaining({ code }));
  });

  it('without spoiling later evaluations', () => {
    const run = compileExpression('100 / total', variables);
    expect(() => run({ ...scope, values: { ...scope.values, total: 0 } })).toThrow();
    expect(run(scope)).toBeCloseTo(33.3, 1);
  });
});

describe('compileTemplate', () => {
  const fill = (text: string) => compileTemplate(text, variables)(scope);

  it('inserts values', () => {
    expect(fill('Bonjour {{ name }}, {{ total * 2 }} euros')).toBe('Bonjour Zoé, 6 euros');
    expect(fill('{{ unset }}|{{ vip }}|{{ [1, 2] }}')).toBe('|true|[1,2]');
    expect(fill('no placeholder } here }}')).toBe('no placeholder } here }}');
  });

  it('fails on a placeholder that is not closed, when it is filled', () => {
    const template = compileTemplate('Hello {{ name', variables);
    expect(() => template(scope)).toThrow(expect.objectContaining({ code: 'open-placeholder' }));
  });
});

describe('coerceValue', () => {
  it.each<[Value, VariableType, Value]>([
    ['0042', 'text', '0042'],
    ['0042', 'number', 42],
    ['-1.5', 'number', -1.5],
    [12, 'text', '12'],
    [true, 'text', 'true'],
    ['true', 'boolean', true],
    ['false', 'boolean', false],
    ['2026-03-02T10:00:00+01:00', 'date-time', '2026-03-02T09:00:00.000Z'],
    [null, 'date-time', null],
    [[1, 'a'], 'list', [1, 'a']],
  ])('makes %j a %s', (value, type, fitted) => {
    expect(coerceValue(value, type)).toEqual(fitted);
  });

  it.each<[Value, VariableType]>([
    ['', 'number'],
    ['12 euros', 'number'],
    ['0x10', 'number'],
    ['yes', 'boolean'],
    [1, 'boolean'],
    [null, 'text'],
    [{}, 'text'],
    ['tomorrow', 'date-time'],
    [0, 'date-time'],
    ['a', 'list'],
  ])('refuses %j as a %s', (value, type) => {
    expect(() => coerceValue(value, type)).toThrow(expect.objectContaining({ code: 'wrong-type' }));
  });
});

it('puts values into words without quotes', () => {
  expect([null, 'a', 1.5, false, ['a']].map(displayValue)).toEqual(['', 'a', '1.5', 'false', '["a"]']);
});
