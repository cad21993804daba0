import type { Flow } from '#schemas/flow/flow.ts';
import { describeNode, type UiLanguage } from '#schemas/nodes/describe-node.ts';

/** The graph as a Mermaid flowchart, for wikis and tickets. Nodes keep their order, which keeps differences small. */
export function writeMermaid(flow: Flow, language: UiLanguage): string {
  const spoken = flow.languages[0] ?? language;
  const names = new Map(flow.nodes.map(({ id }, index) => [id, `n${index}`]));
  const exits = new Map<string, string>();
  const nodes = flow.nodes.map((node) => {
    const view = describeNode(node, language, spoken);
    for (const exit of view.exits) exits.set(`${node.id}>${exit.id}`, exit.name);
    const kind = view.title === view.kindName ? '' : `<br><small>${escapeLabel(view.kindName)}</small>`;
    const [open, close] = shapes[view.category] ?? shapes.data;
    return `  ${names.get(node.id)}${open}"${escapeLabel(view.title)}${kind}"${close}`;
  });
  const edges = flow.edges
    .filter(({ source, target }) => names.has(source) && names.has(target))
    .map(({ source, exit, target }) => {
      const label = escapeLabel(exits.get(`${source}>${exit}`) ?? exit);
      return `  ${names.get(source)} -- "${label}" --> ${names.get(target)}`;
    });
  return ['flowchart LR', ...nodes, ...edges, ''].join('\n');
}

type Shape = readonly [open: string, close: string];

/** What talks is round, what decides is a diamond: the picture can be read without colours. */
const shapes: Record<string, Shape> & { data: Shape } = {
  talk: ['(', ')'],
  logic: ['{', '}'],
  data: ['[/', '/]'],
  call: ['([', '])'],
};

/** Mermaid reads quotes, brackets and markup in labels; entities it shows as they are meant. */
function escapeLabel(text: string): string {
  return text
    .replaceAll('&', '#amp;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('`', '#96;')
    .replace(/\s+/g, ' ')
    .trim();
}
