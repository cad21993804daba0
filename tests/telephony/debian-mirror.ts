import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The mirror from which this machine itself is installed, for it may reach no other; Debian's own if none is named. */
export async function readDebianMirror(folder = '/etc/apt'): Promise<string> {
  const extra = await readdir(path.join(folder, 'sources.list.d')).catch(() => []);
  const files = ['sources.list', ...extra.sort().map((name) => path.join('sources.list.d', name))];
  for (const file of files) {
    const text = await readFile(path.join(folder, file), 'utf8').catch(() => '');
    const mirror = findMirror(text);
    if (mirror) return mirror;
  }
  return 'http://deb.debian.org/debian';
}

/** Both formats: `deb [options] URI suite components` and `URIs: …`. Security and third-party archives are no mirrors. */
function findMirror(text: string): string | null {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  const uris = lines.flatMap((line) => {
    const oneLine = /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)/.exec(line);
    const field = /^URIs:\s*(.+)$/i.exec(line);
    return oneLine?.[1] ? [oneLine[1]] : (field?.[1]?.split(/\s+/) ?? []);
  });
  return uris.find((uri) => /^https?:.*\/debian\/?$/.test(uri)) ?? null;
}
