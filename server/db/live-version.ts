import { type SQL, sql } from 'drizzle-orm';
import { flows, nextVersions } from './tables/index.ts';

/**
 * The version that a contact which arrives now runs, where `next_versions` is joined to `flows`. A next version counts from
 * the very moment at which its validity begins, by the database's clock, whichever server is asked.
 */
export const liveVersion: SQL<number | null> = sql<number | null>`case
  when ${nextVersions.startsAt} <= now() then ${nextVersions.version} else ${flows.publishedVersion} end`;

/** The same for the alias `next`; a flow without a next version has its live one there. */
export const comingVersion: SQL<number | null> = sql<
  number | null
>`coalesce(${nextVersions.version}, ${flows.publishedVersion})`;
