import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { convertAudio } from './convert-audio.ts';
import { createSpeechEngine } from './speech-engine.ts';
import { writeWav } from './write-wav.ts';

let folder = '';
const said: [text: string, voice: string][] = [];
const espeak = {
  languages: ['en', 'fr'],
  async say(text: string, voice: string) {
    said.push([text, voice]);
    if (text === 'broken') throw new Error('espeak.failed');
    return writeWav([new Int16Array(4000)]);
  },
};
const converter = { convert: convertAudio, close: async () => {} };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-speech-'));
  said.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('says a text once and keeps it by text and voice', async () => {
  const engine = createSpeechEngine({ espeak, converter, folder });
  const [first, same] = await Promise.all([
    engine.speak({ text: 'Bonjour', language: 'fr' }),
    engine.speak({ text: ' Bonjour ', language: 'fr' }),
  ]);
  expect(same).toBe(first);
  expect(await engine.speak({ text: 'Bonjour', language: 'en' })).not.toBe(first);
  expect(said).toEqual([
    ['Bonjour', 'fr'],
    ['Bonjour', 'en'],
  ]);
  expect((await readFile(first)).subarray(0, 4).toString()).toBe('RIFF');
});

test('nothing to say is a moment of silence', async () => {
  const engine = createSpeechEngine({ espeak, converter, folder });
  expect((await readFile(await engine.speak({ text: ' \n', language: 'fr' }))).length).toBeGreaterThan(44);
  expect(said).toEqual([]);
});

test('a voice that could be an option is not used', async () => {
  await createSpeechEngine({ espeak, converter, folder }).speak({ text: 'Hi', language: 'en', voice: '--path=/etc' });
  expect(said).toEqual([['Hi', 'en']]);
});

test('says why a text cannot be heard, and leaves nothing behind', async () => {
  const engine = createSpeechEngine({ espeak, converter, folder });
  await expect(engine.speak({ text: 'Hallo', language: 'de' })).rejects.toMatchObject({ reason: 'speech-language' });
  await expect(engine.speak({ text: 'broken', language: 'en' })).rejects.toMatchObject({ reason: 'speech-failed' });
  const none = createSpeechEngine({ espeak: null, converter, folder });
  await expect(none.speak({ text: 'Hi', language: 'en' })).rejects.toMatchObject({ reason: 'no-speech-engine' });
  expect((await readdir(folder, { recursive: true })).filter((name) => name.includes('.'))).toEqual([]);
});
