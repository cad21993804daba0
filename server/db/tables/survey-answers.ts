import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** What callers answered; the id of the effect keeps an answer that is stored again from counting twice. */
export const surveyAnswers = pgTable(
  'survey_answers',
  {
    effectId: text('effect_id').primaryKey(),
    survey: text('survey').notNull(),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
    contactId: text('contact_id').notNull(),
    answeredAt: moment('answered_at').notNull(),
  },
  (table) => [index('survey_answers_survey').on(table.survey, table.answeredAt)],
);
