import { z } from 'zod';
import { ApiError } from '#designer/api/api-error.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { describeError } from './describe-error.ts';

const inUse = z.object({
  flows: z.array(z.object({ name: z.string() })).default([]),
  campaigns: z.array(z.string()).default([]),
  liveContacts: z.number().default(0),
});

/** Why something cannot be deleted: by name what still uses it. Other refusals are described as ever. */
export function describeInUse(error: unknown, messages: Messages): string {
  const { inUse: texts } = messages.common;
  const found = error instanceof ApiError && error.code === 'in-use' ? inUse.safeParse(error.details).data : undefined;
  if (!found) return describeError(error, messages);
  const flows = [...new Set(found.flows.map(({ name }) => name))];
  return [
    found.campaigns.length > 0 && texts.campaigns(found.campaigns.join(', ')),
    flows.length > 0 && texts.flows(flows.join(', ')),
    found.liveContacts > 0 && texts.liveContacts(found.liveContacts),
  ]
    .filter((text) => text !== false)
    .join(' ');
}
