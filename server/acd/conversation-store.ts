import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Agent } from '#runtime/acd/agents/agent.ts';
import type { AgentEvent } from '#runtime/acd/agents/change-agent.ts';
import { type ConversationState, conversationOfCall, isDriven } from '#runtime/acd/conversation/state.ts';
import type { Write } from '#runtime/acd/conversation/turn.ts';
import type { AcdStore, Begun, KeptWait, Saved } from '#runtime/acd/store.ts';
import type { Database } from '../db/open.ts';
import { openContact } from '../db/stores/open-contact.ts';
import { contacts, conversations, serverNodes, waits } from '../db/tables/index.ts';
import { isAskedAlong, isOnPhone } from './asked-along.ts';
import { finishConversation } from './finish-conversation.ts';
import { readSaved } from './read-saved.ts';
import { writeRecording } from './recordings.ts';
import { fromConversation, toConversation, toWait } from './rows.ts';
import { waitColumns } from './wait-store.ts';
import { changeAgentIn, changeLocked, lockAgent } from './write-agent.ts';
import { beginOfColleague, passWaitOn } from './write-passed-on.ts';

type ConversationStore = Pick<
  AcdStore,
  | 'assign'
  | 'begin'
  | 'save'
  | 'claim'
  | 'readOwn'
  | 'readConversation'
  | 'readOpenConversation'
  | 'readAskedAlong'
  | 'readOnPhone'
  | 'findDriven'
>;

/** Undoes a transaction in which somebody turned out not to be free. */
class NotFree extends Error {}

/** @param self This start of this server, as conversations name their driver. */
export function createConversationStore(db: Database, self: string): ConversationStore {
  return {
    assign: (request) =>
      unlessTaken(() =>
        db.transaction(async (tx): Promise<Begun> => {
          // What does not need each other's answer travels together: both are locked in this order all the same.
          const [[row], agent] = await Promise.all([selectFree(tx, request.wait), lockAgent(tx, request.agent)]);
          if (!row?.isAttended || (row.held && !request.taken)) throw new NotFree();
          const wait = toWait(row, true);
          const free = agent?.state === 'ready' || (request.taken && agent?.state === 'paused');
          if (agent === null || !free) throw new NotFree();
          const conversation = request.begin(wait, agent);
          // Whoever runs the caller's contact can join them to somebody.
          const owner = wait.medium === 'call' ? row.owner : null;
          // The phone of who gets a caller rings at once; anything else is looked at first.
          const events: AgentEvent[] =
            wait.medium === 'call' ? [{ type: 'reserved' }, { type: 'ringing' }] : [{ type: 'reserved' }];
          const [after] = await Promise.all([
            changeLocked(tx, agent, { events, at: request.at, about: subjectOf(conversation) }),
            insertConversation(tx, conversation, owner ?? self),
            tx.update(waits).set({ conversationId: conversation.id }).where(eq(waits.id, wait.id)),
          ]);
          return {
            conversation,
            owner: owner ?? self,
            waits: [{ ...wait, conversationId: conversation.id }],
            agents: [after],
          };
        }),
      ),

    begin: (agent, conversation, at) =>
      unlessTaken(() =>
        db.transaction(async (tx): Promise<Begun> => {
          const before = await lockAgent(tx, agent);
          if (before?.state !== 'ready' && before?.state !== 'paused') throw new NotFree();
          await insertConversation(tx, conversation, self);
          const events: AgentEvent[] = [{ type: 'reserved' }, { type: 'talking' }];
          const after = await changeLocked(tx, before, { events, at, about: subjectOf(conversation) });
          return { conversation, owner: self, waits: [], agents: [after] };
        }),
      ),

    save: (state, writes, at, opens) =>
      db.transaction(async (tx): Promise<Saved | null> => {
        const [saved] = await tx
          .update(conversations)
          .set({ ...fromConversation(state), owner: isDriven(state) ? self : '' })
          .where(
            and(
              eq(conversations.id, state.id),
              eq(conversations.owner, self),
              eq(conversations.revision, state.revision - 1),
            ),
          )
          .returning();
        if (!saved) return readSaved(tx, state, self);
        if (opens) await openContact(tx, opens, self);
        // In the order in which everybody locks: the conversation, its wait, agents.
        const passedOn = writes.find((write) => write.write === 'passed-on');
        const changedWaits = await writeWait(tx, state, writes, at);
        if (passedOn) await passWaitOn(tx, state, passedOn);
        const changedAgents = await writeAgents(tx, state, writes, at);
        for (const write of writes) {
          if (write.write === 'recorded' || write.write === 'measured') await writeRecording(tx, state, write, at);
          else if (write.write === 'finished') await finishConversation(tx, saved, write.reached, at);
        }
        if (!passedOn) return { waits: changedWaits, agents: changedAgents, begun: null };
        const { begun, agent } = await beginOfColleague(tx, state, passedOn, at);
        await insertConversation(tx, begun, self);
        return { waits: changedWaits, agents: [...changedAgents, agent], begun };
      }),

    async claim() {
      const orphaned = db
        .select({ id: conversations.id })
        .from(conversations)
        .where(
          and(
            ne(conversations.owner, ''),
            ne(conversations.owner, self),
            sql`not exists (select 1 from ${serverNodes} where ${serverNodes.incarnation} = ${conversations.owner}
              and ${serverNodes.leaseUntil} > now())`,
            // Whoever has the caller has the conversation.
            sql`not exists (select 1 from ${contacts} where ${contacts.id} = ${conversations.contactId}
              and ${contacts.status} = 'live' and ${contacts.owner} <> ${self})`,
          ),
        )
        .for('update', { skipLocked: true });
      const rows = await db
        .update(conversations)
        .set({ owner: self })
        .where(inArray(conversations.id, orphaned))
        .returning();
      return rows.map(toConversation);
    },

    async readOwn() {
      const rows = await db.select().from(conversations).where(eq(conversations.owner, self));
      return rows.map(toConversation);
    },

    async readConversation(id) {
      const [row] = await db.select().from(conversations).where(eq(conversations.id, id));
      return row ? { conversation: toConversation(row), owner: row.owner } : null;
    },

    async readOpenConversation(agent) {
      const [row] = await db
        .select()
        .from(conversations)
        .where(and(eq(conversations.agent, agent), isNull(conversations.closedAt)));
      return row ? toConversation(row) : null;
    },

    async readAskedAlong(agent) {
      const [row] = await db.select().from(conversations).where(isAskedAlong(agent)).limit(1);
      return row ? toConversation(row) : null;
    },

    async readOnPhone(user) {
      const rows = await db.select().from(conversations).where(isOnPhone(user));
      return rows.map(toConversation);
    },

    async findDriven(callIds) {
      const rows = await db.select().from(conversations).where(ne(conversations.owner, ''));
      const driven = rows.map(toConversation);
      const ids = new Set<string | null>(driven.map(({ id }) => id));
      const held = new Set(driven.flatMap(({ drive }) => Object.values(drive.legs).map((leg) => leg?.callId)));
      // Of a customer who was called and waits in a queue, the call belongs to their contact.
      const live = await db
        .select({ id: contacts.id })
        .from(contacts)
        .where(and(eq(contacts.status, 'live'), inArray(contacts.id, [...callIds])));
      for (const { id } of live) held.add(id);
      return new Set(callIds.filter((callId) => ids.has(conversationOfCall(callId)) || held.has(callId)));
    },
  };
}

