import { drawEdge } from '#schemas/flow/draw.ts';
import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import type { TestAnswer, TestServer } from '../api/test-server.ts';

/** The number that leads to the hotline. */
export const hotlineNumber = '+33180000000';

/** Publishes a hotline that asks for an order, runs another flow for a score and takes a message, and gives it a number. */
export async function publishHotline(server: TestServer): Promise<void> {
  const admin = await server.as('admin');
  for (const flow of [score, hotline]) {
    const imported = await admin.post('/api/flows/import', { document: flow });
    expectSuccess(imported);
    expectSuccess(await admin.post(`/api/flows/${flow.id}/publish`, { revision: imported.body.summary.revision }));
  }
  expectSuccess(await admin.post('/api/did-ranges', { site: 'Paris', first: hotlineNumber, last: '+33180000009' }));
  expectSuccess(await admin.put(`/api/dids/${encodeURIComponent(hotlineNumber)}`, { flowId: hotline.id }));
}

function expectSuccess({ status, body }: TestAnswer): void {
  if (status >= 300) throw new Error(`the hotline could not be prepared: ${JSON.stringify(body)}`);
}

const say = (text: string) => [{ type: 'text', text: { en: text } }];

const document = (id: string, part: Pick<Flow, 'name' | 'variables' | 'nodes' | 'edges'>): Flow =>
  newFlow({ id, kind: 'ivr', languages: ['en'], ...part });

const score = document('score', {
  name: 'Score',
  variables: [{ name: 'score', type: 'text', role: 'output' }],
  nodes: [
    node(0, 'start', 'start'),
    node(1, 'ask', 'collect-digits', 'Your score', {
      prompt: say('Score?'),
      minDigits: 1,
      maxDigits: 1,
      variable: 'score',
      firstDigitMs: 60_000,
    }),
    node(2, 'back', 'return'),
  ],
  edges: [
    drawEdge('start', 'next', 'ask'),
    ...['valid', 'no-input', 'invalid'].map((exit) => drawEdge('ask', exit, 'back')),
  ],
});

const hotline = document('hotline', {
  name: 'Hotline',
  variables: [
    { name: 'order', type: 'text', role: 'internal' },
    { name: 'rating', type: 'text', role: 'internal' },
  ],
  nodes: [
    node(0, 'start', 'start'),
    node(1, 'menu', 'menu', 'Main menu', {
      prompt: say('Press 1'),
      choices: [{ key: '1', label: 'Order' }],
      timeoutMs: 60_000,
    }),
    node(2, 'order', 'collect-digits', 'Order number', {
      prompt: say('Order?'),
      minDigits: 3,
      maxDigits: 3,
      variable: 'order',
      firstDigitMs: 60_000,
    }),
    node(3, 'survey', 'sub-flow', 'Survey', {
      flow: 'score',
      outputs: [{ name: 'score', variable: 'rating' }],
    }),
    node(4, 'message', 'record-message', 'Message', {
      prompt: say('Speak'),
      minSeconds: 0,
      maxSilenceSeconds: 0,
      variable: '',
    }),
    node(5, 'bye', 'hang-up', 'Goodbye'),
  ],
  edges: [
    drawEdge('start', 'next', 'menu'),
    drawEdge('menu', 'key-1', 'order'),
    drawEdge('menu', 'no-input', 'bye'),
    drawEdge('menu', 'no-match', 'bye'),
    drawEdge('order', 'valid', 'survey'),
    drawEdge('order', 'no-input', 'bye'),
    drawEdge('order', 'invalid', 'bye'),
    drawEdge('survey', 'returned', 'message'),
    drawEdge('message', 'recorded', 'bye'),
    drawEdge('message', 'too-short', 'bye'),
  ],
});

function node(column: number, id: string, kind: string, label = '', config: FlowNode['config'] = {}): FlowNode {
  return { id, kind, label, position: { x: column * 280, y: 0 }, config };
}
