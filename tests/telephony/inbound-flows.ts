import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { flowDocument } from './flow-document.ts';

/** Flows of the inbound test; what they say are files, so that no speech engine is needed. */
const sound = (id: string) => [{ type: 'audio', audio: { en: id } }];

/** Asks one question. */
export function surveyFlow(): unknown {
  return flowDocument({
    id: 'inbound-survey',
    kind: 'ivr',
    nodes: [
      drawNode('start', 'start'),
      drawNode('question', 'survey-answer', {
        survey: 'Inbound',
        question: 'content',
        min: 1,
        max: 5,
        firstDigitMs: 20_000,
        prompt: sound('question'),
        noInput: { retries: 0, prompt: [] },
        invalid: { retries: 0, prompt: [] },
      }),
      drawNode('end', 'return'),
    ],
    edges: [
      drawEdge('start', 'next', 'question'),
      ...['answered', 'no-input', 'invalid'].map((exit) => drawEdge('question', exit, 'end')),
    ],
  });
}

/** 1 asks to be called back; more than two who wait, or a wait predicted to be longer, let a caller leave. */
export function overflowFlow(id: string, predictedSeconds: number): unknown {
  return flowDocument({
    id,
    kind: 'overflow',
    nodes: [
      drawNode('start', 'start'),
      drawNode('watch', 'overflow-trigger', {
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
      drawNode('ask', 'request-callback', {
        queue: '600',
        offer: sound('question'),
        askNumber: sound('question'),
        confirm: sound('hello'),
      }),
      drawNode('back', 'return'),
      drawNode('bye', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'watch'),
      drawEdge('watch', 'trigger-many', 'back'),
      drawEdge('watch', 'trigger-long', 'back'),
      drawEdge('watch', 'key-1', 'ask'),
      drawEdge('ask', 'planned', 'bye'),
      ...['declined', 'refused', 'no-input'].map((exit) => drawEdge('ask', exit, 'back')),
    ],
  });
}
