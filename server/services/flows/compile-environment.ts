import { and, eq, inArray, isNull } from 'drizzle-orm';
import { readFlow } from '#runtime/compiler/read.ts';
import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import { audio, flows, flowVersions } from '../../db/tables/index.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import type { ServiceContext } from '../context.ts';
import { collectReferences } from './collect-references.ts';

/** What the compiler needs to know of this installation for one flow: its sub-flows and theirs, audio, speech, and what it names. */
export async function loadCompileEnvironment(
  db: Database,
  speech: ServiceContext['speech'],
  flow: Flow,
): Promise<CompileEnvironment> {
  const known = new Map<string, Flow>();
  const own = collectReferences(flow);
  const sounds = new Set(own.get('audio'));
  let wanted = [...(own.get('flow') ?? [])];
  while (wanted.length > 0) {
    const found = await readPublishedFlows(db, wanted);
    const next = new Set<string>();
    for (const subFlow of found) {
      known.set(subFlow.id, subFlow);
      const references = collectReferences(subFlow);
      for (const id of references.get('audio') ?? []) sounds.add(id);
      for (const id of references.get('flow') ?? []) if (!known.has(id)) next.add(id);
    }
    wanted = [...next].filter((id) => !known.has(id));
  }
  const [available, catalogue] = await Promise.all([readAudioIds(db, [...sounds]), readCatalogue(db)]);
  return {
    ...catalogue,
    subFlow: (id) => known.get(id),
    hasAudio: (id) => available.has(id),
    speech: { available: speech.languages.length > 0, languages: speech.languages },
  };
}

/** The documents of flows as they are published; those that are not are left out. */
export async function readPublishedFlows(db: Database, ids: readonly string[]): Promise<Flow[]> {
  const rows = await db
    .select({ document: flowVersions.document })
    .from(flows)
    .innerJoin(flowVersions, and(eq(flowVersions.flowId, flows.id), eq(flowVersions.version, flows.publishedVersion)))
    .where(and(inArray(flows.id, [...ids]), isNull(flows.deletedAt)));
  return rows.flatMap((row) => readFlow(row.document).flow ?? []);
}

async function readAudioIds(db: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: audio.id })
    .from(audio)
    .where(inArray(audio.id, [...ids]));
  return new Set(rows.map((row) => row.id));
}
