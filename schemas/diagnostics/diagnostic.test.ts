import { expect, it } from 'vitest';
import { describeDiagnostic, hasErrors } from './diagnostic.ts';
import { rules } from './rules/index.ts';

it('fills in the words of the language asked for', () => {
  const found = {
    rule: 'invalid-config',
    params: { field: 'Choices', fieldFr: 'Choix', reason: 'must not be empty', reasonFr: 'ne doit pas être vide' },
  };
  expect(describeDiagnostic(found, 'en').message).toBe('Choices: must not be empty.');
  expect(describeDiagnostic(found, 'fr').message).toBe('Choix : ne doit pas être vide.');
});

it('uses a value that is no word in both languages', () => {
  const found = { rule: 'missing-audio', params: { audio: 'chime' } };
  expect(describeDiagnostic(found, 'fr').message).toContain('chime');
});

it.each(['teleport', 'constructor'])('says which rule it does not know: %s', (rule) => {
  expect(describeDiagnostic({ rule, params: {} }, 'en').message).toBe(`Problem ${rule}.`);
});

it('uses the same params in both languages', () => {
  const names = (text: { message: string; remedy: string }) =>
    new Set([...`${text.message}${text.remedy}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  for (const [rule, { en, fr }] of Object.entries(rules)) {
    expect({ rule, params: names(fr) }).toEqual({ rule, params: names(en) });
  }
});

it('has errors only when one of them is an error', () => {
  expect(hasErrors([{ rule: 'unreachable-node', severity: 'warning', params: {} }])).toBe(false);
  expect(hasErrors([{ rule: 'no-start', severity: 'error', params: {} }])).toBe(true);
});
