import { describe, expect, it } from 'vitest';
import { compileExpression } from '#schemas/expressions/evaluate.ts';
import { expressionTree } from '#schemas/expressions/expression-tree.ts';
import { emptyValue, type Value, type Variable } from '#schemas/flow/variable.ts';
import { sampleTexts } from './sample-text.ts';
import { solveCondition } from './solve-condition.ts';
import { withField } from './with-field.ts';

const variables: Pick<Variable, 'name' | 'type'>[] = [
  { name: 'total', type: 'number' },
  { name: 'state', type: 'text' },
  { name: 'vip', type: 'boolean' },
];

/** What a condition gives under a model, everything else being as a flow begins. */
function holds(condition: string, model: Readonly<Record<string, unknown>>): unknown {
  const start: unknown = {
    values: Object.fromEntries(variables.map(({ name, type }) => [name, emptyValue(type)])),
    event: { keys: '', body: {} },
    contact: { caller: '' },
  };
  const filled = Object.entries(model).reduce(
    (scope, [name, value]) => withField(scope, /^(event|contact)\./.test(name) ? name : `values.${name}`, value),
    start,
  );
  const scope = filled as { values: Record<string, Value>; event: Value; contact: Record<string, Value> };
  return compileExpression(condition, variables)({ ...scope, now: 0, local: {} });
}

describe('a condition', () => {
  it.each([
    'total > 100',
    '100 >= total',
    'total != 3 && total < 0.5',
    'state == "shipped" || state == "ready"',
    'state in ["a", "b"]',
    'total in [1, 2, 3]',
    '!vip',
    'vip && total == 12 && state != ""',
    'event.keys.matches("^[0-9]{4,6}$")',
    'event.keys.matches("^(0|\\\\+33)[67]\\\\d{8}$")',
    'size(event.keys) == 5',
    'event.keys.size() >= 3',
    'double(event.body.total) > 10.5',
    'event.body.items[1].name == "x"',
    'has(event.body.name)',
    'contact.caller.startsWith("+33")',
    'contact.caller.endsWith("99")',
    'digits(state) == "0612"',
    'isPhone(state)',
    'vip ? total > 1 : state == "x"',
    'total == -4',
  ])('%s is made true, and false', (condition) => {
    const tree = expressionTree(condition, variables);
    if (!tree) throw new Error('it cannot be parsed');
    for (const wanted of [true, false]) {
      const results = solveCondition(tree, wanted).map((model) => {
        try {
          return holds(condition, model);
        } catch {
          return 'fails';
        }
      });
      expect(results).toContain(wanted);
    }
  });

  it('says nothing of what cannot be told', () => {
    const tree = expressionTree('total * 2.0 > 7.0', variables);
    expect(tree && solveCondition(tree, true)).toEqual([{}]);
  });
});

describe('a regular expression', () => {
  it.each([
    '^[0-9]{5}$',
    '^\\d+$',
    '^(?:75|92|93)[0-9]{3}$',
    '^1?2*3$',
    '[A-Z]{2}-\\d{3,4}',
    'a|b',
  ])('%s matches the texts made for it', (pattern) => {
    const texts = sampleTexts(pattern);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toMatch(new RegExp(pattern));
  });

  it.each(['(?=a)b', '[^0-9]', '\\bword', '(open', '*'])('%s is left alone', (pattern) => {
    expect(sampleTexts(pattern)).toEqual([]);
  });
});
