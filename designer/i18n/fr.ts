import { agentsFr } from '#designer/admin/agents/agents.fr.ts';
import { audioFr } from '#designer/admin/audio/audio.fr.ts';
import { auditFr } from '#designer/admin/audit/audit.fr.ts';
import { calendarsFr } from '#designer/admin/calendars/calendars.fr.ts';
import { campaignsFr } from '#designer/admin/campaigns/campaigns.fr.ts';
import { relationsFr } from '#designer/admin/customer-relations/relations.fr.ts';
import { didsFr } from '#designer/admin/dids/dids.fr.ts';
import { dispositionsFr } from '#designer/admin/dispositions/dispositions.fr.ts';
import { flowListFr } from '#designer/admin/flows/flow-list.fr.ts';
import { messagesFr } from '#designer/admin/messages/messages.fr.ts';
import { queuesFr } from '#designer/admin/queues/queues.fr.ts';
import { dataFr } from '#designer/admin/records/data.fr.ts';
import { settingsFr } from '#designer/admin/settings/settings.fr.ts';
import { usersFr } from '#designer/admin/users/users.fr.ts';
import { deskFr } from '#designer/agent/desk.fr.ts';
import { pageFormFr } from '#designer/agent/script/page-form.fr.ts';
import { appFr } from '#designer/app/app.fr.ts';
import { authFr } from '#designer/auth/auth.fr.ts';
import { contactsFr } from '#designer/contacts/contacts.fr.ts';
import { effectsFr } from '#designer/effects/effects.fr.ts';
import { flowsFr } from '#designer/flows/flows.fr.ts';
import { supervisionFr } from '#designer/supervision/supervision.fr.ts';
import { formFr } from '#designer/ui/form/form.fr.ts';
import { commonFr } from './common.fr.ts';
import type { Messages } from './en.ts';
import { errorsFr } from './errors.fr.ts';

/** Every text of the user interface in French. */
export const fr: Messages = {
  app: appFr,
  common: commonFr,
  errors: errorsFr,
  form: formFr,
  flowList: flowListFr,
  campaigns: campaignsFr,
  queues: queuesFr,
  agents: agentsFr,
  dids: didsFr,
  audio: audioFr,
  calendars: calendarsFr,
  relations: relationsFr,
  dispositions: dispositionsFr,
  data: dataFr,
  messages: messagesFr,
  users: usersFr,
  audit: auditFr,
  settings: settingsFr,
  contacts: contactsFr,
  auth: authFr,
  flows: flowsFr,
  effects: effectsFr,
  script: pageFormFr,
  desk: deskFr,
  supervision: supervisionFr,
};