/** A wait that nobody has, locked. */
function selectFree(tx: Database, id: string) {
  return tx
    .select({ ...waitColumns, owner: sql<string | null>`(select owner from contacts where id = waits.contact_id)` })
    .from(waits)
    .where(and(eq(waits.id, id), isNull(waits.end), isNull(waits.conversationId)))
    .for('update', { of: waits });
}

async function unlessTaken(work: () => Promise<Begun>): Promise<Begun | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotFree) return null;
    throw error;
  }
}

async function insertConversation(tx: Database, conversation: ConversationState, owner: string): Promise<void> {
  const [inserted] = await tx
    .insert(conversations)
    .values({ ...fromConversation(conversation), owner })
    .onConflictDoNothing()
    .returning({ id: conversations.id });
  if (!inserted) throw new NotFree();
}

function subjectOf({ id, campaign }: ConversationState) {
  return { conversationId: id, campaign };
}

async function writeWait(
  tx: Database,
  { waitId, agent, medium }: ConversationState,
  writes: readonly Write[],
  at: number,
): Promise<KeptWait[]> {
  const changed: KeptWait[] = [];
  if (waitId === null) return changed;
  for (const write of writes) {
    const change =
      write.write === 'wait-ended'
        ? { end: write.end, endedAt: new Date(at), agent }
        : write.write === 'wait-returned'
          ? returned(write.refusedBy, medium)
          : null;
    if (change === null) continue;
    const [row] = await tx
      .update(waits)
      .set(change)
      .where(and(eq(waits.id, waitId), isNull(waits.end)))
      .returning(waitColumns);
    if (row) changed.push(toWait(row, row.isAttended));
  }
  return changed;
}

/** A caller who was meant for a colleague goes to anybody when the colleague does not answer. */
function returned(refusedBy: string | null, medium: ConversationState['medium']) {
  if (refusedBy === null) return { conversationId: null };
  return {
    conversationId: null,
    refusals: sql`${waits.refusals} + 1`,
    refusedBy: sql`${waits.refusedBy} || ${JSON.stringify([refusedBy])}::jsonb`,
    ...(medium === 'call' ? { onlyFor: null } : {}),
  };
}

async function writeAgents(
  tx: Database,
  { id, agent, campaign }: ConversationState,
  writes: readonly Write[],
  at: number,
): Promise<Agent[]> {
  const events = new Map<string, AgentEvent[]>();
  for (const write of writes) {
    const whose = write.write === 'agent' ? agent : write.write === 'colleague' ? write.agent : null;
    if (whose === null || (write.write !== 'agent' && write.write !== 'colleague')) continue;
    events.set(whose, [...(events.get(whose) ?? []), write.event]);
  }
  const changed: Agent[] = [];
  // Always in the same order, so that two conversations that concern the same two agents do not wait for each other.
  for (const [whose, theirs] of [...events].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const about = { conversationId: id, campaign };
    const result = await changeAgentIn(tx, whose, { events: theirs, at, about: isOver(theirs) ? null : about });
    if (result !== null) changed.push(result.after);
  }
  return changed;
}

function isOver(events: readonly AgentEvent[]): boolean {
  return events.at(-1)?.type === 'released';
}
