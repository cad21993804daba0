import { describe, expect, it } from 'vitest';
import { checkExpression, checkTemplate } from './check.ts';
import { describeIssue } from './issue-texts.ts';
import type { ExpressionType, ScopeVariable } from './types.ts';

const variables: readonly ScopeVariable[] = [
  { name: 'total', type: 'number' },
  { name: 'name', type: 'text' },
  { name: 'vip', type: 'boolean' },
  { name: 'since', type: 'date-time' },
  { name: 'desk', type: 'phone' },
  { name: 'seen', type: 'list' },
];

describe('a good expression', () => {
  it.each<[string, ExpressionType]>([
    ['total == 3', 'boolean'],
    ['3 != total', 'boolean'],
    ['total in [1, 2, 3]', 'boolean'],
    ['total in [1, 2.5]', 'boolean'],
    ['size(name) in [3, 4]', 'boolean'],
    ['event.status in [200, 201]', 'boolean'],
    ['total * 2 + 1', 'number'],
    ['7 / 2', 'number'],
    ['vip ? total : 1', 'number'],
    ['vip ? 1 : 2.5', 'number'],
    ['size(seen) % 2', 'number'],
    ['max(total, 3)', 'number'],
    ['"n " + total', 'text'],
    ['string(total)', 'text'],
    ['last(desk, 4)', 'phone'],
    ['desk == name', 'boolean'],
    ['since == null', 'boolean'],
    ['now - since > duration("24h")', 'boolean'],
    ['since + duration("1h")', 'date-time'],
    ['null', 'date-time'],
    ['contact.startedAt', 'date-time'],
    ['contact.language', 'text'],
    ['seen + [total]', 'list'],
    ['[name, total]', 'list'],
    ['name.split(",")', 'list'],
    ['seen[0]', 'number'],
    ['event.body.anything.at[0].all', 'text'],
    ['seen.exists(x, x == total)', 'boolean'],
    ['hourIn(now, contact.timeZone) >= 8', 'boolean'],
  ])('%s gives %s', (source, type) => {
    expect(checkExpression(source, type, variables)).toMatchObject({ ok: true });
  });
});

