import type { Sql, TransactionSql } from 'postgres';

/** A statement for many rows at once comes in as many shapes as there are numbers of rows. */
const LONGEST_KEPT = 8_000;

/**
 * The same client, for drizzle, which asks it to prepare nothing: each statement would be described by the server before it
 * is run, and parsed and planned anew each time. Connections, and with them what they keep, are renewed by the hour.
 */
export function keepStatements(client: Sql): Sql {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'begin') return (work: (tx: TransactionSql) => unknown) => target.begin((tx) => work(inside(tx)));
      return key === 'unsafe' ? unsafeOf(target) : Reflect.get(target, key);
    },
  });
}

function inside(client: TransactionSql): TransactionSql {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'savepoint')
        return (work: (tx: TransactionSql) => unknown) => target.savepoint((tx) => work(inside(tx)));
      return key === 'unsafe' ? unsafeOf(target) : Reflect.get(target, key);
    },
  });
}

function unsafeOf(client: Sql | TransactionSql): Sql['unsafe'] {
  return (query, parameters, options) =>
    client.unsafe(query, parameters, { ...options, prepare: query.length < LONGEST_KEPT });
}
