import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { drawEdge } from '../flow/draw.ts';
import { speak } from './usual-texts.ts';

/** What a campaign's own flow can begin as: it greets, or lets callers choose, and hands them on to the queue. */
export type FlowTemplate = 'welcome' | 'menu';

interface FromTemplate {
  template: FlowTemplate;
  id: string;
  name: string;
  languages: readonly string[];
}

/** An ordinary IVR flow to go on from. */
export function flowFromTemplate({ template, id, name, languages }: FromTemplate): Flow {
  const { nodes, edges } = TEMPLATES[template](languages);
  return newFlow({ id, name, kind: 'ivr', languages: [...languages], nodes, edges });
}

type Drawing = Pick<Flow, 'nodes' | 'edges'>;

const TEMPLATES: Record<FlowTemplate, (languages: readonly string[]) => Drawing> = {
  welcome: (languages) => ({
    nodes: [
      node('start', 'start', [0, 0]),
      node('welcome', 'play-prompt', [1, 0], { prompt: speak('welcome', languages), interruptible: true }),
      node('queue', 'return', [2, 0]),
    ],
    edges: [drawEdge('start', 'next', 'welcome'), drawEdge('welcome', 'next', 'queue')],
  }),
  menu: (languages) => ({
    nodes: [
      node('start', 'start', [0, 0]),
      node('menu', 'menu', [1, 0], {
        prompt: speak('menu', languages),
        choices: [
          { key: '1', label: languages[0] === 'fr' ? 'Service clients' : 'Customer service' },
          { key: '2', label: languages[0] === 'fr' ? 'Informations' : 'Information' },
        ],
      }),
      node('information', 'play-prompt', [2, 1], { prompt: speak('information', languages), interruptible: true }),
      node('queue', 'return', [2, 0]),
      node('end', 'hang-up', [3, 1]),
    ],
    edges: [
      drawEdge('start', 'next', 'menu'),
      drawEdge('menu', 'key-1', 'queue'),
      drawEdge('menu', 'key-2', 'information'),
      // Who cannot choose is a caller all the same.
      drawEdge('menu', 'no-input', 'queue'),
      drawEdge('menu', 'no-match', 'queue'),
      drawEdge('information', 'next', 'end'),
    ],
  }),
};

const COLUMN = 340;
const ROW = 280;

function node(id: string, kind: string, [column, row]: [number, number], config: FlowNode['config'] = {}): FlowNode {
  return { id, kind, label: '', position: { x: column * COLUMN, y: row * ROW }, config };
}
