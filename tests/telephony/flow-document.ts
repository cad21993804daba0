/** A flow document in English with nothing but nodes and edges. */
export function flowDocument(flow: { id: string } & Record<string, unknown>) {
  return { format: 1, name: flow.id, languages: ['en'], variables: [], notes: [], tests: [], ...flow };
}

export function flowNode(id: string, kind: string, config = {}) {
  return { id, kind, label: id, position: { x: 0, y: 0 }, config };
}

export function flowEdge(source: string, exit: string, target: string) {
  return { id: `${source}-${exit}`, source, exit, target };
}
