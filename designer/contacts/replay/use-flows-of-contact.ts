import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '#designer/api/call.ts';
import { keyOf, reading } from '#designer/api/query.ts';
import { listVersions, readVersion } from '#schemas/api/flows.ts';
import type { Contact } from '#schemas/domain/contact.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { subFlowConfig } from '#schemas/nodes/sub-flow/node.ts';

type Version = Awaited<ReturnType<typeof loadVersion>>;

const UNCHANGING = { staleTime: Number.POSITIVE_INFINITY };

/** The flow version a contact runs, and those of the sub-flows inlined in it, by path; '' is the flow itself. */
export function useFlowsOfContact(contact: Contact | undefined, scopes: readonly string[]) {
  const root = useQuery({
    ...reading(readVersion, { params: { id: contact?.flowId ?? '', version: contact?.flowVersion ?? 0 } }),
    ...UNCHANGING,
    enabled: contact !== undefined,
  });
  const subFlows = useQueries({
    queries: scopes.map((path) => ({
      queryKey: [...keyOf(readVersion), 'inlined', contact?.flowId, contact?.flowVersion, path],
      queryFn: () => (root.data ? loadInlined(root.data, path.split('/')) : null),
      enabled: root.data !== undefined,
      ...UNCHANGING,
    })),
    combine: (results) => results.map((result) => result.data),
  });
  const flows = useMemo(() => {
    const byPath = new Map<string, Flow>();
    if (root.data) byPath.set('', root.data.document);
    scopes.forEach((path, index) => {
      const document = subFlows[index]?.document;
      if (document) byPath.set(path, document);
    });
    return byPath;
  }, [root.data, subFlows, scopes]);
  return { root, flows };
}

/** Follows sub-flow nodes down a path. A flow inlines what was published when it was published itself. */
async function loadInlined(from: Version, [nodeId, ...rest]: readonly string[]): Promise<Version | null> {
  const node = from.document.nodes.find(({ id }) => id === nodeId);
  const config = subFlowConfig.safeParse(node?.config);
  if (!config.success) return null;
  const { versions } = await call(listVersions, { params: { id: config.data.flow } });
  const then = versions.find((version) => version.publishedAt <= from.publishedAt);
  if (!then) return null;
  const version = await loadVersion(config.data.flow, then.version);
  return rest.length === 0 ? version : loadInlined(version, rest);
}

function loadVersion(id: string, version: number) {
  return call(readVersion, { params: { id, version } });
}
