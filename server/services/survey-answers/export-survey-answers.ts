import { asc, eq } from 'drizzle-orm';
import { exportSurveyAnswers as contract } from '#schemas/api/survey-answers.ts';
import { writeCsv } from '../../data-files/write-csv.ts';
import { surveyAnswers } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';

export const exportSurveyAnswers = verb(contract, async ({ context: { db }, query: { survey }, reply }) => {
  const rows = await db
    .select()
    .from(surveyAnswers)
    .where(eq(surveyAnswers.survey, survey))
    .orderBy(asc(surveyAnswers.answeredAt), asc(surveyAnswers.effectId));
  reply.fileName = 'survey-answers.csv';
  return writeCsv(
    ['survey', 'question', 'answer', 'contact', 'answered at'],
    rows.map((row) => [row.survey, row.question, row.answer, row.contactId, row.answeredAt.toISOString()]),
  );
});
