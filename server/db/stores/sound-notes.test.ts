import { expect, it } from 'vitest';
import { createSoundNotes } from './sound-notes.ts';

/** A database that answers when it is told to. */
function createSlowDatabase() {
  const statements: { rows: unknown; answer(error?: Error): void }[] = [];
  const run = (_statement: string, [rows]: string[]) =>
    new Promise<readonly unknown[]>((resolve, reject) => {
      const answer = (error?: Error) => (error ? reject(error) : resolve([]));
      statements.push({ rows: JSON.parse(rows ?? ''), answer });
    });
  return { statements, note: createSoundNotes(run, 'this server') };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('writes what has come meanwhile in one statement, the last sound of each caller', async () => {
  const { statements, note } = createSlowDatabase();
  const first = note('one', 'music');
  await turn();
  const later = [note('one', 'announcement'), note('two', 'music'), note('one', 'music again')];
  await turn();
  expect(statements.map(({ rows }) => rows)).toEqual([[{ id: 'one', sound: 'music' }]]);
  statements[0]?.answer();
  await first;
  await turn();
  expect(statements[1]?.rows).toEqual([
    { id: 'one', sound: 'music again' },
    { id: 'two', sound: 'music' },
  ]);
  statements[1]?.answer();
  await Promise.all(later);
  expect(statements).toHaveLength(2);
});

it('says who could not be written, and writes the next', async () => {
  const { statements, note } = createSlowDatabase();
  const refused = note('one', 'music');
  await turn();
  const next = note('two', 'music');
  statements[0]?.answer(new Error('away'));
  await expect(refused).rejects.toThrow('away');
  await turn();
  expect(statements[1]?.rows).toEqual([{ id: 'two', sound: 'music' }]);
  statements[1]?.answer();
  await next;
});
