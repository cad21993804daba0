import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { DataColumn } from '#schemas/domain/data-file.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { CatalogueKind } from '#schemas/nodes/fields.ts';

/** What the compiler needs from the installation, in a form that can be sent to a worker. */
export interface Surroundings {
  subFlows: Record<string, Flow>;
  /** Null while the library is not known, so that nothing is called missing too early. */
  audio: readonly string[] | null;
  speech: { available: boolean; languages: readonly string[] };
  /** Ids by kind; a kind that is not known yet is absent. */
  catalogue: Partial<Record<CatalogueKind, readonly string[]>>;
  /** Columns of the data files by id; null while they are not known. */
  dataFiles: Record<string, { columns: readonly DataColumn[] }> | null;
}

export function compileEnvironment({
  subFlows,
  audio,
  speech,
  catalogue,
  dataFiles,
}: Surroundings): CompileEnvironment {
  const known = audio && new Set(audio);
  return {
    subFlow: (id) => (Object.hasOwn(subFlows, id) ? subFlows[id] : undefined),
    hasAudio: (id) => known?.has(id) ?? true,
    speech,
    catalogue: Object.fromEntries(Object.entries(catalogue).map(([kind, ids]) => [kind, new Set(ids)])),
    ...(dataFiles ? { dataFile: (id) => (Object.hasOwn(dataFiles, id) ? dataFiles[id] : undefined) } : {}),
  };
}
