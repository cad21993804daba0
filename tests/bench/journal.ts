import { sql } from 'drizzle-orm';
import { linkIr } from '#runtime/compiler/link.ts';
import { Committer } from '#runtime/engine/committer.ts';
import type { ContactChange } from '#runtime/engine/ports.ts';
import { Session, type SessionStep } from '#runtime/engine/session/session.ts';
import { createSystemClock } from '#runtime/engine/system-clock.ts';
import { openDatabase } from '#server/db/open.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { startPostgresServer } from '../database/postgres-server.ts';
import { menuLoop } from './bench-flow.ts';
import { type Figure, figure } from './figure.ts';

const CONTACTS = 1000;
const EVENTS_EACH = 40;
const NEEDED = 5000;

/**
 * Contacts that each wait until their event is safe in Postgres before they take the next one, as live calls do; beside a
 * bare insert of the same lines in batches of the same size.
 */
export async function benchJournal(): Promise<Figure[]> {
  const server = await startPostgresServer();
  const open = await openDatabase({ url: await server.createDatabase() });
  try {
    await open.migrate();
    const store = createContactStore({ database: open, nodeId: 'bench', incarnation: 'bench-1', leaseSeconds: 60 });
    await store.register();
    const log = { info: () => {}, warn: () => {}, error: (fields: object) => console.error(fields) };
    const committer = new Committer({ contacts: store, clock: createSystemClock(), log, onCommitted: () => {} });
    const linked = linkIr(menuLoop());
    const lines: SessionStep[] = [];

    const begun = performance.now();
    await Promise.all(
      Array.from({ length: CONTACTS }, async (_, index) => {
        const facts = {
          id: `b${index}`,
          caller: '1',
          called: '2',
          startedAt: new Date().toISOString(),
          timeZone: 'UTC',
        };
        const { session, step } = Session.start({ linked }, facts, Date.now());
        const opened = { facts, flowId: 'menu-loop', flowVersion: 1, startedAtMs: Date.now() };
        await committer.commit(change(session, step, opened));
        for (let event = 0; event < EVENTS_EACH; event += 1) {
          const next = session.dispatch({ type: 'key', key: '1' }, Date.now());
          if (next) {
            lines.push(next);
            await committer.commit(change(session, next));
          }
        }
      }),
    );
    const value = ((CONTACTS * (EVENTS_EACH + 1)) / (performance.now() - begun)) * 1000;
    const limit = await bareInserts(open.db, lines);
    return [
      figure({
        name: 'journal',
        value,
        unit: 'events/s',
        limit,
        goal: `at least ${NEEDED} events/s; ratio to bare inserts`,
      }),
    ];
  } finally {
    await open.close();
    await server.stop();
  }
}

function change(session: Session, step: SessionStep, opened?: ContactChange['opened']): ContactChange {
  return { contactId: String(session.context.contact.id), opened, lines: [step], node: session.node };
}

/** The same lines into a table without any rule, in batches as large as the committer's. */
async function bareInserts(
  db: Awaited<ReturnType<typeof openDatabase>>['db'],
  lines: readonly SessionStep[],
): Promise<number> {
  await db.execute(sql`create table bare (seq int, at timestamptz, event jsonb, trace jsonb, effects jsonb)`);
  const begun = performance.now();
  for (let from = 0; from < lines.length; from += CONTACTS) {
    const rows = lines.slice(from, from + CONTACTS).map(({ seq, at, event, trace, effects }) => {
      return { seq, at: new Date(at).toISOString(), event, trace, effects };
    });
    await db.execute(sql`
      insert into bare select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(seq int, at timestamptz, event jsonb, trace jsonb, effects jsonb)`);
  }
  return (lines.length / (performance.now() - begun)) * 1000;
}
