import { readdirSync } from 'node:fs';
import { repositoryFile } from './golden-file.ts';

/** Ids of the sample flows that work; `broken` is broken on purpose and has a test of its own. */
export function workingSampleIds(): string[] {
  return readdirSync(repositoryFile('samples'))
    .flatMap((name) => (name.endsWith('.json') ? [name.replace(/\.json$/, '')] : []))
    .filter((id) => id !== 'broken');
}
