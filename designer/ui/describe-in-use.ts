import { z } from 'zod';
import { ApiError } from '#designer/api/api-error.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { describeError } from './describe-error.ts';

const inUse = z.object({
  flows: z.array(z.object({ name: z.string() })).default([]),
  campaigns: z.array(z.string()).default([]),
  /** Not empty when new campaigns begin with it. */
  defaults: z.array(z.string()).default([]),
  liveContacts: z.number().default(0),
  /** Which of several things it is about. */
  skill: z.string().default(''),
  agents: z.array(z.string()).default([]),
  ranges: z.array(z.string()).default([]),
  /** Numbers, written out; nothing is an empty list. */
  waiting: z.array(z.string()).default([]),
  callbacks: z.array(z.string()).default([]),
  voicemails: z.array(z.string()).default([]),
  hasWorked: z.boolean().default(false),
});

/** Named one by one; a list of everybody would be longer than the dialog. */
const MOST_NAMED = 8;

/** Why something cannot be deleted: by name what still uses it. Other refusals are described as ever. */
export function describeInUse(error: unknown, messages: Messages): string {
  const { inUse: texts } = messages.common;
  const found = error instanceof ApiError && error.code === 'in-use' ? inUse.safeParse(error.details).data : undefined;
  if (!found) return describeError(error, messages);
  const flows = [...new Set(found.flows.map(({ name }) => name))];
  const agents = found.agents.slice(0, MOST_NAMED).join(', ');
  return [
    found.skill !== '' && texts.skill(found.skill),
    found.agents.length > 0 && texts.agents(agents, Math.max(0, found.agents.length - MOST_NAMED)),
    found.ranges.length > 0 && texts.ranges(found.ranges.slice(0, MOST_NAMED).join(', ')),
    found.waiting.length > 0 && texts.waiting(found.waiting.join('')),
    found.callbacks.length > 0 && texts.callbacks(found.callbacks.join('')),
    found.voicemails.length > 0 && texts.voicemails(found.voicemails.join('')),
    found.hasWorked && texts.hasWorked,
    found.campaigns.length > 0 && texts.campaigns(found.campaigns.join(', ')),
    found.defaults.length > 0 && texts.defaults,
    flows.length > 0 && texts.flows(flows.join(', ')),
    found.liveContacts > 0 && texts.liveContacts(found.liveContacts),
  ]
    .filter((text) => text !== false)
    .join(' ');
}
