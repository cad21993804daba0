import { eq, ne, sql } from 'drizzle-orm';
import { nextOpenAt, openingAt } from '#runtime/calendar/opening.ts';
import type { NamedKind, StaffMember } from '#schemas/campaign/summary-facts.ts';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import type { WeekSchedule } from '#schemas/domain/schedule.ts';
import type { Database } from '../db/open.ts';
import {
  agentPresence,
  agentProfiles,
  attachmentGroups,
  audio,
  dataFiles,
  dispositionGroups,
  dispositionVersions,
  emailTemplates,
  flows,
  holidayGroups,
  mailServers,
  queues,
  schedules,
  skillGroups,
  users,
} from '../db/tables/index.ts';

/** Everything of the installation that summaries of campaigns look at, read once for all of them. */
export interface Installation {
  names: Readonly<Record<NamedKind, Readonly<Record<string, string>>>>;
  /** Kinds of the published flows. */
  published: Readonly<Record<string, string>>;
  /** Agents by queue. */
  staff: ReadonlyMap<string, readonly StaffMember[]>;
  decrementing: readonly string[];
  schedules: ReadonlyMap<string, { timeZone: string; week: WeekSchedule }>;
  holidays: ReadonlyMap<string, readonly Holiday[]>;
  /** Of holidays where no schedule says which. */
  timeZone: string;
  /** By disposition group. */
  dispositions: ReadonlyMap<string, readonly Pick<DispositionStatus, 'code' | 'quota'>[]>;
  /** Changes when anything does that the flow checker looks at. */
  fingerprint: string;
}

export async function readInstallation(db: Database, timeZone: string): Promise<Installation> {
  const [
    ofFlows,
    ofQueues,
    groups,
    hours,
    ofHolidays,
    dispositions,
    files,
    templates,
    attachments,
    servers,
    sounds,
    agents,
  ] = await Promise.all([
    db
      .select({ id: flows.id, name: flows.name, kind: flows.kind, version: flows.publishedVersion })
      .from(flows)
      .where(sql`${flows.deletedAt} is null and ${flows.campaignId} is null`),
    db.select({ id: queues.id, settings: queues.settings }).from(queues),
    db.select().from(skillGroups),
    db.select().from(schedules),
    db.select().from(holidayGroups),
    db
      .select({ id: dispositionGroups.id, name: dispositionGroups.name, statuses: dispositionVersions.statuses })
      .from(dispositionGroups)
      .leftJoin(
        dispositionVersions,
        sql`${dispositionVersions.groupId} = ${dispositionGroups.id}
            and ${dispositionVersions.version} = ${dispositionGroups.version}`,
      ),
    db.select({ id: dataFiles.id, name: dataFiles.name, importId: dataFiles.importId }).from(dataFiles),
    db.select({ id: emailTemplates.id, name: emailTemplates.name }).from(emailTemplates),
    db.select({ id: attachmentGroups.id, name: attachmentGroups.name }).from(attachmentGroups),
    db.select({ id: mailServers.id, name: mailServers.name }).from(mailServers),
    db.select({ id: audio.id, name: audio.name }).from(audio),
    readAgents(db),
  ]);
  const skills = groups.flatMap((group) => group.skills.map((skill) => ({ ...skill, decrement: group.decrement })));
  return {
    names: {
      flow: namesOf(ofFlows),
      queue: Object.fromEntries(ofQueues.map(({ id, settings }) => [id, settings.name])),
      skill: namesOf(skills),
      schedule: namesOf(hours),
      'holiday-group': namesOf(ofHolidays),
      dispositions: namesOf(dispositions),
      'data-file': namesOf(files),
      'email-template': namesOf(templates),
      attachments: namesOf(attachments),
      'mail-server': namesOf(servers),
      audio: namesOf(sounds),
    },
    published: Object.fromEntries(ofFlows.flatMap(({ id, kind, version }) => (version === null ? [] : [[id, kind]]))),
    staff: agents,
    decrementing: skills.filter(({ decrement }) => decrement).map(({ id }) => id),
    schedules: new Map(hours.map(({ id, timeZone, week }) => [id, { timeZone, week }])),
    holidays: new Map(ofHolidays.map(({ id, holidays }) => [id, holidays])),
    timeZone,
    dispositions: new Map(dispositions.map(({ id, statuses }) => [id, statuses ?? []])),
    fingerprint: JSON.stringify([
      ofFlows.map(({ id, version }) => [id, version]),
      [ofQueues, skills, hours, ofHolidays, sounds].map((rows) => rows.map(({ id }) => id)),
      files.map(({ id, importId }) => [id, importId]),
    ]),
  };
}

function namesOf(rows: readonly { id: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

async function readAgents(db: Database): Promise<Map<string, StaffMember[]>> {
  const rows = await db
    .select({ name: users.name, profile: agentProfiles.profile, state: agentPresence.state })
    .from(agentProfiles)
    .innerJoin(users, eq(users.id, agentProfiles.userId))
    .leftJoin(agentPresence, eq(agentPresence.userId, agentProfiles.userId))
    .where(ne(users.active, false));
  const byQueue = new Map<string, StaffMember[]>();
  for (const { name, profile, state } of rows) {
    const agent: StaffMember = {
      name,
      signedIn: state !== null && state !== 'signed-out',
      media: profile.options.media,
      skills: Object.fromEntries(profile.skills.map(({ skill, level }) => [skill, level])),
    };
    for (const queue of profile.queues) byQueue.set(queue, [...(byQueue.get(queue) ?? []), agent]);
  }
  return byQueue;
}

type Calendars = Pick<Installation, 'schedules' | 'holidays' | 'timeZone'>;

/** Hours and holidays of a campaign as one calendar; what is gone is left out, and found by the flow checker. */
function calendarOf({ schedules, holidays, timeZone }: Calendars, opening: { schedule: string; holidays: string }) {
  const hours = schedules.get(opening.schedule);
  return {
    timeZone: hours?.timeZone ?? timeZone,
    ...(hours ? { week: hours.week } : {}),
    holidays: [...(holidays.get(opening.holidays) ?? [])],
  };
}

/** What a caller meets now. */
export function openingNow(calendars: Calendars, opening: { schedule: string; holidays: string }, now: number) {
  return openingAt(calendarOf(calendars, opening), now).state;
}

/** Whether such hours never let anybody in. */
export function isNeverOpen(calendars: Calendars, opening: { schedule: string; holidays: string }, now: number) {
  const calendar = calendarOf(calendars, opening);
  return openingAt(calendar, now).state !== 'open' && nextOpenAt(calendar, now) === null;
}
