import { viewNode } from '#designer/flows/graph/node-view.ts';
import type { UiLanguage } from '#designer/i18n/language.ts';
import type { Flow } from '#schemas/flow/flow.ts';

export interface FlowNames {
  /** `Support › Main menu` of a path through sub-flows. */
  node: (path: string) => string;
  /** The exit as its node's card names it. */
  exit: (path: string, exit: string) => string;
  /** The flow whose graph a sub-flow node stands for, or the contact's own for ''. */
  flow: (scope: string) => string;
}

/** The words of the graphs for paths that a journal holds; where a graph is not known, the ids of its nodes. */
export function flowNames(flows: ReadonlyMap<string, Flow>, language: UiLanguage): FlowNames {
  const view = (path: string) => {
    const cut = path.lastIndexOf('/');
    const flow = flows.get(cut < 0 ? '' : path.slice(0, cut));
    const node = flow?.nodes.find(({ id }) => id === path.slice(cut + 1));
    return flow && node ? viewNode(node, language, flow.languages[0] ?? language) : undefined;
  };
  const title = (path: string) => view(path)?.title ?? path.slice(path.lastIndexOf('/') + 1);
  return {
    node: (path) => ancestors(path).map(title).join(' › '),
    exit: (path, exit) => view(path)?.exits.find(({ id }) => id === exit)?.name ?? exit,
    flow: (scope) => flows.get(scope)?.name ?? title(scope),
  };
}

/** `a/b/c` as `a`, `a/b`, `a/b/c`. */
export function ancestors(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
