/**
 * Of the driver: the connection could not be made, or broke. Of Postgres: class 08 and 57P (it shuts down, crashed, starts).
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const AWAY =
  /^(ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|CONNECTION_(CLOSED|DESTROYED|ENDED)|CONNECT_TIMEOUT|08...|57P0[1-3])$/;

/** Whether an error says that the database is out of reach, so that the same may well work in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  return ('code' in error && AWAY.test(String(error.code))) || isDatabaseAway(error.cause);
}
