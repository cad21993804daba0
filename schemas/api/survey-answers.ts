import { z } from 'zod';
import { contract } from './contract.ts';

const tag = 'surveys';
const readers = ['admin', 'designer', 'supervisor'] as const;
const survey = z.string().min(1).max(200);

export const surveyAnswer = z.object({
  survey: z.string(),
  question: z.string(),
  answer: z.string(),
  contactId: z.string(),
  answeredAt: z.string(),
});

export const listSurveyAnswers = contract({
  method: 'get',
  path: '/api/survey-answers',
  summary: 'What callers answered, the latest first, and how many answers each survey has',
  tag,
  roles: readers,
  query: z.object({
    survey: survey.optional(),
    /** Answers given earlier than this. */
    before: z.iso.datetime().optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  response: z.object({
    surveys: z.array(z.object({ survey: z.string(), answers: z.number() })),
    answers: z.array(surveyAnswer),
  }),
});

export const exportSurveyAnswers = contract({
  method: 'get',
  path: '/api/survey-answers/export',
  summary: 'All answers of a survey as CSV',
  tag,
  roles: readers,
  query: z.object({ survey }),
  produces: 'text/csv; charset=utf-8',
});
