import { z } from 'zod';
import type { listContacts } from '#schemas/api/contacts.ts';
import { type Contact, contactKind } from '#schemas/domain/contact.ts';
import { contactResult } from '#schemas/effects/contact.ts';

export const periods = ['hour', 'day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

const periodHours: Record<Period, number> = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 };

/** What narrows the contact list, as the address carries it; a value that makes no sense is left out. */
export const contactFilters = z.object({
  status: z.enum(['live', 'ended']).optional().catch(undefined),
  result: contactResult.optional().catch(undefined),
  kind: contactKind.optional().catch(undefined),
  campaign: z.string().optional().catch(undefined),
  flow: z.string().optional().catch(undefined),
  search: z.coerce.string().max(40).optional().catch(undefined),
  period: z.enum(periods).optional().catch(undefined),
  /** From the traffic of a flow: contacts that passed a node or left it by an exit, of a version and a fixed period. */
  version: z.coerce.number().int().positive().optional().catch(undefined),
  node: z.string().optional().catch(undefined),
  exit: z.string().optional().catch(undefined),
  from: z.iso.datetime({ offset: true }).optional().catch(undefined),
  to: z.iso.datetime({ offset: true }).optional().catch(undefined),
});
export type ContactFilters = z.infer<typeof contactFilters>;

type ContactQuery = Partial<z.output<(typeof listContacts)['query']>>;

/** The filters as the server takes them. */
export function queryOf({ period, search, ...exact }: ContactFilters, nowMs: number): ContactQuery {
  return {
    ...exact,
    search: search?.trim() || undefined,
    from: period ? new Date(startOf(period, nowMs)).toISOString() : exact.from,
  };
}

/** Whether a contact that just changed belongs in the list; the same rules as the server's. */
export function matchesFilters(contact: Contact, filters: ContactFilters, nowMs: number): boolean {
  const part = filters.search?.replace(/[^0-9A-Za-z@._*#-]/g, '') ?? '';
  return (
    isOfKind(contact, filters) &&
    (filters.campaign === undefined || contact.campaign === filters.campaign) &&
    (filters.status === undefined || contact.status === filters.status) &&
    (filters.result === undefined || contact.result === filters.result) &&
    // Whether a live contact has passed a node is not known here; the list shows it once it has ended.
    filters.node === undefined &&
    (filters.version === undefined || contact.flowVersion === filters.version) &&
    (filters.from === undefined || Date.parse(contact.startedAt) >= Date.parse(filters.from)) &&
    (filters.to === undefined || Date.parse(contact.startedAt) < Date.parse(filters.to)) &&
    (filters.flow === undefined || contact.flowId === filters.flow) &&
    (part === '' || contact.caller.includes(part) || contact.called.includes(part)) &&
    (filters.period === undefined || Date.parse(contact.startedAt) >= startOf(filters.period, nowMs))
  );
}

/** What accompanies a call is in the list where it is asked for. */
function isOfKind({ kind }: Contact, filters: ContactFilters): boolean {
  if (filters.kind !== undefined) return kind === filters.kind;
  return filters.flow !== undefined || kind === 'call';
}

function startOf(period: Period, nowMs: number): number {
  return nowMs - periodHours[period] * 3_600_000;
}
