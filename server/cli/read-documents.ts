import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFlow } from '#runtime/compiler/read.ts';
import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { Flow } from '#schemas/flow/flow.ts';

/** A JSON file as it is. @throws UnreadableFileError naming the file when it cannot be read or is no JSON. */
export async function readDocument(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UnreadableFileError(file, error);
  }
}

export class UnreadableFileError extends Error {
  constructor(file: string, cause: unknown) {
    super(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * The environment of files: sub-flows are the flows that stand beside them. Audio and speech belong to an installation, so
 * nothing is said against them here.
 */
export async function fileEnvironment(files: readonly string[]): Promise<CompileEnvironment> {
  const folders = [...new Set(files.map((file) => path.dirname(file)))];
  const flows = new Map<string, Flow>();
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!name.endsWith('.json')) continue;
      const document = await readDocument(path.join(folder, name)).catch(() => null);
      const { flow } = readFlow(document);
      if (flow) flows.set(flow.id, flow);
    }
  }
  return { subFlow: (id) => flows.get(id), hasAudio: () => true, speech: { available: true, languages: [] } };
}
