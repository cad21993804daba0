import { z } from 'zod';
import { contactResult, traceEntry } from '#schemas/effects/contact.ts';

/**
 * A call that came in, one that an agent had placed and whose customer was passed on to a queue, the overflow flow that
 * accompanies the wait of either, or the script of the agent who talks.
 */
export const contactKind = z.enum(['call', 'called', 'overflow', 'script']);
export type ContactKind = z.infer<typeof contactKind>;

/** Contacts that have a call of their own; the others accompany one. */
export const callKinds = ['call', 'called'] as const satisfies readonly ContactKind[];

export function hasOwnCall({ kind }: { kind: ContactKind }): boolean {
  return callKinds.some((known) => known === kind);
}

export const contact = z.object({
  id: z.string(),
  /** Files written before there were others have none. */
  kind: contactKind.default('call'),
  /** The contact that it accompanies; null where it has a call of its own. */
  parentId: z.string().nullable().default(null),
  /** '' where there is none. */
  campaign: z.string().default(''),
  campaignName: z.string().default(''),
  status: z.enum(['live', 'ended']),
  result: contactResult.nullable(),
  /** Why a contact failed, as a code. */
  failure: z.string().nullable(),
  caller: z.string(),
  called: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  flowVersion: z.number(),
  /** Path of the node it stands on (its last one once ended). */
  node: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});
export type Contact = z.infer<typeof contact>;

/** One line of a contact's journal: what happened, and which way through the graph it led. */
export const journalEntry = z.object({
  seq: z.number(),
  at: z.string(),
  event: z.looseObject({ type: z.string() }),
  trace: z.array(traceEntry),
  /** What the machine asked for in answer. */
  effects: z.array(z.looseObject({ id: z.string(), effect: z.string() })),
});
export type JournalEntry = z.infer<typeof journalEntry>;

/** A contact as a file. Secrets are masked in it, as they are in the journal. */
export const contactExport = z.object({
  format: z.literal(1),
  contact,
  journal: z.array(journalEntry),
});
