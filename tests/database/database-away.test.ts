import { afterEach, expect, test, vi } from 'vitest';
import { createVirtualClock } from '#runtime/engine/virtual-clock.ts';
import { createMediaLibrary } from '#server/audio/media-library.ts';
import { isDatabaseAway } from '#server/db/is-database-away.ts';
import { openDatabase } from '#server/db/open.ts';
import { audio, voicemails } from '#server/db/tables/index.ts';
import { storeVoicemail } from '#server/flow-services/store-voicemail.ts';
import { startPostgresServer } from './postgres-server.ts';
import { openMemoryDatabase } from './prepared-database.ts';

afterEach(() => void vi.useRealTimers());

test('what could be heard before can be heard while the database is away', async () => {
  const database = await openMemoryDatabase();
  const music = { id: 'music', name: 'Music', source: 'music.wav', seconds: 30, wav: new Uint8Array(1), bytes: 1 };
  const by = { createdAt: new Date(), createdBy: 'admin' };
  await database.db.insert(audio).values({ ...music, hash: 'hash', ...by });
  const speech = { languages: [], speak: async () => '' };
  const library = createMediaLibrary({ db: database.db, speech, folder: '', needsFiles: false });
  expect(await library.prepare({ type: 'audio', audio: 'music' })).toEqual({ ok: true });
  await database.close();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  expect(await library.prepare({ type: 'audio', audio: 'music' })).toEqual({ ok: true });
  expect(await library.prepare({ type: 'audio', audio: 'other' })).toEqual({ ok: false, reason: 'media-unavailable' });
});

test('a service knows that it is the database that is away', async () => {
  const postgres = await startPostgresServer();
  const database = await openDatabase({ url: await postgres.createDatabase() });
  await database.migrate();
  await postgres.halt();
  const store = storeVoicemail({ db: database.db, clock: createVirtualClock() });
  const asked = () => store({ box: '500', recording: 'r', seconds: 3 }, { effectId: 'e', contactId: 'c' });
  const why = await asked().then(
    () => null,
    (error: unknown) => error,
  );
  expect(isDatabaseAway(why)).toBe(true);
  await postgres.startAgain();
  await expect.poll(() => asked().catch(isDatabaseAway), { timeout: 30_000 }).toMatchObject({ outcome: 'stored' });
  expect(await database.db.select().from(voicemails)).toHaveLength(1);
  const bad = await database.db.execute('select nothing from nowhere').then(
    () => null,
    (error: unknown) => error,
  );
  expect(isDatabaseAway(bad)).toBe(false);
  await database.close();
  await postgres.stop();
});
