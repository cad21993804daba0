import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { SpeechPort } from '#runtime/engine/ports.ts';
import type { MediaItem } from '#schemas/effects/index.ts';
import type { Database } from '../db/open.ts';
import { audio } from '../db/tables/index.ts';
import { type SpeechEngine, SpeechError } from './speech-engine.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

export interface MediaLibrary extends SpeechPort {
  /**
   * The wav file of an item on this machine, made or fetched if it is not there yet.
   * @throws MediaError
   */
  soundFile(item: Extract<MediaItem, { type: 'audio' | 'speech' }>): Promise<string>;
  /** Length of a file of the library that has been prepared before; null for an unknown one. */
  durationMs(audioId: string): number | null;
}

class MediaError extends Error {
  override name = 'MediaError';
}

/** How long a file of the library is taken for unchanged; another server may have replaced it. */
const freshMs = 2000;

/** Gives the telephone system files to play: the library's from the database, and spoken texts. */
export function createMediaLibrary({
  db,
  speech,
  folder,
  needsFiles,
}: {
  db: Database;
  speech: SpeechEngine;
  folder: string;
  /** False for a telephone system that only pretends to play: then a text need not be spoken. */
  needsFiles: boolean;
}): MediaLibrary {
  const known = new Map<string, { hash: string; seconds: number; readAt: number }>();

  async function readFacts(id: string): Promise<{ hash: string; seconds: number }> {
    const cached = known.get(id);
    if (cached && Date.now() - cached.readAt < freshMs) return cached;
    const [row] = await db
      .select({ hash: audio.hash, seconds: audio.seconds })
      .from(audio)
      .where(eq(audio.id, id))
      .catch((error: unknown) => {
        // What has been heard before can be heard while the database is away: music goes on.
        if (cached) return [cached];
        throw error;
      });
    if (!row) {
      known.delete(id);
      throw new MediaError('missing-audio');
    }
    known.set(id, { hash: row.hash, seconds: row.seconds, readAt: Date.now() });
    return row;
  }

  async function audioFile(id: string): Promise<string> {
    const { hash } = await readFacts(id);
    const path = join(folder, 'audio', `${id}-${hash.slice(0, 16)}.wav`);
    if (existsSync(path)) return path;
    const [row] = await db.select({ wav: audio.wav }).from(audio).where(eq(audio.id, id));
    if (!row) throw new MediaError('missing-audio');
    await mkdir(join(folder, 'audio'), { recursive: true });
    await writeFileAtomically(path, row.wav);
    return path;
  }

  const soundFile: MediaLibrary['soundFile'] = (item) =>
    item.type === 'audio' ? audioFile(item.audio) : speech.speak(item);

  return {
    soundFile,
    durationMs: (id) => {
      const facts = known.get(id);
      return facts ? facts.seconds * 1000 : null;
    },
    async prepare(item) {
      try {
        // Numbers and digits are spoken by the telephone system itself.
        if (item.type === 'audio' && !needsFiles) await readFacts(item.audio);
        else if (needsFiles && (item.type === 'audio' || item.type === 'speech')) await soundFile(item);
        return { ok: true };
      } catch (error) {
        if (error instanceof MediaError) return { ok: false, reason: error.message };
        if (error instanceof SpeechError) return { ok: false, reason: error.reason };
        return { ok: false, reason: 'media-unavailable' };
      }
    },
  };
}
