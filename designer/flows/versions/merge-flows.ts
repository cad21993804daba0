import { type Change, edgeKey } from '#runtime/compare/compare-flows.ts';
import type { Flow, FlowEdge } from '#schemas/flow/flow.ts';
import { exitKey } from '../graph/graph-elements.ts';
import { type Highlights, type Mark, NO_HIGHLIGHTS } from '../graph/highlights.ts';

/** What each kind of change is called on the graph; a sign stands before the word, so that neither needs the colour. */
export type ChangeNames = Readonly<Record<Change['type'], string>>;

export const CHANGE_SIGNS: ChangeNames = { added: '+', removed: '−', changed: '±', moved: '↔', redirected: '↷' };

const TONES: Readonly<Record<Change['type'], Mark['tone']>> = {
  added: 'good',
  removed: 'bad',
  changed: 'changed',
  redirected: 'changed',
  moved: 'plain',
};

/** Both versions in one graph: the version after, and what of the version before is in it no more, each marked. */
export function mergeFlows(
  before: Flow,
  after: Flow,
  { changes, names }: { changes: readonly Change[]; names: ChangeNames },
): { flow: Flow; highlights: Highlights } {
  const kept = new Set(after.nodes.map(({ id }) => id));
  const nodes = [...after.nodes, ...before.nodes.filter(({ id }) => !kept.has(id))];
  const edgeChanges = new Map(changes.filter(({ part }) => part === 'edge').map((change) => [change.id, change]));
  const typeOf = (edge: FlowEdge) => edgeChanges.get(edgeKey(edge))?.type;
  const gone = before.edges
    .filter((edge) => ['removed', 'redirected'].includes(typeOf(edge) ?? ''))
    .map((edge) => ({ ...edge, id: `before-${edge.id}` }));
  const mark = (type: Change['type']): Mark => ({ tone: TONES[type], label: `${CHANGE_SIGNS[type]} ${names[type]}` });
  const nodeMarks = new Map<string, Mark>();
  for (const { part, type, id } of changes) if (part === 'node') nodeMarks.set(id, mark(type));
  const exitMarks = new Map<string, Mark>();
  const edgeMarks = new Map<string, Mark>();
  for (const edge of [...after.edges, ...gone]) {
    const type = typeOf(edge);
    if (!type) continue;
    exitMarks.set(exitKey(edge.source, edge.exit), { tone: TONES[type], label: CHANGE_SIGNS[type] });
    const wasThere = edge.id.startsWith('before-') && gone.includes(edge);
    edgeMarks.set(
      edge.id,
      wasThere ? mark('removed') : { tone: type === 'redirected' ? 'good' : TONES[type], width: 2.4 },
    );
  }
  return {
    flow: { ...after, nodes, edges: [...after.edges, ...gone] },
    highlights: { ...NO_HIGHLIGHTS, nodeMarks, exitMarks, edgeMarks },
  };
}
