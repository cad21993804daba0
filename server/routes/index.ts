import type { Verb } from '../services/verb.ts';
import { agentRoutes } from './agents.ts';
import { aliasRoutes } from './aliases.ts';
import { attachmentRoutes } from './attachments.ts';
import { audioRoutes } from './audio.ts';
import { blacklistRoutes } from './blacklists.ts';
import { callbackRoutes } from './callbacks.ts';
import { campaignRoutes } from './campaigns.ts';
import { commentRoutes } from './comments.ts';
import { contactRoutes } from './contacts.ts';
import { conversationRoutes } from './conversations.ts';
import { dataFileRoutes } from './data-files.ts';
import { deskRoutes } from './desk.ts';
import { didRoutes } from './dids.ts';
import { dispositionGroupRoutes } from './disposition-groups.ts';
import { emailTemplateRoutes } from './email-templates.ts';
import { flowRoutes } from './flows.ts';
import { holidayGroupRoutes } from './holiday-groups.ts';
import { mailServerRoutes } from './mail-servers.ts';
import { messagingRoutes } from './messaging.ts';
import { pauseReasonRoutes } from './pause-reasons.ts';
import { queueRoutes } from './queues.ts';
import { recordingRoutes } from './recordings.ts';
import { reportRoutes } from './reports.ts';
import { scheduleRoutes } from './schedules.ts';
import { sessionRoutes } from './session.ts';
import { siteRoutes } from './sites.ts';
import { skillGroupRoutes } from './skill-groups.ts';
import { supervisionRoutes } from './supervision.ts';
import { supervisionGroupRoutes } from './supervision-groups.ts';
import { surveyAnswerRoutes } from './survey-answers.ts';
import { systemRoutes } from './system.ts';
import { userRoutes } from './users.ts';
import { voicemailRoutes } from './voicemails.ts';

/** Every operation that is served. */
export const routes: readonly Verb[] = [
  ...sessionRoutes,
  ...userRoutes,
  ...flowRoutes,
  ...aliasRoutes,
  ...commentRoutes,
  ...campaignRoutes,
  ...didRoutes,
  ...siteRoutes,
  ...queueRoutes,
  ...skillGroupRoutes,
  ...pauseReasonRoutes,
  ...supervisionGroupRoutes,
  ...agentRoutes,
  ...audioRoutes,
  ...contactRoutes,
  ...blacklistRoutes,
  ...dataFileRoutes,
  ...holidayGroupRoutes,
  ...dispositionGroupRoutes,
  ...emailTemplateRoutes,
  ...attachmentRoutes,
  ...scheduleRoutes,
  ...voicemailRoutes,
  ...callbackRoutes,
  ...deskRoutes,
  ...conversationRoutes,
  ...supervisionRoutes,
  ...reportRoutes,
  ...recordingRoutes,
  ...mailServerRoutes,
  ...messagingRoutes,
  ...surveyAnswerRoutes,
  ...systemRoutes,
];
