import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Espeak {
  /** Two-letter codes. */
  languages: readonly string[];
  /** @returns A wav file at espeak-ng's own rate. */
  say(text: string, voice: string): Promise<Uint8Array>;
}

/** Voices are computed, and live calls need the cores too. */
const atOnce = 2;
const timeLimitMs = 30_000;
const maxBytes = 64 * 1024 * 1024;

/** espeak-ng, when it is installed. */
export async function findEspeak(path = process.env.PATH ?? ''): Promise<Espeak | null> {
  const program = path
    .split(delimiter)
    .map((folder) => join(folder, 'espeak-ng'))
    .find(isExecutable);
  if (program === undefined) return null;
  try {
    const list = Buffer.from(await run(program, ['--voices'], '')).toString();
    // The second column of a table: `fr-fr`, `en-gb`, `cmn`.
    const codes = list.split('\n').map((line) => /^\s*\d+\s+([a-z]{2})(?![a-z])/.exec(line)?.[1] ?? '');
    const languages = [...new Set(codes)].filter((code) => code !== '').sort();
    const limit = createLimit(atOnce);
    return {
      languages,
      say: (text, voice) =>
        limit(() => run(program, ['-v', voice, '-s', '150', '-b', '1', '--stdin', '--stdout'], text)),
    };
  } catch {
    return null;
  }
}

/** Runs without a shell; the text goes through standard input, so that nothing in it is ever a command or an option. */
function run(program: string, options: readonly string[], input: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: timeLimitMs,
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`espeak.failed: ended with ${code ?? 'a signal'}`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function createLimit(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
