import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { ResolvedFlow, ResolvedNode } from '../resolve.ts';

type Params = Diagnostic['params'];

/**
 * Where a state stands in the document that is checked: its node, or the sub-flow node that it is inside of. The params say
 * which of the other flow's nodes it is.
 */
export function whereOf(path: string): { node: string; params: Params } {
  const [node = '', ...deeper] = path.split('/');
  if (deeper.length === 0) return { node, params: { inside: '' } };
  const inner = deeper.join('/');
  return {
    node,
    params: { inside: ` Inside the sub-flow: node “${inner}”.`, insideFr: ` Dans le sous-flux : nœud « ${inner} ».` },
  };
}

/** What an exit is called on the canvas: the author's words, else the kind's. */
export function exitNames({ exits, kind }: ResolvedNode, id: string): { exit: string; exitFr: string } {
  const label = exits.find((exit) => exit.id === id)?.label;
  return {
    exit: label ?? kind.texts.en.exits[id] ?? id,
    exitFr: label ?? kind.texts.fr.exits[id] ?? id,
  };
}

/** The nodes of a circle by what they are called on the canvas, each once, in order: `Ask → Check → Ask`. */
export function circleNames(paths: readonly string[], resolved: ResolvedFlow): { circle: string; circleFr: string } {
  const nodes = [...new Set(paths.map((path) => path.split('/')[0] ?? ''))];
  const shown = nodes.length > MAX_NAMED ? [...nodes.slice(0, MAX_NAMED), '…'] : nodes;
  const named = (language: 'en' | 'fr') => {
    const names = shown.map((id) => nodeName(resolved, id, language));
    return [...names, names[0]].join(' → ');
  };
  return { circle: named('en'), circleFr: named('fr') };
}

/** Longer circles are named by their beginning. */
const MAX_NAMED = 6;

function nodeName({ nodes }: ResolvedFlow, id: string, language: 'en' | 'fr'): string {
  const found = nodes.get(id);
  return found ? found.node.label || found.kind.texts[language].name : id;
}
