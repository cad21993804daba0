import { sql } from 'drizzle-orm';
import type { Agent, AgentFacts, StaffedAgent } from '#runtime/acd/agents/agent.ts';
import type { ConversationState, Drive } from '#runtime/acd/conversation/state.ts';
import type { KeptWait } from '#runtime/acd/store.ts';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import { agentPresence, agentProfiles, type conversations, users, type waits } from '../db/tables/index.ts';

/** Whether the caller of a wait has a server that can join them to an agent; waits of other media need none. */
export const attended = sql<boolean>`(waits.medium <> 'call' or exists (
  select 1 from contacts c join server_nodes n on n.incarnation = c.owner and n.lease_until > now()
  where c.id = waits.contact_id and c.status = 'live'))`;

type WaitRow = typeof waits.$inferSelect;

export function toWait(row: WaitRow, isAttended: boolean): KeptWait {
  return {
    id: row.id,
    queue: row.queue,
    medium: row.medium,
    priority: row.priority,
    since: row.since.getTime(),
    skills: row.skills,
    decrement: row.decrement,
    held: row.held,
    refusedBy: row.refusedBy,
    onlyFor: row.onlyFor,
    contactId: row.contactId,
    campaign: row.campaign,
    customer: row.customer,
    called: row.called,
    enteredAt: row.enteredAt.getTime(),
    whisper: row.whisper,
    about: row.about,
    conversationId: row.conversationId,
    changedBy: row.changedBy,
    end: row.end,
    endedAt: toMs(row.endedAt),
    agent: row.agent,
    predictedSeconds: row.predictedSeconds,
    modelSeconds: row.modelSeconds,
    attended: isAttended,
  };
}

type AgentRow = typeof agentPresence.$inferSelect;

export function toAgent(row: AgentRow): Agent {
  return {
    id: row.userId,
    state: row.state,
    reason: row.reason,
    since: row.since.getTime(),
    next: row.next,
    line: row.line,
    phoneReachable: row.phoneReachable,
    idleSince: row.idleSince.getTime(),
    signedInAt: toMs(row.signedInAt),
    contacts: row.contacts,
    dueAt: toMs(row.dueAt),
    seenAt: row.seenAt.getTime(),
    revision: row.revision,
  };
}

export function fromAgent(agent: Agent): AgentRow {
  return {
    userId: agent.id,
    state: agent.state,
    reason: agent.reason,
    since: new Date(agent.since),
    next: agent.next,
    line: agent.line,
    phoneReachable: agent.phoneReachable,
    idleSince: new Date(agent.idleSince),
    signedInAt: toDate(agent.signedInAt),
    contacts: agent.contacts,
    dueAt: toDate(agent.dueAt),
    seenAt: new Date(agent.seenAt),
    revision: agent.revision,
  };
}

/** What a query for agents with their profiles selects. */
export const staffedColumns = {
  presence: agentPresence,
  profile: agentProfiles.profile,
  login: users.login,
  name: users.name,
};

export function toStaffed(row: {
  presence: AgentRow;
  profile: AgentProfile;
  login: string;
  name: string;
}): StaffedAgent {
  return { agent: toAgent(row.presence), facts: toFacts(row) };
}

export function toFacts({ profile, login, name }: { profile: AgentProfile; login: string; name: string }): AgentFacts {
  const { queues, skills, options, rights, line } = profile;
  return {
    login,
    name,
    queues,
    skills: Object.fromEntries(skills.map(({ skill, level }) => [skill, level])),
    media: options.media,
    options,
    rights,
    line,
  };
}

type ConversationRow = typeof conversations.$inferSelect;

export function toConversation(row: ConversationRow): ConversationState {
  return {
    id: row.id,
    waitId: row.waitId,
    medium: row.medium,
    agent: row.agent,
    queue: row.queue,
    campaign: row.campaign,
    contactId: row.contactId,
    customer: row.customer,
    called: row.called,
    line: row.line,
    phase: row.phase,
    held: row.held,
    heldSeconds: row.heldSeconds,
    consult: row.consult,
    about: row.about,
    waitedSeconds: row.waitedSeconds,
    offeredAt: row.offeredAt.getTime(),
    answeredAt: toMs(row.answeredAt),
    talkEndedAt: toMs(row.talkEndedAt),
    wrapUpUntil: toMs(row.wrapUpUntil),
    closedAt: toMs(row.closedAt),
    end: row.end,
    recording: row.recording,
    recordingId: row.recordingId,
    revision: row.revision,
    drive: asDrive(row.drive),
  };
}

/** Of a conversation, the columns that whoever drives it writes; a disposition is somebody else's. */
export function fromConversation(state: ConversationState) {
  const { offeredAt, answeredAt, talkEndedAt, wrapUpUntil, closedAt, ...same } = state;
  return {
    ...same,
    offeredAt: new Date(offeredAt),
    answeredAt: toDate(answeredAt),
    talkEndedAt: toDate(talkEndedAt),
    wrapUpUntil: toDate(wrapUpUntil),
    closedAt: toDate(closedAt),
  };
}

/** Only conversations write this column, and only as their state has it. */
function asDrive(column: unknown): Drive {
  const drive = column as Drive;
  // What was written before customers could be passed on, and phones could come back, has none of these.
  const { passedTo = null, customerSince = null, awaySince = null, awayUntil = null, calledAgainBy = null } = drive;
  const { colleaguePhone = null, monitors: listeners = [] } = drive;
  const monitors = listeners.map(({ phone = null, ...monitor }) => ({ ...monitor, phone }));
  return { ...drive, passedTo, customerSince, awaySince, awayUntil, calledAgainBy, colleaguePhone, monitors };
}

export function toMs(moment: Date | null): number | null {
  return moment === null ? null : moment.getTime();
}

export function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
