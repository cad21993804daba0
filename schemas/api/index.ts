import * as agents from './agents.ts';
import * as aliases from './aliases.ts';
import * as attachments from './attachments.ts';
import * as audio from './audio.ts';
import * as blacklists from './blacklists.ts';
import * as callbacks from './callbacks.ts';
import * as campaigns from './campaigns.ts';
import * as comments from './comments.ts';
import * as contacts from './contacts.ts';
import type { Contract } from './contract.ts';
import * as conversations from './conversations.ts';
import * as dataFiles from './data-files.ts';
import * as desk from './desk.ts';
import * as dids from './dids.ts';
import * as dispositionGroups from './disposition-groups.ts';
import * as emailTemplates from './email-templates.ts';
import * as emails from './emails.ts';
import * as flows from './flows.ts';
import * as holidayGroups from './holiday-groups.ts';
import * as mailServers from './mail-servers.ts';
import * as messaging from './messaging.ts';
import * as pauseReasons from './pause-reasons.ts';
import * as queues from './queues.ts';
import * as recordings from './recordings.ts';
import * as reports from './reports.ts';
import * as schedules from './schedules.ts';
import * as scripts from './scripts.ts';
import * as session from './session.ts';
import * as sites from './sites.ts';
import * as skillGroups from './skill-groups.ts';
import * as supervision from './supervision.ts';
import * as supervisionGroups from './supervision-groups.ts';
import * as surveyAnswers from './survey-answers.ts';
import * as system from './system.ts';
import * as traffic from './traffic.ts';
import * as voicemails from './voicemails.ts';

/** Every operation there is, by the name of its contract. */
export const contracts: ReadonlyMap<string, Contract> = new Map(
  [
    session,
    flows,
    aliases,
    comments,
    campaigns,
    dids,
    sites,
    queues,
    skillGroups,
    pauseReasons,
    supervisionGroups,
    agents,
    audio,
    contacts,
    traffic,
    schedules,
    holidayGroups,
    dispositionGroups,
    emailTemplates,
    attachments,
    dataFiles,
    blacklists,
    mailServers,
    messaging,
    surveyAnswers,
    voicemails,
    callbacks,
    desk,
    conversations,
    supervision,
    reports,
    recordings,
    scripts,
    emails,
    system,
  ].flatMap((module) => Object.entries(module).filter((entry): entry is [string, Contract] => isContract(entry[1]))),
);

/** The modules also export schemas, which have no path. */
function isContract(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'path' in value && 'roles' in value;
}
