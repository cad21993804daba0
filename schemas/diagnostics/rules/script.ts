import { defineRules } from './rule.ts';

/** Pages of scripts, and variables that are connected to data files. */
export const scriptRules = defineRules({
  'several-first-pages': {
    severity: 'warning',
    en: {
      message: 'The script can begin with {count} different pages: {pages}.',
      remedy: 'Lead the start to one page, and branch behind it.',
    },
    fr: {
      message: 'Le script peut commencer par {count} pages différentes : {pages}.',
      remedy: 'Reliez le début à une seule page, et branchez ensuite.',
    },
  },
  'page-without-exit': {
    severity: 'error',
    en: {
      message: 'The agent cannot leave this page: it has no Next, and no button is ever shown.',
      remedy: 'Give it a Next button, or a button that can be seen.',
    },
    fr: {
      message: 'L’agent ne peut pas quitter cette page : elle n’a pas de Suite, et aucun bouton n’est jamais visible.',
      remedy: 'Donnez-lui un bouton Suite, ou un bouton visible.',
    },
  },
  'required-never-shown': {
    severity: 'warning',
    en: {
      message: '“{question}” must be answered, but is never shown.',
      remedy: 'Correct the condition, or remove the question.',
    },
    fr: {
      message: '« {question} » est obligatoire, mais n’est jamais affichée.',
      remedy: 'Corrigez la condition, ou retirez la question.',
    },
  },
  'question-unanswerable': {
    severity: 'error',
    en: {
      message: 'No answer to “{question}” is ever accepted.',
      remedy: 'Correct its limits or its condition.',
    },
    fr: {
      message: 'Aucune réponse à « {question} » n’est jamais acceptée.',
      remedy: 'Corrigez ses limites ou sa condition.',
    },
  },
  'condition-before-answer': {
    severity: 'warning',
    en: {
      message: '“{question}” is shown by an answer that is only given below it.',
      remedy: 'Move it below that question: conditions see the answers above them.',
    },
    fr: {
      message: '« {question} » dépend d’une réponse donnée seulement plus bas.',
      remedy: 'Placez-la sous cette question : les conditions connaissent les réponses au-dessus.',
    },
  },
  'answer-without-branch': {
    severity: 'warning',
    en: {
      message: 'These answers in “{variable}” have no branch of their own, and “Otherwise” ends the script: {answers}.',
      remedy: 'Add a branch for them, or lead “Otherwise” to a page.',
    },
    fr: {
      message: 'Ces réponses de « {variable} » n’ont pas de branche, et « Sinon » termine le script : {answers}.',
      remedy: 'Ajoutez-leur une branche, ou menez « Sinon » à une page.',
    },
  },
  'branch-without-answer': {
    severity: 'warning',
    en: {
      message: 'Branch “{exit}” is never taken: no question offers that answer for “{variable}”.',
      remedy: 'Compare with the code of an answer that exists.',
    },
    fr: {
      message: 'La branche « {exit} » n’est jamais prise : aucune question n’offre cette réponse pour « {variable} ».',
      remedy: 'Comparez avec le code d’une réponse existante.',
    },
  },
  'column-changed': {
    severity: 'error',
    en: {
      message: 'Variable “{name}” is connected to column “{column}” of {file}, but {change}.',
      remedy: 'Connect it anew, or disconnect it.',
    },
    fr: {
      message: 'La variable « {name} » est connectée à la colonne « {column} » de {file}, mais {change}.',
      remedy: 'Reconnectez-la, ou déconnectez-la.',
    },
  },
  'record-without-key': {
    severity: 'error',
    en: {
      message: 'Variables are written back to {file}, but none of them finds the record.',
      remedy: 'Mark the variable of the column that names the record as its key.',
    },
    fr: {
      message: 'Des variables sont réécrites dans {file}, mais aucune ne désigne la fiche.',
      remedy: 'Marquez comme clé la variable de la colonne qui désigne la fiche.',
    },
  },
});
