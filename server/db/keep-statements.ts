import type { Sql, TransactionSql } from 'postgres';

/**
 * The same client for drizzle, which asks it to prepare nothing: the server would describe each statement before it runs
 * it, and parse and plan it anew each time. Connections, and with them what they keep, are renewed by the hour.
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
  return (query, parameters, options) => client.unsafe(query, parameters, { ...options, prepare: true });
}
