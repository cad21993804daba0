import { importFlowFrom, recogniseFormat } from '#runtime/exchange/import/import-flow.ts';
import { convertFlow as contract } from '#schemas/api/flows.ts';
import { ServiceError } from '../../errors.ts';
import { verb } from '../verb.ts';

export const convertFlow = verb(contract, async ({ actor, body: { content, name, language } }) => {
  const format = recogniseFormat(content);
  if (format === undefined) return { converted: null };
  const ui = actor.user.language === 'fr' ? 'fr' : 'en';
  const result = importFlowFrom(content, { name, ui, language, format });
  if (!result.ok) {
    throw new ServiceError('invalid-input', {
      issues: [{ path: ['content'], rule: 'not-imported', reason: result.reason }],
    });
  }
  const { document, report } = result;
  return { converted: { format: result.format, document, report } };
});
