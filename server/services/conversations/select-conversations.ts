import { eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Conversation } from '#schemas/domain/conversation.ts';
import type { GivenDisposition } from '#schemas/domain/disposition-group.ts';
import type { Database } from '../../db/open.ts';
import { campaigns, conversations, users } from '../../db/tables/index.ts';

export type ConversationRow = typeof conversations.$inferSelect;

/** Conversations as clients see them, each with its row. */
export async function selectConversations(
  db: Database,
  { where, orderBy = [], limit }: { where: SQL | undefined; orderBy?: SQL[]; limit: number },
): Promise<{ row: ConversationRow; conversation: Conversation }[]> {
  const rows = await db
    .select({ row: conversations, agentName: users.name, campaignName: campaigns.name })
    .from(conversations)
    .leftJoin(users, eq(users.id, conversations.agent))
    .leftJoin(campaigns, eq(campaigns.id, conversations.campaign))
    .where(where)
    .orderBy(...orderBy)
    .limit(limit);
  return rows.map(({ row, agentName, campaignName }) => ({
    row,
    conversation: toConversation(row, { agentName: agentName ?? '', campaignName: campaignName ?? row.campaign }),
  }));
}

function toConversation(row: ConversationRow, names: { agentName: string; campaignName: string }): Conversation {
  const { id, medium, agent, queue, campaign, contactId, customer, called, phase, held, recording, consult } = row;
  return {
    id,
    medium,
    agent,
    queue,
    campaign,
    contactId,
    customer,
    called,
    phase,
    held,
    recording,
    ...names,
    consult: consult ?? null,
    colleagueAway: waitsForColleague(row.drive),
    waitedSeconds: row.waitedSeconds,
    offeredAt: row.offeredAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    talkEndedAt: row.talkEndedAt?.toISOString() ?? null,
    wrapUpUntil: row.wrapUpUntil?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    end: row.end,
    disposition: dispositionOf(row),
    about: row.about,
  };
}

const drive = z.object({ colleaguePhone: z.object({ awayUntil: z.number().nullable() }).nullable().default(null) });

function waitsForColleague(column: unknown): boolean {
  const { data } = drive.safeParse(column);
  return data?.colleaguePhone != null && data.colleaguePhone.awayUntil !== null;
}

/** How a conversation was qualified, by the version of its group then. */
export function dispositionOf(row: ConversationRow): GivenDisposition | null {
  const { dispositionGroup, dispositionVersion, dispositionCode, dispositionCategory, dispositionAt } = row;
  if (dispositionGroup === null || dispositionVersion === null || dispositionCode === null) return null;
  if (dispositionCategory === null || dispositionAt === null) return null;
  return {
    group: dispositionGroup,
    version: dispositionVersion,
    code: dispositionCode,
    name: row.dispositionName ?? dispositionCode,
    category: dispositionCategory,
    benefit: row.dispositionBenefit ?? 0,
    quota: row.dispositionQuota,
    detail: row.dispositionDetail ?? '',
    note: row.dispositionNote ?? '',
    at: dispositionAt.toISOString(),
  };
}
