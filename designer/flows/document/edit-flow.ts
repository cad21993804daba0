import { isRecord, setAtPath } from '#designer/ui/form/set-at-path.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import { nodeKind } from '#schemas/nodes/index.ts';

export function editFlow(flow: Flow, change: Partial<Pick<Flow, 'name' | 'description'>>): Flow {
  return { ...flow, ...change };
}

export function addLanguage(flow: Flow, language: string): Flow {
  return flow.languages.includes(language) ? flow : { ...flow, languages: [...flow.languages, language] };
}

/** Takes a language out of the flow, with everything its nodes say in it. The last one stays. */
export function removeLanguage(flow: Flow, language: string): Flow {
  const languages = flow.languages.filter((code) => code !== language);
  if (languages.length === 0 || languages.length === flow.languages.length) return flow;
  return { ...flow, languages, nodes: flow.nodes.map((node) => withoutLanguage(node, language)) };
}

/** The first language is the one spoken unless the flow chooses another. */
export function makeFirstLanguage(flow: Flow, language: string): Flow {
  if (!flow.languages.includes(language)) return flow;
  return { ...flow, languages: [language, ...flow.languages.filter((code) => code !== language)] };
}

function withoutLanguage(node: Flow['nodes'][number], language: string): Flow['nodes'][number] {
  const kind = nodeKind(node.kind);
  if (!kind) return node;
  let { config } = node;
  visitFields(kind.config, node.config, ({ meta, value, path }) => {
    if (!meta.localized || !isRecord(value) || !(language in value)) return;
    const next = setAtPath(config, [...path, language], undefined);
    if (isRecord(next)) config = next;
  });
  return config === node.config ? node : { ...node, config };
}
