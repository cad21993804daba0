import { agentsEn } from '#designer/admin/agents/agents.en.ts';
import { audioEn } from '#designer/admin/audio/audio.en.ts';
import { auditEn } from '#designer/admin/audit/audit.en.ts';
import { calendarsEn } from '#designer/admin/calendars/calendars.en.ts';
import { campaignsEn } from '#designer/admin/campaigns/campaigns.en.ts';
import { relationsEn } from '#designer/admin/customer-relations/relations.en.ts';
import { didsEn } from '#designer/admin/dids/dids.en.ts';
import { dispositionsEn } from '#designer/admin/dispositions/dispositions.en.ts';
import { flowListEn } from '#designer/admin/flows/flow-list.en.ts';
import { messagesEn } from '#designer/admin/messages/messages.en.ts';
import { queuesEn } from '#designer/admin/queues/queues.en.ts';
import { dataEn } from '#designer/admin/records/data.en.ts';
import { settingsEn } from '#designer/admin/settings/settings.en.ts';
import { usersEn } from '#designer/admin/users/users.en.ts';
import { deskEn } from '#designer/agent/desk.en.ts';
import { pageFormEn } from '#designer/agent/script/page-form.en.ts';
import { appEn } from '#designer/app/app.en.ts';
import { authEn } from '#designer/auth/auth.en.ts';
import { contactsEn } from '#designer/contacts/contacts.en.ts';
import { effectsEn } from '#designer/effects/effects.en.ts';
import { flowsEn } from '#designer/flows/flows.en.ts';
import { supervisionEn } from '#designer/supervision/supervision.en.ts';
import { formEn } from '#designer/ui/form/form.en.ts';
import { commonEn } from './common.en.ts';
import { errorsEn } from './errors.en.ts';

/** Every text of the user interface in English; the shape that other languages must match. */
export const en = {
  app: appEn,
  common: commonEn,
  errors: errorsEn,
  form: formEn,
  flowList: flowListEn,
  campaigns: campaignsEn,
  queues: queuesEn,
  agents: agentsEn,
  dids: didsEn,
  audio: audioEn,
  calendars: calendarsEn,
  relations: relationsEn,
  dispositions: dispositionsEn,
  data: dataEn,
  messages: messagesEn,
  users: usersEn,
  audit: auditEn,
  settings: settingsEn,
  contacts: contactsEn,
  auth: authEn,
  flows: flowsEn,
  effects: effectsEn,
  script: pageFormEn,
  desk: deskEn,
  supervision: supervisionEn,
};

export type Messages = typeof en;
