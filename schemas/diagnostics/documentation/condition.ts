import type { conditionRules } from '../rules/condition.ts';
import { definePages } from './page.ts';

export const conditionPages = definePages<keyof typeof conditionRules>({
  'always-true': {
    en: {
      title: 'A condition that is always true',
      why: 'Everybody takes this branch: what stands after it might as well not be there.',
      example: 'age < 18 || age >= 18 holds for every age.',
      mend: 'Correct the comparison, or connect the nodes without a condition.',
    },
    fr: {
      title: 'Une condition toujours vraie',
      why: 'Tout le monde prend cette branche : ce qui la suit pourrait aussi bien ne pas exister.',
      example: 'age < 18 || age >= 18 vaut pour tout âge.',
      mend: 'Corrigez la comparaison, ou reliez les nœuds sans condition.',
    },
  },
  'always-false': {
    en: {
      title: 'A condition that is never true',
      why: 'Nobody ever takes this branch.',
      example: 'age < 18 && age > 65: an “and” stands where an “or” was meant.',
      mend: 'Correct the comparison, or remove the branch.',
    },
    fr: {
      title: 'Une condition jamais vraie',
      why: 'Personne ne prend jamais cette branche.',
      example: 'age < 18 && age > 65 : un « et » à la place d’un « ou ».',
      mend: 'Corrigez la comparaison, ou retirez la branche.',
    },
  },
  'shadowed-branch': {
    en: {
      title: 'A branch behind wider ones',
      why: 'Branches are tried in order; those before this one take everything that it asks for.',
      example: 'age >= 18 stands before age >= 65, so that nobody is ever a senior.',
      mend: 'Put the narrower condition first.',
    },
    fr: {
      title: 'Une branche derrière de plus larges',
      why: 'Les branches sont essayées dans l’ordre ; les précédentes prennent tout ce que celle-ci demande.',
      example: 'age >= 18 précède age >= 65 : personne n’est jamais senior.',
      mend: 'Placez d’abord la condition la plus étroite.',
    },
  },
  'overlapping-branches': {
    en: {
      title: 'Branches that share cases',
      why: 'For the shared cases the order of the branches decides, which is easily overlooked when they are moved.',
      example: 'age > 5 && age < 30, then age > 25 && age < 60: at 27, the first one is taken.',
      mend: 'Part the cases at one bound, or waive this if the order is meant. A ladder such as > 10, then > 5, is not reported.',
    },
    fr: {
      title: 'Des branches aux cas communs',
      why: 'Pour les cas communs, l’ordre des branches décide, ce qu’on oublie vite en les déplaçant.',
      example: 'age > 5 && age < 30, puis age > 25 && age < 60 : à 27 ans, la première est prise.',
      mend: 'Séparez les cas par une borne, ou écartez ce constat si l’ordre est voulu. Une échelle (> 10, puis > 5) n’est pas signalée.',
    },
  },
  'undecided-condition': {
    en: {
      title: 'A condition that cannot be decided',
      why: 'The checker decides comparisons with fixed values, “in”, startsWith, and, or, not. For anything else it takes both outcomes for possible, which is safe but may hide that one is not.',
      example: 'name.contains("x"), or a comparison of two variables with each other.',
      mend: 'Nothing needs to be done. This is only shown when it is asked for.',
    },
    fr: {
      title: 'Une condition indécidable',
      why: 'La vérification tranche les comparaisons à des valeurs fixes, « in », startsWith, et, ou, non. Pour le reste, elle tient les deux issues pour possibles, ce qui est sûr mais peut cacher que l’une ne l’est pas.',
      example: 'name.contains("x"), ou la comparaison de deux variables entre elles.',
      mend: 'Il n’y a rien à faire. Ceci n’est montré que sur demande.',
    },
  },
});
