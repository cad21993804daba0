import { flowDocument, flowEdge, flowNode } from './flow-document.ts';

/** Flows of the inbound test; what they say are files, so that no speech engine is needed. */
const sound = (id: string) => [{ type: 'audio', audio: { en: id } }];

/** Asks one question. */
export function surveyFlow(): unknown {
  return flowDocument({
    id: 'inbound-survey',
    kind: 'ivr',
    nodes: [
      flowNode('start', 'start'),
      flowNode('question', 'survey-answer', {
        survey: 'Inbound',
        question: 'content',
        min: 1,
        max: 5,
        firstDigitMs: 20_000,
        prompt: sound('question'),
        noInput: { retries: 0, prompt: [] },
        invalid: { retries: 0, prompt: [] },
      }),
      flowNode('end', 'return'),
    ],
    edges: [
      flowEdge('start', 'next', 'question'),
      ...['answered', 'no-input', 'invalid'].map((exit) => flowEdge('question', exit, 'end')),
    ],
  });
}

/** 1 asks to be called back; more than two who wait, or a wait predicted to be longer, let a caller leave. */
export function overflowFlow(id: string, predictedSeconds: number): unknown {
  return flowDocument({
    id,
    kind: 'overflow',
    nodes: [
      flowNode('start', 'start'),
      flowNode('watch', 'overflow-trigger', {
        triggers: [
          { id: 'many', label: '', match: 'any', conditions: [{ measure: 'callers', callers: 2 }] },
          {
            id: 'long',
            label: '',
            match: 'any',
            conditions: [{ measure: 'predicted-wait', seconds: predictedSeconds }],
          },
        ],
        choices: [{ key: '1', label: 'Call back' }],
      }),
      flowNode('ask', 'request-callback', {
        queue: '600',
        offer: sound('question'),
        askNumber: sound('question'),
        confirm: sound('hello'),
      }),
      flowNode('back', 'return'),
      flowNode('bye', 'hang-up'),
    ],
    edges: [
      flowEdge('start', 'next', 'watch'),
      flowEdge('watch', 'trigger-many', 'back'),
      flowEdge('watch', 'trigger-long', 'back'),
      flowEdge('watch', 'key-1', 'ask'),
      flowEdge('ask', 'planned', 'bye'),
      ...['declined', 'refused', 'no-input'].map((exit) => flowEdge('ask', exit, 'back')),
    ],
  });
}
