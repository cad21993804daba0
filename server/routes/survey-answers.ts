import { exportSurveyAnswers } from '../services/survey-answers/export-survey-answers.ts';
import { listSurveyAnswers } from '../services/survey-answers/list-survey-answers.ts';

export const surveyAnswerRoutes = [listSurveyAnswers, exportSurveyAnswers];
