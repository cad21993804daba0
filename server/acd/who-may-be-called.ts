import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { openingAt } from '#runtime/calendar/opening.ts';
import { callKinds } from '#schemas/domain/contact.ts';
import type { Database } from '../db/open.ts';
import { callbacks, campaigns, contacts, conversations, holidayGroups, schedules } from '../db/tables/index.ts';
import { canonicalPhone, countryOfPhone } from '../phone-numbers.ts';
import { callingCalendar } from '../services/conversations/calling-hours.ts';

const openingHours = alias(schedules, 'opening_hours');

/** Campaigns with promised calls whose customers may not be called now: outside their hours (S22), or on a holiday (S37). */
export async function readClosedCampaigns(
  db: Database,
  { at, timeZone }: { at: number; timeZone: string },
): Promise<string[]> {
  const promising = db
    .selectDistinct({ id: callbacks.campaign })
    .from(callbacks)
    .where(and(isNull(callbacks.handledAt), ne(callbacks.campaign, '')));
  const found = await db
    .select({
      id: campaigns.id,
      hours: { timeZone: schedules.timeZone, week: schedules.week },
      place: openingHours.timeZone,
      holidays: holidayGroups.holidays,
    })
    .from(campaigns)
    .leftJoin(schedules, sql`${schedules.id} = ${campaigns.settings}->'customers'->>'callingHours'`)
    .leftJoin(openingHours, sql`${openingHours.id} = ${campaigns.settings}->'opening'->>'schedule'`)
    .leftJoin(holidayGroups, sql`${holidayGroups.id} = ${campaigns.settings}->'opening'->>'holidays'`)
    .where(inArray(campaigns.id, promising));
  const isClosed = (parts: (typeof found)[number]) => {
    const calendar = callingCalendar(parts, timeZone);
    return calendar !== null && openingAt(calendar, at).state !== 'open';
  };
  return found.filter(isClosed).map(({ id }) => id);
}

/** Numbers of customers who are on the line at this moment: calling them now would find them busy. */
async function readCallersOnLine(db: Database): Promise<ReadonlySet<string>> {
  const live = await db
    .select({ caller: contacts.caller, called: contacts.called })
    .from(contacts)
    .where(and(eq(contacts.status, 'live'), inArray(contacts.kind, callKinds)));
  const numbers = live.map(({ caller, called }) => canonicalPhone(caller, countryOfPhone(called)));
  return new Set(numbers.filter((number) => number !== null));
}

/** Those, and whom an agent is not done with: what was promised to them may turn out to be kept. */
export async function readBusyCustomers(db: Database): Promise<ReadonlySet<string>> {
  const [onLine, talks] = await Promise.all([
    readCallersOnLine(db),
    db
      .select({ customer: conversations.customer, called: conversations.called })
      .from(conversations)
      .where(isNull(conversations.closedAt)),
  ]);
  const numbers = talks.map(({ customer, called }) => canonicalPhone(customer, countryOfPhone(called)));
  return new Set([...onLine, ...numbers.filter((number) => number !== null)]);
}
