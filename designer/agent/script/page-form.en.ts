import type { AnswerProblem } from '#schemas/script/answer-rule.ts';

type ProblemText = (limit: number) => string;

/** Texts of a script's page, as the agent sees it. */
export const pageFormEn = {
  next: 'Next',
  yes: 'Yes',
  no: 'No',
  choose: 'Choose…',
  nothingFound: 'Nothing found',
  untitled: 'Page without a title',
  empty: 'This page is empty.',
  noWayOut: 'This page has no way out.',
  say: 'To be said',
  note: 'Note',
  clear: 'Clear the answer',
  incomplete: (count: number) => `${count} ${count === 1 ? 'answer is' : 'answers are'} missing or not accepted.`,
  problems: {
    required: () => 'An answer is needed.',
    'too-long': (limit) => `At most ${limit} characters.`,
    'not-a-phone': () => 'This is not a phone number (+33140000001).',
    'not-an-email': () => 'This is not an e-mail address (name@example.org).',
    'not-a-number': () => 'This is not a number.',
    'not-whole': () => 'Must be a whole number.',
    'too-small': (limit) => `Must be at least ${limit}.`,
    'too-large': (limit) => `Must be at most ${limit}.`,
    'not-a-choice': () => 'Choose one of the answers.',
    'too-few': (limit) => `Choose at least ${limit}.`,
    'too-many': (limit) => `Choose at most ${limit}.`,
    incomplete: () => 'Answer every row.',
    'not-a-date': () => 'This is not a date.',
    'not-past': () => 'Must not be later than today.',
    'not-future': () => 'Must not be earlier than today.',
    'too-early': (limit) => (limit === 0 ? 'Must not be in the past.' : `At the earliest in ${limit} days.`),
    'too-late': (limit) => `At the latest in ${limit} days.`,
    'closed-hours': () => 'No appointments are given at this time.',
    weekend: () => 'No appointments are given on Saturdays and Sundays.',
    'not-true': () => 'This answer is not accepted.',
  } satisfies Record<AnswerProblem['code'], ProblemText> as Record<AnswerProblem['code'], ProblemText>,
};
