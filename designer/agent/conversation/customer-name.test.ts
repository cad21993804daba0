import { expect, it } from 'vitest';
import { nameIn } from './customer-name.ts';

it('finds the name in files of both languages, and says nothing where there is none', () => {
  expect(nameIn({ values: { Prénom: 'Inès', Nom: 'Diallo', Ville: 'Lyon' } })).toBe('Inès Diallo');
  expect(nameIn({ values: { Company: 'Acier SA', last_name: 'Diallo' } })).toBe('Acier SA');
  expect(nameIn({ values: { Name: null, Surname: 'Diallo' } })).toBe('Diallo');
  expect(nameIn({ values: { City: 'Lyon', Balance: 4 } })).toBe('');
});
