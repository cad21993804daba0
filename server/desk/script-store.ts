import { and, asc, eq, gt, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { SessionStep } from '#runtime/engine/session/session.ts';
import { withoutSecrets } from '#runtime/engine/without-secrets.ts';
import type { ScriptDraft } from '#schemas/domain/script-run.ts';
import type { ContactFacts, ContactResult } from '#schemas/effects/contact.ts';
import type { Database } from '../db/open.ts';
import { contacts, conversations, journal, scriptRuns, serverNodes } from '../db/tables/index.ts';
import { toJsonb } from '../db/to-jsonb.ts';

/** Where a script stands after some lines. */
export interface ScriptPlace {
  node: string;
  ended: { result: ContactResult; failure: string | null; atMs: number } | null;
}

export interface NewScript {
  conversationId: string;
  /** The caller's contact; '' where there is none. */
  parentId: string;
  facts: ContactFacts;
  flowId: string;
  flowVersion: number;
}

export type StoredScript = typeof scriptRuns.$inferSelect & { agent: string };

/** Between two questions to services a script's contact belongs to no server: whoever is asked goes on with it. */
const NOBODY = '';

/**
 * Begins the script of a conversation, with its contact and the first lines of its journal.
 * @returns False when somebody else has begun it meanwhile; nothing was written then.
 */
export function insertScript(
  db: Database,
  script: NewScript,
  steps: readonly SessionStep[],
  place: ScriptPlace,
): Promise<boolean> {
  const { conversationId, parentId, facts, flowId, flowVersion } = script;
  const startedAt = new Date(facts.startedAt);
  return db.transaction(async (tx) => {
    const [begun] = await tx
      .insert(scriptRuns)
      .values({ id: facts.id, conversationId, flowId, flowVersion, startedAt, endedAt: endOf(place) })
      .onConflictDoNothing()
      .returning({ id: scriptRuns.id });
    if (!begun) return false;
    await tx.insert(contacts).values({
      id: facts.id,
      kind: 'script',
      parentId: parentId === '' ? null : parentId,
      campaign: facts.campaign ?? '',
      caller: facts.caller,
      called: facts.called,
      flowId,
      flowVersion,
      startedAt,
      owner: NOBODY,
      lines: steps.length,
      ...columnsOf(place),
    });
    await tx.insert(journal).values(steps.map((step) => lineOf(facts.id, step)));
    return true;
  });
}

/**
 * Writes further lines.
 * @param known Lines there were before.
 * @returns False when there are others already; nothing was written then.
 */
export function appendToScript(
  db: Database,
  { id, known }: { id: string; known: number },
  steps: readonly SessionStep[],
  place: ScriptPlace,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [continued] = await tx
      .update(contacts)
      .set({ lines: known + steps.length, ...columnsOf(place) })
      .where(and(eq(contacts.id, id), eq(contacts.lines, known), eq(contacts.status, 'live')))
      .returning({ id: contacts.id });
    if (!continued) return false;
    await tx.insert(journal).values(steps.map((step) => lineOf(id, step)));
    if (place.ended)
      await tx
        .update(scriptRuns)
        .set({ endedAt: endOf(place) })
        .where(eq(scriptRuns.id, id));
    return true;
  });
}

/**
 * Makes a server the one that asks services for a script, unless another one that is alive does.
 * @returns Whether it is the one now.
 */
export async function claimScript(db: Database, id: string, owner: string): Promise<boolean> {
  const alive = db
    .select({ one: sql`1` })
    .from(serverNodes)
    .where(and(eq(serverNodes.incarnation, contacts.owner), gt(serverNodes.leaseUntil, sql`now()`)));
  const claimed = await db
    .update(contacts)
    .set({ owner })
    .where(and(eq(contacts.id, id), or(eq(contacts.owner, owner), notExists(alive))))
    .returning({ id: contacts.id });
  return claimed.length > 0;
}

export async function releaseScript(db: Database, id: string, owner: string): Promise<void> {
  await db
    .update(contacts)
    .set({ owner: NOBODY })
    .where(and(eq(contacts.id, id), eq(contacts.owner, owner)));
}

export async function findScript(db: Database, conversationId: string): Promise<StoredScript | undefined> {
  const [row] = await db
    .select({ run: scriptRuns, agent: conversations.agent })
    .from(scriptRuns)
    .innerJoin(conversations, eq(conversations.id, scriptRuns.conversationId))
    .where(eq(scriptRuns.conversationId, conversationId));
  return row && { ...row.run, agent: row.agent };
}

export async function countLines(db: Database, id: string): Promise<number> {
  const [row] = await db.select({ lines: contacts.lines }).from(contacts).where(eq(contacts.id, id));
  return row?.lines ?? 0;
}

export async function readScriptLines(db: Database, id: string): Promise<Pick<SessionStep, 'seq' | 'at' | 'event'>[]> {
  const rows = await db
    .select({ seq: journal.seq, at: journal.at, event: journal.event })
    .from(journal)
    .where(eq(journal.contactId, id))
    .orderBy(asc(journal.seq));
  return rows.map(({ seq, at, event }) => ({ seq, at: at.getTime(), event }));
}

export async function storeDraft(db: Database, id: string, draft: ScriptDraft): Promise<void> {
  await db.update(scriptRuns).set({ draft }).where(eq(scriptRuns.id, id));
}

/** Conversations closed before a moment whose script nobody has ended, oldest first. */
export async function findForgottenScripts(db: Database, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: scriptRuns.conversationId })
    .from(scriptRuns)
    .innerJoin(conversations, eq(conversations.id, scriptRuns.conversationId))
    .where(and(isNull(scriptRuns.endedAt), lt(conversations.closedAt, before)))
    .orderBy(asc(scriptRuns.startedAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

function columnsOf({ node, ended }: ScriptPlace) {
  return {
    node,
    status: ended ? ('ended' as const) : ('live' as const),
    result: ended?.result ?? null,
    failure: ended?.failure ?? null,
    endedAt: ended ? new Date(ended.atMs) : null,
  };
}

function endOf({ ended }: ScriptPlace): Date | null {
  return ended && new Date(ended.atMs);
}

/** Answers of other systems may hold what the database refuses. */
function lineOf(contactId: string, step: SessionStep) {
  const { seq, at, event, trace, effects } = withoutSecrets(step);
  const json = (value: unknown) => sql<never>`${toJsonb(value)}::text::jsonb`;
  return { contactId, seq, at: new Date(at), event: json(event), trace: json(trace), effects: json(effects) };
}
