import { and, asc, count, desc, eq, lt } from 'drizzle-orm';
import { listSurveyAnswers as contract } from '#schemas/api/survey-answers.ts';
import { surveyAnswers } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';

export const listSurveyAnswers = verb(contract, async ({ context: { db }, query: { survey, before, limit } }) => {
  const [surveys, answers] = await Promise.all([
    db
      .select({ survey: surveyAnswers.survey, answers: count() })
      .from(surveyAnswers)
      .groupBy(surveyAnswers.survey)
      .orderBy(asc(surveyAnswers.survey)),
    db
      .select()
      .from(surveyAnswers)
      .where(
        and(
          survey === undefined ? undefined : eq(surveyAnswers.survey, survey),
          before === undefined ? undefined : lt(surveyAnswers.answeredAt, new Date(before)),
        ),
      )
      .orderBy(desc(surveyAnswers.answeredAt), asc(surveyAnswers.effectId))
      .limit(limit),
  ]);
  return {
    surveys,
    answers: answers.map(({ effectId: _, answeredAt, ...answer }) => ({
      ...answer,
      answeredAt: answeredAt.toISOString(),
    })),
  };
});
