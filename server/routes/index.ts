import type { Verb } from '../services/verb.ts';
import { aliasRoutes } from './aliases.ts';
import { audioRoutes } from './audio.ts';
import { blacklistRoutes } from './blacklists.ts';
import { callbackRoutes } from './callbacks.ts';
import { commentRoutes } from './comments.ts';
import { contactRoutes } from './contacts.ts';
import { dataFileRoutes } from './data-files.ts';
import { didRoutes } from './dids.ts';
import { flowRoutes } from './flows.ts';
import { holidayGroupRoutes } from './holiday-groups.ts';
import { messagingRoutes } from './messaging.ts';
import { scheduleRoutes } from './schedules.ts';
import { sessionRoutes } from './session.ts';
import { siteRoutes } from './sites.ts';
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
  ...didRoutes,
  ...siteRoutes,
  ...audioRoutes,
  ...contactRoutes,
  ...blacklistRoutes,
  ...dataFileRoutes,
  ...holidayGroupRoutes,
  ...scheduleRoutes,
  ...voicemailRoutes,
  ...callbackRoutes,
  ...messagingRoutes,
  ...surveyAnswerRoutes,
  ...systemRoutes,
];
