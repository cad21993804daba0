import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { repositoryFile } from '#tests/flows/golden-file.ts';
import { describeReason, isRuleName } from './reasons.ts';

function reasons(schema: z.ZodType, value: unknown): { en: string; fr: string }[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => ({ en: describeReason(issue, 'en'), fr: describeReason(issue, 'fr') }));
}

const union = z.discriminatedUnion('type', [z.object({ type: z.literal('a') }), z.object({ type: z.literal('b') })]);

describe('every way in which a schema refuses a value', () => {
  it.each<[string, z.ZodType, unknown, string, string]>([
    ['text', z.string(), 1, 'must be a text', 'doit être un texte'],
    ['missing', z.object({ a: z.number() }), {}, 'must be a number', 'doit être un nombre'],
    ['whole number', z.int(), 1.5, 'must be a whole number', 'doit être un nombre entier'],
    ['list', z.array(z.string()), {}, 'must be a list', 'doit être une liste'],
    ['empty text', z.string().min(1), '', 'must not be empty', 'ne doit pas être vide'],
    ['short text', z.string().min(3), 'a', 'must have at least 3 characters', 'doit avoir au moins 3 caractères'],
    ['long text', z.string().max(1), 'ab', 'must have at most 1 character', 'doit avoir au plus 1 caractère'],
    ['few entries', z.array(z.any()).min(1), [], 'must have at least 1 entry', 'doit avoir au moins 1 entrée'],
    ['many entries', z.array(z.any()).max(2), [1, 2, 3], 'must have at most 2 entries', 'doit avoir au plus 2 entrées'],
    ['small number', z.number().min(5), 4, 'must be at least 5', 'doit valoir au moins 5'],
    ['large number', z.number().max(5), 6, 'must be at most 5', 'doit valoir au plus 5'],
    ['not above', z.number().gt(5), 5, 'must be more than 5', 'doit être supérieur à 5'],
    ['not below', z.number().lt(5), 5, 'must be less than 5', 'doit être inférieur à 5'],
    ['step', z.number().multipleOf(5), 7, 'must be a multiple of 5', 'doit être un multiple de 5'],
    ['pattern', z.string().regex(/^a$/), 'b', 'has the wrong form', 'n’a pas la bonne forme'],
    ['address', z.url(), 'b', 'must be a web address', 'doit être une adresse web'],
    ['one value', z.literal(1), 2, 'must be “1”', 'doit être « 1 »'],
    ['one of', z.enum(['a', 'b']), 'c', 'must be one of: a, b', 'doit être l’une de ces valeurs : a, b'],
    ['unknown key', z.strictObject({}), { a: 1 }, 'has unknown fields: a', 'a des champs inconnus : a'],
    [
      'union',
      z.union([z.string(), z.number()]),
      true,
      'has none of the allowed forms',
      'n’a aucune des formes permises',
    ],
    ['type of union', union, { type: 'c' }, 'has an unknown “type”', 'a un « type » inconnu'],
    ['custom', z.string().refine(() => false), '', 'is not accepted', 'n’est pas accepté'],
    [
      'named rule',
      z.string().refine(() => false, 'duplicate-key'),
      '',
      'must use each key only once',
      'ne doit utiliser chaque touche qu’une fois',
    ],
    [
      'name of an entry',
      z.record(z.string().regex(/^[a-z]{2}$/, 'language-code'), z.string()),
      { french: '' },
      'has an entry whose name must be a language code of two letters (fr, en)',
      'a une entrée dont le nom doit être un code de langue à deux lettres (fr, en)',
    ],
  ])('%s', (_, schema, value, en, fr) => {
    expect(reasons(schema, value)).toEqual([{ en, fr }]);
  });
});

it('knows every rule that the schemas name', () => {
  const files = readdirSync(repositoryFile('schemas'), { recursive: true, encoding: 'utf8' });
  const named = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(repositoryFile(`schemas/${file}`), 'utf8').matchAll(RULE)])
    .map(([, inline, asError]) => inline ?? asError ?? '');
  expect(named).toContain('duplicate-key');
  expect(named).toContain('min-above-max');
  expect(named.filter((name) => !isRuleName(name))).toEqual([]);
});

/** `.regex(/…/, 'name')`, `.refine(…, 'name')`, `.min(10, 'name')` and `{ error: 'name' }`. */
const RULE = /(?:\/|[^(,]\)|\w|=> [^,]+), '([a-z]+(?:-[a-z]+)+)'\s*\)|error: '([a-z-]+)'/g;
