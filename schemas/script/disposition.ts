import { z } from 'zod';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { field } from '#schemas/nodes/fields.ts';
import { localisedText } from './elements/element-kind.ts';

const code = z.string().trim().min(1).max(100);

/** A status that the agent can choose, with what is asked about it more closely. */
export const dispositionChoice = z.strictObject({
  code: field(code, { widget: 'text' }),
  label: localisedText(),
  details: field(
    z
      .array(z.strictObject({ code: field(code, { widget: 'text' }), label: localisedText() }))
      .max(50)
      .default([])
      .refine((details) => allDifferent(details.map((detail) => detail.code)), 'duplicate-code'),
    { widget: 'answers' },
  ),
});
