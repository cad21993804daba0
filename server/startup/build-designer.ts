import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Builds the designer when it has not been built yet, in a process of its own.
 * @throws Error with what the build said, when it fails
 */
export async function buildDesigner(root: string, folder: string, say: (line: string) => void): Promise<void> {
  if (existsSync(join(folder, 'index.html'))) return;
  say('Building the designer; this happens once and takes about half a minute.');
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  child.stdout.on('data', (text) => output.push(String(text)));
  child.stderr.on('data', (text) => output.push(String(text)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`The designer could not be built:\n${output.join('')}`);
}
