import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { selectRows } from '#server/db/rows.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { journalLine, nextChange, openingChange } from './contact-changes.ts';
import { eachDatabase } from './databases.ts';

eachDatabase('contact store', (database) => {
  const leaseSeconds = 30;
  const node = (id: string, lease = leaseSeconds) =>
    createContactStore({ database: database(), nodeId: id, incarnation: `${id}-1`, leaseSeconds: lease });

  const contact = async (id: string) =>
    (
      await selectRows(
        database().db,
        sql`select status, result, node, lines, owner, caller, kind, parent_id, campaign from contacts where id = ${id}`,
        z.looseObject({ lines: z.number() }),
      )
    )[0];
  const journalOf = (id: string) =>
    selectRows(
      database().db,
      sql`select seq, event from journal where contact_id = ${id} order by seq`,
      z.object({ seq: z.number(), event: z.looseObject({ type: z.string() }) }),
    );

  beforeEach(async () => {
    await database().db.execute(sql`truncate contacts, journal, recordings, server_nodes`);
  });

  test('a contact is written with its first lines and goes on from there', async () => {
    const store = node('a');
    await store.register();
    expect(await store.commit([openingChange('c1')])).toEqual(new Set());
    expect(
      await store.commit([nextChange('c1', 2, { result: 'completed', failure: null, atMs: Date.UTC(2026, 2, 2, 10) })]),
    ).toEqual(new Set());
    expect(await contact('c1')).toMatchObject({ status: 'ended', result: 'completed', lines: 3, owner: 'a-1' });
    expect((await journalOf('c1')).map((line) => line.seq)).toEqual([0, 1, 2]);
  });

  test('a store knows which contacts run, here or elsewhere, and which are over', async () => {
    const [store, other] = [node('a'), node('b')];
    for (const one of [store, other]) await one.register();
    const ended = { result: 'completed' as const, failure: null, atMs: Date.UTC(2026, 2, 2, 10) };
    await store.commit([openingChange('mine'), openingChange('over'), nextChange('over', 2, ended)]);
    await other.commit([openingChange('theirs')]);
    expect(await store.findStates(['mine', 'over', 'theirs', 'unknown'])).toEqual(
      new Map([
        ['mine', 'ours'],
        ['over', 'ended'],
        ['theirs', 'elsewhere'],
      ]),
    );
  });

  test('a contact knows its campaign, and the contact on whose call it runs', async () => {
    const store = node('a');
    await store.commit([
      openingChange('c1', { campaign: 'spring' }),
      openingChange('c1:1.0~overflow', { campaign: 'spring', parentId: 'c1' }),
    ]);
    expect(await contact('c1')).toMatchObject({ kind: 'call', parent_id: null, campaign: 'spring' });
    expect(await contact('c1:1.0~overflow')).toMatchObject({ kind: 'overflow', parent_id: 'c1', campaign: 'spring' });
  });

  test('a contact can be read once it has ended', async () => {
    const store = node('a');
    const opened = openingChange('c1:1.0~overflow', { parentId: 'c1' });
    await store.commit([opened]);
    expect(await store.readEnded('c1:1.0~overflow')).toBe(null);
    const ended = nextChange('c1:1.0~overflow', 2, {
      result: 'completed',
      failure: null,
      atMs: opened.lines[0]?.at ?? 0,
    });
    await store.commit([ended]);
    expect(await store.readEnded('c1:1.0~overflow')).toMatchObject({
      parentId: 'c1',
      lines: [...opened.lines, ...ended.lines],
    });
    expect(await store.readEnded('unknown')).toBe(null);
  });

  test('several changes of one contact in one commit are one change', async () => {
    const store = node('a');
    const ended = { result: 'hung-up' as const, failure: null, atMs: Date.UTC(2026, 2, 2, 10) };
    await store.commit([openingChange('c1'), nextChange('c1', 2), nextChange('c1', 3, ended)]);
    expect(await contact('c1')).toMatchObject({ status: 'ended', result: 'hung-up', lines: 4 });
  });

  test('a contact that another server took over is refused whole, the others of the batch are written', async () => {
    const slow = node('slow', 0);
    const quick = node('quick');
    await slow.register();
    await quick.register();
    await slow.commit([openingChange('c1'), openingChange('c2', { caller: '+33140000002' })]);
    await quick.takeOver();
    const lost = await slow.commit([nextChange('c1', 2), openingChange('c3')]);
    expect(lost).toEqual(new Set(['c1']));
    expect(await journalOf('c1')).toHaveLength(2);
    expect(await journalOf('c3')).toHaveLength(2);
    expect(await quick.commit([nextChange('c1', 2)])).toEqual(new Set());
  });

  test('a commit that is repeated because its answer was lost writes nothing twice and loses nothing', async () => {
    const store = node('a');
    await store.commit([openingChange('c1')]);
    expect(await store.commit([openingChange('c1')])).toEqual(new Set());
    const longer = openingChange('c1');
    expect(await store.commit([{ ...longer, lines: [...longer.lines, journalLine(2)] }])).toEqual(new Set());
    expect((await journalOf('c1')).map((line) => line.seq)).toEqual([0, 1, 2]);
    expect(await contact('c1')).toMatchObject({ lines: 3 });
  });

  test('lines that would leave a gap or belong to nobody are refused', async () => {
    const store = node('a');
    await store.commit([openingChange('c1')]);
    const ended = { result: 'completed' as const, failure: null, atMs: Date.UTC(2026, 2, 2, 10) };
    expect(await store.commit([nextChange('unknown', 2, ended)])).toEqual(new Set(['unknown']));
    expect(await journalOf('unknown')).toEqual([]);
  });

  test('what callers send and the database refuses is cleaned, not fatal', async () => {
    const store = node('a');
    const change = openingChange('c1', { caller: '+33\u00001' });
    const event = {
      type: 'http.success' as const,
      effect: '2-0',
      data: { body: 'a\u0000b\ud800c', 'k\u0000': '\\u0000' },
    };
    await store.commit([{ ...change, lines: [...change.lines, { ...journalLine(2), event }] }]);
    expect(await contact('c1')).toMatchObject({ caller: '+331' });
    expect((await journalOf('c1'))[2]?.event).toEqual({ ...event, data: { body: 'ab\ufffdc', k: '\\u0000' } });
  });

  test('a recording is noted with the line that tells of it', async () => {
    const store = node('a');
    await store.commit([openingChange('c1')]);
    const event = { type: 'record.hung-up' as const, effect: '1-0', data: { recording: 'r1', seconds: 4.2 } };
    await store.commit([{ contactId: 'c1', node: 'voicemail', lines: [{ ...journalLine(2), event }] }]);
    const rows = await selectRows(
      database().db,
      sql`select id, seconds from recordings where contact_id = 'c1'`,
      z.unknown(),
    );
    expect(rows).toEqual([{ id: 'r1', seconds: 4.2 }]);
  });

  describe('leases', () => {
    test('contacts of a living server are left alone', async () => {
      const a = node('a');
      const b = node('b');
      await a.register();
      await b.register();
      await a.commit([openingChange('c1')]);
      expect(await b.takeOver()).toEqual([]);
    });

    test('contacts of a silent server go to one that takes over, with their whole journal', async () => {
      const dead = node('dead', 0);
      const living = node('living');
      await dead.register();
      await living.register();
      const opened = openingChange('c1');
      const ended = { result: 'completed' as const, failure: null, atMs: Date.UTC(2026, 2, 2, 10) };
      await dead.commit([opened, openingChange('c2'), nextChange('c2', 2, ended)]);
      expect(await living.takeOver()).toEqual([
        { contactId: 'c1', parentId: null, flowId: 'support', flowVersion: 1, lines: opened.lines, sound: '' },
      ]);
      expect(await living.takeOver()).toEqual([]);
      // Unless the answer was lost on the way.
      expect(await living.takeOver({ again: true })).toMatchObject([{ contactId: 'c1', lines: opened.lines }]);
    });

    test('what accompanies a call goes with it and after it; alone once the call is over; a script to nobody', async () => {
      const dead = node('dead', 0);
      const living = node('living');
      for (const one of [dead, living]) await one.register();
      const at = Date.UTC(2026, 2, 2, 9);
      const ended = { result: 'hung-up' as const, failure: null, atMs: at };
      await dead.commit([
        // Begun before its call by a clock that went back.
        openingChange('c1~overflow', { parentId: 'c1', at: at - 1000 }),
        openingChange('c1', { at }),
        openingChange('c2', { at }),
        openingChange('c2~overflow', { parentId: 'c2', at }),
        nextChange('c2', 2, ended),
        openingChange('script', { at }),
      ]);
      await dead.noteSound('c1', 'c1:1.0:sound-abc');
      await database().db.execute(sql`update contacts set kind = 'script', owner = '' where id = 'script'`);
      const taken = await living.takeOver();
      expect(taken.map(({ contactId, parentId, sound }) => [contactId, parentId, sound])).toEqual([
        ['c1', null, 'c1:1.0:sound-abc'],
        ['c1~overflow', 'c1', ''],
        ['c2~overflow', 'c2', ''],
      ]);
      expect(await living.takeOver()).toEqual([]);
    });

    test('calls that several servers take over at once keep what accompanies them', async () => {
      const dead = node('dead', 0);
      await dead.register();
      const ids = Array.from({ length: 200 }, (_, index) => `c${index}`);
      await dead.commit(ids.flatMap((id) => [openingChange(id), openingChange(`${id}~overflow`, { parentId: id })]));
      const takers = ['x', 'y'].map((id) => node(id));
      for (const taker of takers) await taker.register();
      const taken = await Promise.all(takers.map((taker) => taker.takeOver()));
      taken.push((await takers[0]?.takeOver()) ?? []);
      for (const each of taken) {
        const calls = each.filter(({ parentId }) => parentId === null).map(({ contactId }) => contactId);
        expect(each.flatMap(({ parentId }) => parentId ?? []).sort()).toEqual(calls.sort());
      }
      expect(taken.flat()).toHaveLength(400);
    });

    test('each contact goes to exactly one of several servers that take over at once', async () => {
      const dead = node('dead', 0);
      await dead.register();
      await dead.commit(Array.from({ length: 300 }, (_, index) => openingChange(`c${index}`)));
      const takers = await Promise.all(
        ['x', 'y', 'z'].map(async (id) => {
          const taker = node(id);
          await taker.register();
          return taker;
        }),
      );
      const taken = (await Promise.all(takers.map((taker) => taker.takeOver()))).flat().map((found) => found.contactId);
      // A row that one taker had locked is passed over by the others; what is left falls to the next round.
      taken.push(...((await takers[0]?.takeOver()) ?? []).map((found) => found.contactId));
      expect(taken).toHaveLength(300);
      expect(new Set(taken).size).toBe(300);
    });

    test('a server that releases its contacts, or starts again under its name, need not be waited for', async () => {
      const a = node('a');
      const b = node('b');
      await a.register();
      await b.register();
      await a.commit([openingChange('c1')]);
      await a.release();
      expect(await b.takeOver()).toHaveLength(1);
      const again = createContactStore({ database: database(), nodeId: 'b', incarnation: 'b-2', leaseSeconds });
      await again.register();
      expect(await again.takeOver()).toHaveLength(1);
      await expect(b.renewLease()).rejects.toThrow('lease.superseded');
    });
  });
});
