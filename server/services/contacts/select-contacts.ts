import { and, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Contact } from '#schemas/domain/contact.ts';
import type { Database } from '../../db/open.ts';
import { campaigns, contacts, flows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import type { Actor } from '../context.ts';
import { visibleContacts } from './visible-contacts.ts';

/** Contacts as clients see them, newest first. */
export async function selectContacts(db: Database, where: SQL | undefined, limit: number): Promise<Contact[]> {
  const rows = await db
    .select({ contact: contacts, flowName: flows.name, campaignName: campaigns.name })
    .from(contacts)
    .leftJoin(flows, eq(flows.id, contacts.flowId))
    .leftJoin(campaigns, eq(campaigns.id, contacts.campaign))
    .where(where)
    .orderBy(desc(contacts.startedAt), desc(contacts.id))
    .limit(limit);
  return rows.map(({ contact, flowName, campaignName }) => ({
    id: contact.id,
    kind: contact.kind,
    parentId: contact.parentId,
    campaign: contact.campaign,
    campaignName: campaignName ?? contact.campaign,
    status: contact.status,
    result: contact.result,
    failure: contact.failure,
    caller: contact.caller,
    called: contact.called,
    flowId: contact.flowId,
    flowName: flowName ?? contact.flowId,
    flowVersion: contact.flowVersion,
    node: contact.node,
    startedAt: contact.startedAt.toISOString(),
    endedAt: contact.endedAt?.toISOString() ?? null,
  }));
}

/** @throws ServiceError `not-found`, also for one that somebody may not see */
export async function readOneContact(db: Database, actor: Actor, id: string): Promise<Contact> {
  const [contact] = await selectContacts(db, and(eq(contacts.id, id), await visibleContacts(db, actor)), 1);
  if (!contact) throw new ServiceError('not-found');
  return contact;
}

/** @param visible What of them somebody may see; all of them without it. */
export function selectContactsById(db: Database, ids: readonly string[], visible?: SQL): Promise<Contact[]> {
  return selectContacts(db, and(inArray(contacts.id, [...ids]), visible), ids.length);
}
