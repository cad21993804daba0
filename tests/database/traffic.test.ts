import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ContactChange } from '#runtime/engine/ports.ts';
import { selectRows } from '#server/db/rows.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { rollUpTraffic } from '#server/traffic/roll-up.ts';
import { journalLine, nextChange, openingChange } from './contact-changes.ts';
import { eachDatabase } from './databases.ts';

eachDatabase('traffic', (database) => {
  const at = Date.UTC(2026, 2, 2, 9, 7);
  const ended = (id: string, result: 'completed' | 'hung-up'): ContactChange =>
    nextChange(id, 2, { result, failure: null, atMs: at + 60_000 });

  beforeAll(async () => {
    const store = createContactStore({ database: database(), nodeId: 'n', incarnation: 'n', leaseSeconds: 30 });
    const ids = Array.from({ length: 1200 }, (_, index) => `t${index}`);
    // The last hundred began a quarter of an hour later, and the very last one is still live.
    await store.commit(ids.map((id, index) => openingChange(id, { at: index < 1100 ? at : at + 900_000 })));
    await store.commit(ids.slice(0, -1).map((id, index) => ended(id, index % 4 === 0 ? 'hung-up' : 'completed')));
  });

  const sums = () =>
    selectRows(
      database().db,
      sql`select slot::text as slot, node, exit, contacts, passages from traffic order by slot, node, exit`,
      z.object({ slot: z.string(), node: z.string(), exit: z.string(), contacts: z.number(), passages: z.number() }),
    );

  test('every ended contact is added up once, by two servers at the same time', async () => {
    const { db } = database();
    const drain = async () => {
      let all = 0;
      for (let added = await rollUpTraffic(db); added > 0; added = await rollUpTraffic(db)) all += added;
      return all;
    };
    const [one, other] = await Promise.all([drain(), drain()]);
    expect(one + other).toBe(1199);
    const rows = await sums();
    const of = (node: string, exit: string) =>
      rows
        .filter((row) => row.node === node && row.exit === exit)
        .map(({ contacts, passages }) => [contacts, passages]);
    expect(of('', '')).toEqual([
      [1100, 1100],
      [99, 99],
    ]);
    expect(of('menu', 'key-1')).toEqual([
      [1100, 3300],
      [99, 297],
    ]);
    expect(of('menu', '$hung-up')).toEqual([
      [275, 275],
      [25, 25],
    ]);
    expect(new Set(rows.map(({ slot }) => slot)).size).toBe(2);
  });

  test('a contact that ends later is added to the same sums', async () => {
    const store = createContactStore({ database: database(), nodeId: 'n', incarnation: 'n', leaseSeconds: 30 });
    await store.commit([{ ...ended('t1199', 'hung-up'), lines: [journalLine(2)] }]);
    expect(await rollUpTraffic(database().db)).toBe(1);
    expect(
      (await sums()).filter(({ node, exit }) => node === '' && exit === '').map(({ contacts }) => contacts),
    ).toEqual([1100, 100]);
    expect(await rollUpTraffic(database().db)).toBe(0);
  });
});
