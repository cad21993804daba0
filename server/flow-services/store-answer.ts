import type { Service } from '#runtime/engine/ports.ts';
import { surveyAnswers } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/** Keeps a caller's answer; asked again under the same effect id it is there already. */
export function storeAnswer({ db, clock }: Pick<FlowServiceOptions, 'db' | 'clock'>): Service<'survey'> {
  return async ({ survey, question, answer }, { effectId, contactId }) => {
    await db
      .insert(surveyAnswers)
      .values({
        effectId,
        survey: cleanText(survey),
        question: cleanText(question),
        answer: cleanText(answer),
        contactId,
        answeredAt: new Date(clock.now()),
      })
      .onConflictDoNothing();
    return { outcome: 'stored', data: {} };
  };
}
