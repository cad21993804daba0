import { useMemo } from 'react';
import { z } from 'zod';
import type { Messages } from '#designer/i18n/en.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FormTexts } from '#designer/ui/form/form-scope.ts';
import { agentSettings } from '#schemas/api/agents.ts';
import { saveCampaign } from '#schemas/api/campaigns.ts';
import { createDispositionGroup } from '#schemas/api/disposition-groups.ts';
import { createEmailTemplate } from '#schemas/api/email-templates.ts';
import { createHolidayGroup } from '#schemas/api/holiday-groups.ts';
import { createMailServer } from '#schemas/api/mail-servers.ts';
import { createSchedule } from '#schemas/api/schedules.ts';
import { createSite } from '#schemas/api/sites.ts';
import { createSkillGroup } from '#schemas/api/skill-groups.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { queueSettings } from '#schemas/domain/queue.ts';

export interface AuditedForm {
  schema: z.ZodType;
  texts: FormTexts;
}

const ANY = z.unknown();

/** The form in which what an entry is about is edited: its words are those of the audit. */
export function useAuditedForm(): (entity: string) => AuditedForm {
  const messages = useMessages();
  return useMemo(() => {
    const forms = formsOf(messages);
    return (entity) => forms[entity] ?? { schema: ANY, texts: { fields: { name: { label: messages.common.name } } } };
  }, [messages]);
}

function formsOf(messages: Messages): Partial<Record<string, AuditedForm>> {
  const { agents, audit, calendars, campaigns, common, data, dids, dispositions, queues, relations, settings } =
    messages;
  return {
    campaign: { schema: saveCampaign.body, texts: campaigns.form },
    settings: { schema: inboundSettings, texts: withoutPrefix(campaigns.form, 'settings.') },
    queue: { schema: queueSettings, texts: queues },
    'skill-group': { schema: createSkillGroup.body, texts: queues.skills },
    user: {
      schema: agentSettings,
      texts: { ...agents, fields: { ...agents.fields, active: { label: audit.recorded.active } } },
    },
    schedule: { schema: createSchedule.body, texts: calendars.hours },
    'holiday-group': { schema: createHolidayGroup.body, texts: holidayTexts(calendars) },
    'disposition-group': { schema: createDispositionGroup.body, texts: dispositions },
    'email-template': { schema: createEmailTemplate.body, texts: relations.emails },
    'mail-server': { schema: createMailServer.body, texts: settings.mail },
    site: { schema: createSite.body, texts: dids.sites },
    blacklist: {
      schema: ANY,
      texts: { fields: { name: { label: common.name }, country: { label: data.country } } },
    },
  };
}

/** The table of days has no form of its own that says what its columns are called. */
function holidayTexts({ holidays }: Messages['calendars']): FormTexts {
  const { fields, date, yearly, part, parts, audio } = holidays;
  const labels = { date, yearly, part, audio };
  return {
    fields: {
      ...fields,
      ...Object.fromEntries(Object.entries(labels).map(([key, label]) => [`holidays[].${key}`, { label }])),
    },
    options: Object.fromEntries(Object.entries(parts).map(([key, text]) => [`holidays[].part.type=${key}`, text])),
  };
}

/** The texts of a form that holds what these call a part of it. */
function withoutPrefix({ fields, options = {} }: FormTexts, prefix: string): FormTexts {
  return { fields: inside(fields, prefix), options: inside(options, prefix) };
}

function inside<T>(texts: Readonly<Record<string, T>>, prefix: string): Record<string, T> {
  const own = Object.entries(texts).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(prefix.length), text]));
}
