import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { reading } from '#designer/api/query.ts';
import { listAudio } from '#schemas/api/audio.ts';
import { listFlows, readVersion } from '#schemas/api/flows.ts';
import { readSystem } from '#schemas/api/system.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { useFlow } from '../editor/editor.ts';
import type { Surroundings } from './compile-environment.ts';
import { useCatalogue } from './use-catalogue.ts';

const UNKNOWN: Surroundings = {
  subFlows: {},
  audio: null,
  speech: { available: true, languages: [] },
  catalogue: {},
  dataFiles: null,
};

/** Deeper than any sensible nesting; a longer chain is a mistake that the compiler reports by itself. */
const MAX_DEPTH = 20;

/**
 * What is outside this flow and counts for its check: sub-flows, audio library, speech engine. `others` are versions of it
 * that may call other sub-flows.
 */
export function useSurroundings(others: readonly Flow[] = []): Surroundings {
  const client = useQueryClient();
  const own = useFlow(referredFlowsKey).split(' ').filter(Boolean);
  const ids = [...new Set([...own, ...others.flatMap(referredFlows)])].sort();
  const audio = useQuery(reading(listAudio)).data;
  const system = useQuery(reading(readSystem)).data;
  const catalogue = useCatalogue();
  const subFlows = useQuery({
    queryKey: ['sub-flows', ids],
    queryFn: () => loadSubFlows(client, ids),
    enabled: ids.length > 0,
    // While another sub-flow is being chosen, the known ones stay known.
    placeholderData: (before: Record<string, Flow> | undefined) => before,
  }).data;
  return useMemo(
    () => ({
      subFlows: subFlows ?? UNKNOWN.subFlows,
      audio: audio ? audio.audio.map((file) => file.id) : null,
      speech: system?.speech ?? UNKNOWN.speech,
      ...catalogue,
    }),
    [subFlows, audio, system, catalogue],
  );
}

/** Published documents of the given flows and of those that they refer to in turn. */
async function loadSubFlows(client: QueryClient, ids: readonly string[]): Promise<Record<string, Flow>> {
  const { flows } = await client.fetchQuery(reading(listFlows));
  const loaded: Record<string, Flow> = {};
  let wanted = [...ids];
  for (let depth = 0; depth < MAX_DEPTH && wanted.length > 0; depth++) {
    const documents = await Promise.all(wanted.map((id) => loadPublished(client, flows, id)));
    for (const document of documents) if (document) loaded[document.id] = document;
    wanted = documents.flatMap((document) => (document ? referredFlows(document) : []));
    wanted = [...new Set(wanted)].filter((id) => !Object.hasOwn(loaded, id));
  }
  return loaded;
}

async function loadPublished(
  client: QueryClient,
  flows: readonly { id: string; publishedVersion: number | null }[],
  id: string,
): Promise<Flow | undefined> {
  const version = flows.find((flow) => flow.id === id)?.publishedVersion;
  if (typeof version !== 'number') return undefined;
  const { document } = await client.fetchQuery(reading(readVersion, { params: { id, version } }));
  return document;
}

function referredFlowsKey(flow: Flow): string {
  return referredFlows(flow).join(' ');
}

function referredFlows(flow: Flow): string[] {
  const ids = new Set<string>();
  for (const node of flow.nodes) {
    const kind = nodeKind(node.kind);
    if (!kind) continue;
    visitFields(kind.config, node.config, ({ meta, value }) => {
      if (meta.reference === 'flow' && typeof value === 'string' && value !== '') ids.add(value);
    });
  }
  return [...ids].sort();
}
