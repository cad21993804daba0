import { defineRules } from './rule.ts';

/** Conditions whose outcome is certain, or that get in each other’s way. */
export const conditionRules = defineRules({
  'always-true': {
    severity: 'warning',
    en: {
      message: '{field}: the condition is always true.',
      remedy: 'Correct it, or do without the condition.',
    },
    fr: { message: '{field} : la condition est toujours vraie.', remedy: 'Corrigez-la, ou passez-vous de condition.' },
  },
  'always-false': {
    severity: 'warning',
    en: { message: '{field}: the condition is never true.', remedy: 'Correct it, or remove it.' },
    fr: { message: '{field} : la condition n’est jamais vraie.', remedy: 'Corrigez-la, ou retirez-la.' },
  },
  'shadowed-branch': {
    severity: 'warning',
    en: {
      message: 'Branch “{exit}” is never taken: earlier branches take all of its cases.',
      remedy: 'Move it before them, or correct one of the conditions.',
    },
    fr: {
      message: 'La branche « {exit} » n’est jamais prise : les précédentes prennent tous ses cas.',
      remedy: 'Placez-la avant elles, ou corrigez l’une des conditions.',
    },
  },
  'overlapping-branches': {
    severity: 'info',
    en: {
      message: 'Branches “{first}” and “{second}” share some cases; the first one takes them.',
      remedy: 'Part the cases, if that is not meant.',
    },
    fr: {
      message: 'Les branches « {first} » et « {second} » ont des cas communs ; la première les prend.',
      remedy: 'Séparez les cas, si ce n’est pas voulu.',
    },
  },
  'undecided-condition': {
    severity: 'info',
    en: {
      message: '{field}: the checker cannot tell when this condition holds; it takes both outcomes for possible.',
      remedy: 'Nothing needs to be done; comparisons with fixed values can be decided.',
    },
    fr: {
      message:
        '{field} : la vérification ne sait pas dire quand cette condition est remplie ; elle tient les deux issues pour possibles.',
      remedy: 'Il n’y a rien à faire ; les comparaisons à des valeurs fixes peuvent être tranchées.',
    },
  },
});
