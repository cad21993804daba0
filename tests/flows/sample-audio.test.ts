import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeSampleAudio } from '../../samples/make-audio.ts';
import { repositoryFile, UPDATES_GOLDENS } from './golden-file.ts';
import { sampleAudioIds } from './sample-audio.ts';

it('has the sounds that its script makes', () => {
  for (const [id, wav] of makeSampleAudio()) {
    const file = repositoryFile(`samples/audio/${id}.wav`);
    if (UPDATES_GOLDENS) writeFileSync(file, wav);
    expect(Buffer.compare(readFileSync(file), wav)).toBe(0);
  }
  expect(sampleAudioIds().sort()).toEqual([...makeSampleAudio().keys()].sort());
});
