import { createHash } from 'node:crypto';
import { mkdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudioConverter } from './audio-converter.ts';
import type { Espeak } from './espeak.ts';
import { writeFileAtomically } from './write-file-atomically.ts';
import { writeWav } from './write-wav.ts';

export interface Utterance {
  text: string;
  /** Two letters. */
  language: string;
  voice?: string | undefined;
}

/** Text to speech. Without an engine on the machine there are no languages. */
export interface SpeechEngine {
  readonly languages: readonly string[];
  /**
   * @returns Path of a wav file with the text spoken.
   * @throws SpeechError
   */
  speak(utterance: Utterance): Promise<string>;
}

export class SpeechError extends Error {
  override name = 'SpeechError';
  readonly reason: 'no-speech-engine' | 'speech-language' | 'speech-failed';

  constructor(reason: SpeechError['reason'], cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** Raised when the same text would sound different, so that old files are not used. */
const cacheVersion = 1;
/** Longer texts are cut: nobody listens to ten minutes of a prompt. */
const maxCharacters = 5000;

/** Speaks through espeak-ng and keeps what was said, by text and voice. */
export function createSpeechEngine({
  espeak,
  converter,
  folder,
}: {
  espeak: Espeak | null;
  converter: AudioConverter;
  folder: string;
}): SpeechEngine {
  const underway = new Map<string, Promise<string>>();

  async function speak({ text, language, voice }: Utterance): Promise<string> {
    if (espeak === null) throw new SpeechError('no-speech-engine');
    if (!espeak.languages.includes(language)) throw new SpeechError('speech-language');
    // espeak-ng has no tone of voice for what cannot be seen.
    const spoken = text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, maxCharacters);
    const speaker = voice !== undefined && /^[A-Za-z][A-Za-z0-9+_-]{0,40}$/.test(voice) ? voice : language;
    const hash = createHash('sha256').update(`${cacheVersion}\n${speaker}\n${spoken}`).digest('hex');
    const path = join(folder, hash.slice(0, 2), `${hash}.wav`);
    const known = underway.get(path);
    if (known) return known;
    const work = ensureFile(path, spoken, speaker).finally(() => underway.delete(path));
    underway.set(path, work);
    return work;
  }

  async function ensureFile(path: string, text: string, speaker: string): Promise<string> {
    if (await isThere(path)) return path;
    await mkdir(join(path, '..'), { recursive: true });
    await writeFileAtomically(path, text === '' ? silence() : await render(text, speaker));
    return path;
  }

  async function render(text: string, speaker: string): Promise<Uint8Array> {
    try {
      const sound = await espeak?.say(text, speaker);
      if (!sound) throw new SpeechError('no-speech-engine');
      return (await converter.convert(sound)).wav;
    } catch (error) {
      throw error instanceof SpeechError ? error : new SpeechError('speech-failed', error);
    }
  }

  return { languages: espeak?.languages ?? [], speak };
}

/** Nothing to say takes a moment, so that a prompt of nothing still begins and ends. */
function silence(): Uint8Array {
  return writeWav([new Int16Array(800)]);
}

/** A file that is used stays young, so that cleaning up by age keeps what is needed. */
async function isThere(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 86_400_000) await utimes(path, new Date(), new Date());
    return true;
  } catch {
    return false;
  }
}
