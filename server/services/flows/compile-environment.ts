import { and, eq, inArray, isNull } from 'drizzle-orm';
import { readFlow } from '#runtime/compiler/read.ts';
import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import { audio, flows, flowVersions } from '../../db/tables/index.ts';
import type { ServiceContext } from '../context.ts';
import { collectReferences } from './collect-references.ts';

/** What the compiler needs to know of this installation for one flow: its sub-flows and theirs, audio and speech. */
export async function loadCompileEnvironment(
  db: Database,
  speech: ServiceContext['speech'],
  flow: Flow,
): Promise<CompileEnvironment> {
  const known = new Map<string, Flow>();
  const sounds = new Set(collectReferences(flow).audio);
  let wanted = [...collectReferences(flow).flows];
  while (wanted.length > 0) {
    const found = await readPublished(db, wanted);
    const next = new Set<string>();
    for (const subFlow of found) {
      known.set(subFlow.id, subFlow);
      const references = collectReferences(subFlow);
      for (const id of references.audio) sounds.add(id);
      for (const id of references.flows) if (!known.has(id)) next.add(id);
    }
    wanted = [...next].filter((id) => !known.has(id));
  }
  const available = await readAudioIds(db, [...sounds]);
  return {
    subFlow: (id) => known.get(id),
    hasAudio: (id) => available.has(id),
    speech: { available: speech.languages.length > 0, languages: speech.languages },
  };
}

async function readPublished(db: Database, ids: readonly string[]): Promise<Flow[]> {
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
