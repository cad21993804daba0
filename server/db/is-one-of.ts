import { type Column, type SQL, sql } from 'drizzle-orm';

/** As `inArray`, but the same statement for any number of values. */
export function isOneOf(column: Column, values: readonly string[]): SQL {
  return sql`${column} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
