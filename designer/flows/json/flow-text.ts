import { readFlow } from '#runtime/compiler/read.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';

export type ReadText =
  | { ok: true; flow: Flow }
  | { ok: false; problem: 'syntax'; reason: string }
  | { ok: false; problem: 'other-id' }
  | { ok: false; problem: 'document'; diagnostics: Diagnostic[] };

/** A document as people read it. */
export function writeFlowText(flow: Flow): string {
  return JSON.stringify(flow, null, 2);
}

/** Reads the text of a flow; parts that say what the current flow says keep their identity, which spares their drawing. */
export function readFlowText(text: string, current: Flow): ReadText {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: 'syntax', reason: error instanceof Error ? error.message : '' };
  }
  const { flow, diagnostics } = readFlow(document);
  if (!flow) return { ok: false, problem: 'document', diagnostics };
  if (flow.id !== current.id) return { ok: false, problem: 'other-id' };
  return { ok: true, flow: keepIdentity(flow, current) };
}

function keepIdentity(flow: Flow, current: Flow): Flow {
  if (JSON.stringify(flow) === JSON.stringify(current)) return current;
  return {
    ...flow,
    nodes: keepItems(flow.nodes, current.nodes),
    edges: keepItems(flow.edges, current.edges),
    notes: keepItems(flow.notes, current.notes),
  };
}

function keepItems<Item extends { id: string }>(items: Item[], before: readonly Item[]): Item[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return items.map((item) => {
    const same = known.get(item.id);
    return same && JSON.stringify(same) === JSON.stringify(item) ? same : item;
  });
}