describe('a bad expression', () => {
  it.each<[string, string, string, string, string]>([
    ['', 'syntax', '', 'the expression is empty', 'l’expression est vide'],
    ['total +', 'syntax', '+', 'something is missing at the end', 'il manque quelque chose à la fin'],
    ['total = 3', 'syntax', '=', '“=” is not expected here', '« = » n’a pas sa place ici'],
    ['total 3', 'syntax', '3', '“3” is not expected here', '« 3 » n’a pas sa place ici'],
    ['(total', 'syntax', 'l', 'something is missing at the end', 'il manque quelque chose à la fin'],
    ['"abc', 'syntax', '"abc', 'a text lacks its closing quotation mark', 'il manque le guillemet fermant d’un texte'],
    [
      '"a\\q"',
      'syntax',
      '\\q',
      'what follows “\\” in the text has no meaning',
      'ce qui suit « \\ » dans le texte n’a pas de sens',
    ],
    ['0x', 'syntax', '0x', 'a number is badly written', 'un nombre est mal écrit'],
    ['if', 'syntax', 'if', '“if” is a reserved word', '« if » est un mot réservé'],
    ['vip && xyz > 1', 'unknown-name', 'xyz', 'there is no variable “xyz”', 'la variable « xyz » n’existe pas'],
    [
      'totl > 1',
      'unknown-name',
      'totl',
      'there is no variable “totl” (perhaps “total”)',
      'la variable « totl » n’existe pas (peut-être « total »)',
    ],
    [
      'total == "3"',
      'type',
      'total == "3"',
      '“==” cannot combine number and text',
      '« == » ne peut pas combiner nombre et texte',
    ],
    [
      'name in [1, 2]',
      'type',
      'name in [1, 2]',
      '“in” cannot combine text and list',
      '« in » ne peut pas combiner texte et liste',
    ],
    ['!total', 'type', '!total', '“!” does not apply to number', '« ! » ne s’applique pas à ce type : nombre'],
    [
      'vip && name',
      'type',
      'name',
      'a condition must be true or false, not text',
      'une condition doit être vraie ou fausse, et non de type texte',
    ],
    [
      'total ? 1 : 2',
      'type',
      'total',
      'a condition must be true or false, not number',
      'une condition doit être vraie ou fausse, et non de type nombre',
    ],
    [
      'vip ? "a" : 1',
      'type',
      'vip ? "a" : 1',
      'both results of “? :” must have one type, not text and number',
      'les deux résultats de « ? : » doivent avoir un même type, et non texte et nombre',
    ],
    ['shout(name)', 'type', 'shout(name)', 'there is no function “shout”', 'la fonction « shout » n’existe pas'],
    [
      'last(total, 2)',
      'type',
      'last(total, 2)',
      'last does not take (number, number)',
      'last n’accepte pas (nombre, nombre)',
    ],
    ['contact.langage', 'type', 'langage', 'there is no field “langage”', 'le champ « langage » n’existe pas'],
    ['name.first', 'type', 'first', 'text has no fields or positions', 'texte : ce type n’a ni champs ni positions'],
    [
      'seen[total]',
      'type',
      'seen[total]',
      'a position in a list must be a whole number; int() makes one',
      'une position dans une liste doit être un nombre entier ; int() en fait un',
    ],
    ['total.map(x, x)', 'type', 'total', 'number is not a list', 'nombre : ce n’est pas une liste'],
  ])('%s breaks the rule “%s”', (source, rule, marked, en, fr) => {
    const checked = checkExpression(source, 'any', variables);
    if (checked.ok) throw new Error('it was accepted');
    const { issue } = checked;
    expect(issue.rule).toBe(rule);
    expect(source.slice(issue.start, issue.end)).toBe(marked);
    expect(describeIssue(issue, 'en')).toBe(en);
    expect(describeIssue(issue, 'fr')).toBe(fr);
    expect(issue.message).toBe(en);
  });

  it.each<[string, ExpressionType, string]>([
    ['total + 1', 'boolean', 'number instead of true or false'],
    ['name', 'number', 'text instead of number'],
    ['total > 1', 'text', 'true or false instead of text'],
    ['now - since', 'date-time', 'duration instead of date-time'],
    ['{"a": 1}', 'list', 'object instead of list'],
    ['null', 'text', 'null instead of text'],
  ])('%s is no %s', (source, wanted, reason) => {
    expect(checkExpression(source, wanted, variables)).toMatchObject({
      ok: false,
      issue: { rule: 'result-type', message: reason, start: 0, end: source.length },
    });
  });

  it('is refused when it is larger than anyone would write', () => {
    const deep = `${'('.repeat(400)}1${')'.repeat(400)}`;
    expect(checkExpression(deep, 'any', [])).toMatchObject({ ok: false, issue: { code: 'too-large' } });
  });
});

it('takes the first of two variables with one name', () => {
  const twice: ScopeVariable[] = [...variables, { name: 'total', type: 'text' }];
  expect(checkExpression('total + 1', 'number', twice)).toMatchObject({ ok: true });
});

it.each(['list', 'if', 'contact', '', 'a b', 'é'])('knows no variable “%s”, but does not stumble over it', (name) => {
  expect(checkExpression('total + 1', 'number', [{ name, type: 'text' }, ...variables])).toMatchObject({ ok: true });
});

describe('checkTemplate', () => {
  it('accepts texts with and without placeholders', () => {
    expect(checkTemplate('Hello', variables)).toEqual([]);
    expect(checkTemplate('Hello {{ name }}, {{total * 2}} euros', variables)).toEqual([]);
  });

  it('points into the whole text', () => {
    const text = 'Hello {{ nme }} and {{ total + }}';
    expect(checkTemplate(text, variables).map(({ rule, start, end }) => [rule, text.slice(start, end)])).toEqual([
      ['unknown-name', 'nme'],
      ['syntax', '+'],
    ]);
  });

  it('wants every placeholder closed', () => {
    expect(checkTemplate('Hello {{ name', variables)).toMatchObject([{ rule: 'template', start: 6, end: 13 }]);
  });
});

/** Generous: it takes a few milliseconds once warm; a check that parsed everything anew for every use would take seconds. */
const BUDGET_MS = 250;

it('checks a thousand expressions within a key stroke', () => {
  const sources = Array.from(
    { length: 1000 },
    (_, n) => `total > ${n} && name.startsWith("a${n}") || seen.exists(x, x == ${n})`,
  );
  // Its own work, however busy the machine is.
  const begun = process.cpuUsage();
  for (const source of sources) expect(checkExpression(source, 'boolean', variables).ok).toBe(true);
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(BUDGET_MS);
});
