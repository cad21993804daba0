import { z } from 'zod';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { field } from '#schemas/nodes/fields.ts';
import { catalogueId, catalogueName } from './catalogue-id.ts';
import { namedUse } from './flow-use.ts';
import { isSystemCode } from './system-codes.ts';

/** Gives the conversion rate: positive of all that were argued, positive ones included (S40). */
export const dispositionCategory = z.enum(['positive', 'argued', 'not-argued']);
export const dispositionType = z.enum(['positive', 'negative', 'misc']);

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/, 'disposition-code');

const plans = { field: 'planned', is: ['optional', 'mandatory'] };
const days = z.number().int().min(0).max(365).nullable();

export const callbackRule = z
  .strictObject({
    /** Whether the agent plans a callback with this status: may, must, or not at all (S48). */
    planned: z.enum(['no', 'optional', 'mandatory']),
    /** Whether it may be kept for the agent in person. */
    personal: field(z.boolean(), { when: plans }),
    /** Days from today: not before, not after; null leaves it to the campaign (S49). */
    earliestDays: field(days, { unit: 'days', when: plans }),
    latestDays: field(days, { unit: 'days', when: plans }),
  })
  .refine(
    ({ earliestDays, latestDays }) => earliestDays === null || latestDays === null || earliestDays <= latestDays,
    {
      message: 'min-above-max',
      path: ['earliestDays'],
    },
  );

/** A status that an agent gives to a contact (S39–S50). */
export const dispositionStatus = z
  .strictObject({
    code,
    name: catalogueName,
    description: field(z.string().max(500), { widget: 'textarea' }),
    category: dispositionCategory,
    type: dispositionType,
    /** In the group's currency (S41). */
    benefit: z.number().min(0).max(10_000_000),
    /** Counts towards a quota (S42). */
    quota: z.boolean(),
    /** For lists and buttons (S47), `#rrggbb`. */
    colour: field(z.string().regex(/^#[0-9a-f]{6}$/, 'colour'), { widget: 'colour' }),
    callback: callbackRule,
    /** The record is never presented again (S50). */
    final: z.boolean(),
    /** Has a button of its own at the bottom of the desktop (S118). */
    quick: z.boolean(),
    /** Given by the system (S43), such as 92 absent and 93 answering machine; its code stays. */
    system: field(z.boolean(), { widget: 'hidden' }),
    details: z
      .array(z.strictObject({ code, name: catalogueName }))
      .max(50)
      .refine((details) => allDifferent(details.map((detail) => detail.code)), 'duplicate-code'),
  })
  .refine(({ code: given, system }) => isSystemCode(given) === system, { message: 'system-code', path: ['code'] });
export type DispositionStatus = z.infer<typeof dispositionStatus>;

/** Three letters, as ISO 4217 has them (S38). */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'currency-code');

export const dispositionStatuses = z
  .array(dispositionStatus)
  .max(200)
  .refine((statuses) => allDifferent(statuses.map((status) => status.code)), 'duplicate-code');

export const dispositionGroup = z.object({
  id: catalogueId,
  name: catalogueName,
  currency,
  statuses: dispositionStatuses,
  /** Every change of the statuses is a new version; a contact keeps the one it was qualified with (S44). */
  version: z.number(),
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  usedBy: z.object({ campaigns: z.array(namedUse) }),
});
export type DispositionGroup = z.infer<typeof dispositionGroup>;

/** What a group was from a moment on, until its next version. */
export const dispositionVersion = z.object({
  version: z.number(),
  currency,
  statuses: dispositionStatuses,
  createdAt: z.string(),
  createdBy: z.string(),
});

/** How a conversation was qualified. Name, category, benefit and quota are those of the version then. */
export const givenDisposition = z.object({
  group: z.string(),
  version: z.number(),
  code: z.string(),
  name: z.string(),
  category: dispositionCategory,
  benefit: z.number(),
  /** It counts towards the campaign's quota. */
  quota: z.boolean(),
  detail: z.string(),
  note: z.string(),
  at: z.string(),
});
export type GivenDisposition = z.infer<typeof givenDisposition>;
