import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { publicHolidays } from '#runtime/calendar/public-holidays/public-holidays.ts';
import { createBlacklist } from '#schemas/api/blacklists.ts';
import { csvFormat, importColumn } from '#schemas/api/data-files.ts';
import { createDidRange } from '#schemas/api/dids.ts';
import { createDispositionGroup } from '#schemas/api/disposition-groups.ts';
import { createEmailTemplate } from '#schemas/api/email-templates.ts';
import { createQueue } from '#schemas/api/queues.ts';
import { createSchedule } from '#schemas/api/schedules.ts';
import { agentProfile, NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { catalogueName } from '#schemas/domain/catalogue-id.ts';
import { country } from '#schemas/domain/country.ts';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import { pauseReason } from '#schemas/domain/pause-reason.ts';
import { agentLogin, userLanguage } from '#schemas/domain/user.ts';
import type { Database } from '../db/open.ts';
import { insertAgents } from '../services/agents/insert-agents.ts';
import { insertAttachmentGroup } from '../services/attachments/create-attachment-group.ts';
import { insertAttachment } from '../services/attachments/upload-attachment.ts';
import { insertBlacklist } from '../services/blacklists/create-blacklist.ts';
import { readRevision } from '../services/catalogue/revisions.ts';
import type { ServiceContext } from '../services/context.ts';
import { insertDataFile } from '../services/data-files/create-data-file.ts';
import { insertDidRange } from '../services/dids/create-did-range.ts';
import { insertDispositionGroup } from '../services/disposition-groups/create-disposition-group.ts';
import { insertEmailTemplate } from '../services/email-templates/create-email-template.ts';
import { insertHolidayGroup } from '../services/holiday-groups/create-holiday-group.ts';
import { storePauseReasons } from '../services/pause-reasons/replace-pause-reasons.ts';
import { insertQueue } from '../services/queues/create-queue.ts';
import { insertSchedule } from '../services/schedules/create-schedule.ts';
import { insertSkillGroup } from '../services/skill-groups/create-skill-group.ts';
import { insertSupervisionGroup } from '../services/supervision-groups/create-supervision-group.ts';

/** What the sample flows refer to. Names become ids: `French holidays` is `french-holidays` in a flow. */
const catalogue = z.strictObject({
  schedules: z.array(createSchedule.body),
  holidayGroups: z.array(z.strictObject({ name: catalogueName, publicHolidaysOf: country })),
  blacklists: z.array(createBlacklist.body),
  dataFiles: z.array(
    z.strictObject({
      name: catalogueName,
      /** Beside the catalogue. */
      file: z.string(),
      country,
      format: csvFormat,
      columns: z.array(importColumn),
    }),
  ),
  didRanges: z.array(createDidRange.body),
  dispositionGroups: z.array(createDispositionGroup.body),
  emailTemplates: z.array(createEmailTemplate.body),
  attachmentGroups: z.array(z.strictObject({ name: catalogueName, files: z.array(z.string()) })),
  queues: z.array(createQueue.body),
  skillGroups: z.array(z.strictObject({ name: catalogueName, decrement: z.boolean(), skills: z.array(catalogueName) })),
  supervisionGroups: z.array(catalogueName),
  pauseReasons: z.array(pauseReason.omit({ id: true })),
  /** Without passwords: nobody can sign in as one of them before an administrator has made some. */
  agents: z.array(
    z.strictObject({
      login: agentLogin,
      name: catalogueName,
      language: userLanguage,
      ...agentProfile.pick({ queues: true, skills: true, memberOf: true }).shape,
    }),
  ),
});

/** Holidays that move are entered for this year and the years after it. */
const YEARS_AHEAD = 3;

/** Adds what the samples refer to: hours, holidays, lists, files, queues, skills, and some agents to serve them. */
export async function loadSampleCatalogue(context: ServiceContext, folder: string, login: string): Promise<void> {
  const file = join(folder, 'catalogue.json');
  if (!existsSync(file)) return;
  const { db } = context;
  try {
    const { schedules, holidayGroups, blacklists, dataFiles, didRanges, dispositionGroups, ...others } =
      catalogue.parse(JSON.parse(await readFile(file, 'utf8')));
    for (const schedule of schedules) await insertSchedule(db, { ...schedule, login });
    for (const { name, publicHolidaysOf } of holidayGroups) {
      await insertHolidayGroup(db, { name, holidays: holidaysOf(publicHolidaysOf), login });
    }
    for (const blacklist of blacklists) await insertBlacklist(db, { ...blacklist, login });
    for (const { file: name, ...dataFile } of dataFiles) {
      await insertDataFile(db, { ...dataFile, bytes: await readFile(join(folder, name)), login });
    }
    for (const range of didRanges) await insertDidRange(db, { ...range, login });
    for (const group of dispositionGroups) await insertDispositionGroup(db, { ...group, login });
    await loadMail(db, others, { folder, login });
    await loadPeople(db, others, login);
  } catch (error) {
    context.log.warn({ error, file }, 'what the samples refer to could not be loaded');
  }
}

/** What agents send, and what goes with it. */
async function loadMail(
  db: Database,
  { emailTemplates, attachmentGroups }: Pick<z.output<typeof catalogue>, 'emailTemplates' | 'attachmentGroups'>,
  { folder, login }: { folder: string; login: string },
): Promise<void> {
  for (const template of emailTemplates) await insertEmailTemplate(db, { ...template, login });
  for (const { name, files } of attachmentGroups) {
    const groupId = await insertAttachmentGroup(db, { name, login });
    for (const file of files) {
      await insertAttachment(db, { groupId, name: file, content: await readFile(join(folder, file)), login });
    }
  }
}

type People = Pick<
  z.output<typeof catalogue>,
  'queues' | 'skillGroups' | 'supervisionGroups' | 'pauseReasons' | 'agents'
>;

/** Queues and who serves them. */
async function loadPeople(db: Database, people: People, login: string): Promise<void> {
  for (const queue of people.queues) await insertQueue(db, { ...queue, login });
  for (const { skills, ...group } of people.skillGroups) {
    await insertSkillGroup(db, { ...group, skills: skills.map((name) => ({ id: '', name })), login });
  }
  for (const name of people.supervisionGroups) await insertSupervisionGroup(db, { name, login });
  const reasons = people.pauseReasons.map((reason) => ({ ...reason, id: '' as const }));
  const { revision } = await readRevision(db, 'pause-reasons');
  if (revision === 0) await storePauseReasons(db, { reasons, revision, login });
  const agents = people.agents.map(({ queues, skills, memberOf, ...account }) => ({
    ...account,
    role: 'agent' as const,
    password: null,
    profile: { ...NEW_AGENT_PROFILE, queues, skills, memberOf },
  }));
  await insertAgents(db, { agents, login });
}

function holidaysOf(code: string): Holiday[] {
  const first = new Date().getFullYear();
  const years = Array.from({ length: YEARS_AHEAD }, (_, index) => first + index);
  return years.flatMap((year) =>
    // In the language that the sample speaks first.
    publicHolidays(code, year).map(({ name, date }) => ({
      name: name.fr,
      date,
      yearly: false,
      part: { type: 'day' as const },
      audio: '',
    })),
  );
}
