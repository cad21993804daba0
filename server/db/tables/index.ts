export { agentPresence } from './agent-presence.ts';
export { agentProfiles } from './agent-profiles.ts';
export { agentSpans } from './agent-spans.ts';
export { audio } from './audio.ts';
export { audit } from './audit.ts';
export { blacklistNumbers } from './blacklist-numbers.ts';
export { blacklists } from './blacklists.ts';
export { callbacks } from './callbacks.ts';
export { campaigns } from './campaigns.ts';
export { contacts } from './contacts.ts';
export { conversations } from './conversations.ts';
export { dataFiles } from './data-files.ts';
export { dataRows } from './data-rows.ts';
export { didRanges } from './did-ranges.ts';
export { dids } from './dids.ts';
export { dispositionGroups, dispositionVersions } from './disposition-groups.ts';
export { attachmentGroups, attachments, emailTemplates, sentEmails } from './email-templates.ts';
export { flowComments } from './flow-comments.ts';
export { flowReferences } from './flow-references.ts';
export { flowVersions } from './flow-versions.ts';
export { flows } from './flows.ts';
export { holidayGroups } from './holiday-groups.ts';
export { installation } from './installation.ts';
export { journal } from './journal.ts';
export { leases } from './leases.ts';
export { mailServers } from './mail-servers.ts';
export { nextVersions } from './next-versions.ts';
export { pauseReasons } from './pause-reasons.ts';
export { queues } from './queues.ts';
export { recordings } from './recordings.ts';
export {
  reportAgentTimes,
  reportChanges,
  reportConversations,
  reportDispositions,
  reportWaits,
} from './report-sums.ts';
export { revisions } from './revisions.ts';
export { schedules } from './schedules.ts';
export { scriptRuns } from './script-runs.ts';
export { serverNodes } from './server-nodes.ts';
export { sessions } from './sessions.ts';
export { signInAttempts } from './sign-in-attempts.ts';
export { sites } from './sites.ts';
export { skillGroups } from './skill-groups.ts';
export { supervisionGroups } from './supervision-groups.ts';
export { surveyAnswers } from './survey-answers.ts';
export { passages, traffic, trafficStays } from './traffic.ts';
export { users } from './users.ts';
export { voicemails } from './voicemails.ts';
export { waits } from './waits.ts';
