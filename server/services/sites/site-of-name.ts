import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { sites } from '../../db/tables/index.ts';
import { insertSite } from './create-site.ts';

/** The site of this name, whatever its case; made if there is none. */
export async function siteOfName(
  tx: Database,
  { name, login }: { name: string; login: string },
): Promise<{ id: string; name: string }> {
  const [known] = await tx
    .select({ id: sites.id, name: sites.name })
    .from(sites)
    .where(eq(sql`lower(${sites.name})`, name.toLowerCase()));
  return known ?? { id: await insertSite(tx, { name, address: '', login }), name };
}
