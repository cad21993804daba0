import { join } from 'node:path';
import type { EngineLog } from '#runtime/engine/ports.ts';
import { createAudioConverter } from '../audio/audio-converter.ts';
import { findEspeak } from '../audio/espeak.ts';
import { createMediaLibrary } from '../audio/media-library.ts';
import { pruneSpeech } from '../audio/prune-speech.ts';
import { createSpeechEngine } from '../audio/speech-engine.ts';
import type { Database } from '../db/open.ts';
import type { Cleanup } from './cleanup.ts';

export interface AudioOptions {
  db: Database;
  /** Where sound is put for the telephone system. */
  folder: string;
  /** Whether the telephone system reads files there. */
  needsFiles: boolean;
  log: EngineLog;
  cleanup: Cleanup;
}

/** What callers can hear: uploaded sound and spoken texts. Uploads do not wait for texts that are being spoken. */
export async function openAudio({ db, folder, needsFiles, log, cleanup }: AudioOptions) {
  const speechFolder = join(folder, 'speech');
  const converter = createAudioConverter();
  const speechConverter = createAudioConverter();
  cleanup.add(converter.close, speechConverter.close);
  const espeak = await findEspeak();
  const speech = createSpeechEngine({ espeak, converter: speechConverter, folder: speechFolder });
  void pruneSpeech(speechFolder).catch((error: unknown) => log.warn({ error }, 'could not tidy up spoken texts'));
  return { converter, speech, media: createMediaLibrary({ db, speech, folder, needsFiles }) };
}
