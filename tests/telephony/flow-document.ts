/** A flow document in English with nothing but nodes and edges. */
export function flowDocument(flow: { id: string } & Record<string, unknown>) {
  return { format: 1, name: flow.id, languages: ['en'], variables: [], notes: [], tests: [], ...flow };
}
