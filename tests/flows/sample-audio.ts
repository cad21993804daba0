import { readdirSync } from 'node:fs';
import { repositoryFile } from './golden-file.ts';

/** Ids of the sounds that come with the samples. */
export function sampleAudioIds(): string[] {
  return readdirSync(repositoryFile('samples/audio')).map((name) => name.replace(/\.wav$/, ''));
}
