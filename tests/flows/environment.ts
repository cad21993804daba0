import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { DataColumn } from '#schemas/domain/data-file.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { CatalogueKind } from '#schemas/nodes/fields.ts';

interface Installed {
  audio?: readonly string[];
  speech?: boolean;
  /** Ids by kind; a kind that is absent is not checked. */
  catalogue?: Partial<Record<CatalogueKind, readonly string[]>>;
  /** Columns by data file; files are not checked when absent. */
  dataFiles?: Record<string, readonly Pick<DataColumn, 'name' | 'type'>[]>;
}

/** An installation that has these flows published, and every audio file unless told which. */
export function environmentWith(
  flows: readonly Flow[],
  { audio, speech = true, catalogue = {}, dataFiles = {} }: Installed = {},
): CompileEnvironment {
  return {
    subFlow: (id) => flows.find((flow) => flow.id === id),
    hasAudio: (id) => audio === undefined || audio.includes(id),
    catalogue: Object.fromEntries(Object.entries(catalogue).map(([kind, ids]) => [kind, new Set(ids)])),
    dataFile: (id) => (dataFiles[id] ? { columns: dataFiles[id] } : undefined),
    speech: { available: speech, languages: ['en', 'fr'] },
  };
}
