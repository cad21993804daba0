import type { ContactStore } from '#runtime/engine/ports.ts';
import type { OpenDatabase } from '../open.ts';
import { toJsonb } from '../to-jsonb.ts';

/**
 * What waiting callers hear, which changes more often than anything else about them: one statement at a time, with all
 * that has come meanwhile, on the connection of the journals, whose rows these are.
 */
export function createSoundNotes(run: OpenDatabase['runPrepared'], owner: string): ContactStore['noteSound'] {
  let gathered = new Map<string, string>();
  let next: Promise<unknown> | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  function write(): Promise<unknown> {
    const rows = [...gathered].map(([id, sound]) => ({ id, sound }));
    gathered = new Map();
    next = null;
    writing = run(noteStatement, [toJsonb(rows), owner]);
    return writing;
  }

  return async (contactId, playbackId) => {
    gathered.set(contactId, playbackId);
    next ??= writing.then(write, write);
    await next;
  };
}

/**
 * Nobody waits for it to be on the disk: should Postgres crash within a moment and this server too, a caller hears a sound
 * twice for a while.
 */
const noteStatement = `
  with at_once as (select set_config('synchronous_commit', 'off', true)), note as (
    select * from jsonb_to_recordset($1::text::jsonb) as x(id text, sound text)
  )
  update contacts c set sound = x.sound
  from note x, at_once
  where c.id = any(array(select id from note)) and x.id = c.id and c.owner = $2::text and c.status = 'live'`;
