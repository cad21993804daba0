import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { flowDocument } from './flow-document.ts';

/** What the callers of the queue test hear: files, so that no speech engine is needed. */
export const queueSounds = ['greeting', 'music', 'sorry', 'left', 'beep'] as const;

const QUEUE = '510';
const sound = (id: (typeof queueSounds)[number]) => [{ type: 'audio', audio: { en: id, fr: id } }];

/** Greets, lets wait in the queue, and says so when the caller has left it and is still there. */
export function queueFlow(): unknown {
  const exits = ['agent-ended', 'overflow', 'closed', 'no-agents'];
  return flowDocument({
    id: 'queue-test',
    kind: 'ivr',
    nodes: [
      drawNode('start', 'start'),
      drawNode('queue', 'enter-queue', {
        queue: QUEUE,
        greeting: sound('greeting'),
        waiting: sound('music'),
        intervalSeconds: 5,
        overflow: 'queue-watch',
        waitsWithoutAgents: true,
      }),
      ...exits.map((exit) => drawNode(exit, 'play-prompt', { prompt: sound('left') })),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'queue'),
      ...exits.map((exit) => drawEdge('queue', exit, exit)),
      ...exits.map((exit) => drawEdge(exit, 'next', 'end')),
    ],
  });
}

/** 1 says sorry and waits on, 2 takes a message, 3 calls the partner, 4 returns; after 8 turns it returns by itself. */
export function queueWatchFlow(partner: string): unknown {
  const failures = ['busy', 'no-answer', 'failed'];
  return flowDocument({
    id: 'queue-watch',
    kind: 'overflow',
    nodes: [
      drawNode('start', 'start'),
      drawNode('watch', 'overflow-trigger', {
        triggers: [{ id: 'long', label: '', match: 'any', conditions: [{ measure: 'loops', loops: 8 }] }],
        choices: ['1', '2', '3', '4'].map((key) => ({ key, label: key })),
      }),
      drawNode('sorry', 'play-prompt', { prompt: sound('sorry') }),
      drawNode('again', 'return-to-queue', { again: true }),
      drawNode('message', 'voicemail', { box: QUEUE, prompt: sound('beep'), minSeconds: 1, maxSilenceSeconds: 3 }),
      drawNode('partner', 'transfer', { destination: partner, ringTimeoutMs: 8000 }),
      drawNode('back', 'return'),
      drawNode('bye', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'watch'),
      drawEdge('watch', 'trigger-long', 'back'),
      ...['sorry', 'message', 'partner', 'back'].map((target, index) => drawEdge('watch', `key-${index + 1}`, target)),
      drawEdge('sorry', 'next', 'again'),
      drawEdge('message', 'stored', 'bye'),
      drawEdge('message', 'hung-up', 'back'),
      drawEdge('message', 'too-short', 'again'),
      drawEdge('partner', 'ended', 'bye'),
      ...failures.map((exit) => drawEdge('partner', exit, 'again')),
    ],
  });
}
