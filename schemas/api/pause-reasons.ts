import { z } from 'zod';
import { catalogueId } from '#schemas/domain/catalogue-id.ts';
import { pauseReason } from '#schemas/domain/pause-reason.ts';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { field } from '#schemas/nodes/fields.ts';
import { contract } from './contract.ts';
import { revised, seenRevision } from './revised.ts';

const tag = 'agents';
const answer = revised.extend({ pauseReasons: z.array(pauseReason) });

export const listPauseReasons = contract({
  method: 'get',
  path: '/api/pause-reasons',
  summary: 'Why agents pause, in the order in which they choose',
  tag,
  roles: 'signed-in',
  response: answer,
});

export const replacePauseReasons = contract({
  method: 'put',
  path: '/api/pause-reasons',
  summary:
    'Replace the whole list; refused when somebody has saved since `revision`. What was recorded about reasons stays',
  tag,
  roles: ['admin'],
  body: z.strictObject({
    revision: seenRevision,
    pauseReasons: field(
      z
        .array(
          pauseReason.extend({
            /** '' for a new reason, whose id is then made from its name. */
            id: field(z.union([z.literal(''), catalogueId]), { widget: 'hidden' }),
          }),
        )
        .max(30)
        .refine((reasons) => allDifferent(reasons.map(({ name }) => name.toLowerCase())), 'duplicate-reason'),
      { widget: 'list' },
    ),
  }),
  response: answer,
});
