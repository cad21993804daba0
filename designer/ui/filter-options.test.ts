import { expect, test } from 'vitest';
import { filterOptions } from './filter-options.ts';

const option = (label: string) => ({ value: label, label, disabled: false });

test('finds what is typed without its accents, in groups, too, up to the limit', () => {
  const options = [
    option('Équipe Nord'),
    option('Sud'),
    { group: 'Équipes', items: [option('Equipe Est'), option('Ouest')] },
  ];
  expect(filterOptions({ options, search: ' equipe ', limit: 10 })).toEqual([
    option('Équipe Nord'),
    { group: 'Équipes', items: [option('Equipe Est')] },
  ]);
  expect(filterOptions({ options, search: 'ÉQUIPE', limit: 1 })).toEqual([option('Équipe Nord')]);
});
