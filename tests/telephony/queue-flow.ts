import { flowDocument, flowEdge, flowNode } from './flow-document.ts';

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
      flowNode('start', 'start'),
      flowNode('queue', 'enter-queue', {
        queue: QUEUE,
        greeting: sound('greeting'),
        waiting: sound('music'),
        intervalSeconds: 5,
        overflow: 'queue-watch',
        waitsWithoutAgents: true,
      }),
      ...exits.map((exit) => flowNode(exit, 'play-prompt', { prompt: sound('left') })),
      flowNode('end', 'hang-up'),
    ],
    edges: [
      flowEdge('start', 'next', 'queue'),
      ...exits.map((exit) => flowEdge('queue', exit, exit)),
      ...exits.map((exit) => flowEdge(exit, 'next', 'end')),
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
      flowNode('start', 'start'),
      flowNode('watch', 'overflow-trigger', {
        triggers: [{ id: 'long', label: '', match: 'any', conditions: [{ measure: 'loops', loops: 8 }] }],
        choices: ['1', '2', '3', '4'].map((key) => ({ key, label: key })),
      }),
      flowNode('sorry', 'play-prompt', { prompt: sound('sorry') }),
      flowNode('again', 'return-to-queue', { again: true }),
      flowNode('message', 'voicemail', { box: QUEUE, prompt: sound('beep'), minSeconds: 1, maxSilenceSeconds: 3 }),
      flowNode('partner', 'transfer', { destination: partner, ringTimeoutMs: 8000 }),
      flowNode('back', 'return'),
      flowNode('bye', 'hang-up'),
    ],
    edges: [
      flowEdge('start', 'next', 'watch'),
      flowEdge('watch', 'trigger-long', 'back'),
      ...['sorry', 'message', 'partner', 'back'].map((target, index) => flowEdge('watch', `key-${index + 1}`, target)),
      flowEdge('sorry', 'next', 'again'),
      flowEdge('message', 'stored', 'bye'),
      flowEdge('message', 'hung-up', 'back'),
      flowEdge('message', 'too-short', 'again'),
      flowEdge('partner', 'ended', 'bye'),
      ...failures.map((exit) => flowEdge('partner', exit, 'again')),
    ],
  });
}
