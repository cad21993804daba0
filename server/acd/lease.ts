import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Lease } from '#runtime/acd/peers.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';

/** The right of one server to do some work for all, by the clock of the database. */
export function createLease(
  db: Database,
  { work, owner, seconds }: { work: string; owner: string; seconds: number },
): Lease {
  return {
    holdsMs: seconds * 1000,
    async acquire() {
      const taken = await selectRows(
        db,
        sql`
          insert into leases (work, owner, until)
          values (${work}, ${owner}, now() + make_interval(secs => ${seconds}::double precision))
          on conflict (work) do update set owner = excluded.owner, until = excluded.until
          where leases.owner = excluded.owner or leases.until < now()
            or not exists (select 1 from server_nodes n where n.incarnation = leases.owner and n.lease_until > now())
          returning work`,
        z.object({ work: z.string() }),
      );
      return taken.length > 0;
    },
    async release() {
      await db.execute(sql`delete from leases where work = ${work} and owner = ${owner}`);
    },
  };
}
