/** What the callers of the queue test hear: files, so that no speech engine is needed. */
export const queueSounds = ['greeting', 'music', 'sorry', 'left', 'beep'] as const;

const QUEUE = '510';
const sound = (id: (typeof queueSounds)[number]) => [{ type: 'audio', audio: { en: id, fr: id } }];

/** Greets, lets wait in the queue, and says so when the caller has left it and is still there. */
export function queueFlow(): unknown {
  const exits = ['agent-ended', 'overflow', 'closed', 'no-agents'];
  return document({
    id: 'queue-test',
    kind: 'ivr',
    nodes: [
      node('start', 'start'),
      node('queue', 'enter-queue', {
        queue: QUEUE,
        greeting: sound('greeting'),
        waiting: sound('music'),
        intervalSeconds: 5,
        overflow: 'queue-watch',
        waitsWithoutAgents: true,
      }),
      ...exits.map((exit) => node(exit, 'play-prompt', { prompt: sound('left') })),
      node('end', 'hang-up'),
    ],
    edges: [
      edge('start', 'next', 'queue'),
      ...exits.map((exit) => edge('queue', exit, exit)),
      ...exits.map((exit) => edge(exit, 'next', 'end')),
    ],
  });
}

/** 1 says sorry and waits on, 2 takes a message, 3 calls the partner, 4 returns; after 8 turns it returns by itself. */
export function queueWatchFlow(partner: string): unknown {
  const failures = ['busy', 'no-answer', 'failed'];
  return document({
    id: 'queue-watch',
    kind: 'overflow',
    nodes: [
      node('start', 'start'),
      node('watch', 'overflow-trigger', {
        triggers: [{ id: 'long', label: '', match: 'any', conditions: [{ measure: 'loops', loops: 8 }] }],
        choices: ['1', '2', '3', '4'].map((key) => ({ key, label: key })),
      }),
      node('sorry', 'play-prompt', { prompt: sound('sorry') }),
      node('again', 'return-to-queue', { again: true }),
      node('message', 'voicemail', { box: QUEUE, prompt: sound('beep'), minSeconds: 1, maxSilenceSeconds: 3 }),
      node('partner', 'transfer', { destination: partner, ringTimeoutMs: 8000 }),
      node('back', 'return'),
      node('bye', 'hang-up'),
    ],
    edges: [
      edge('start', 'next', 'watch'),
      edge('watch', 'trigger-long', 'back'),
      ...['sorry', 'message', 'partner', 'back'].map((target, index) => edge('watch', `key-${index + 1}`, target)),
      edge('sorry', 'next', 'again'),
      edge('message', 'stored', 'bye'),
      edge('message', 'hung-up', 'back'),
      edge('message', 'too-short', 'again'),
      edge('partner', 'ended', 'bye'),
      ...failures.map((exit) => edge('partner', exit, 'again')),
    ],
  });
}

function document(flow: Record<string, unknown>) {
  return { format: 1, name: flow.id, languages: ['en'], variables: [], notes: [], tests: [], ...flow };
}

function node(id: string, kind: string, config = {}) {
  return { id, kind, label: id, position: { x: 0, y: 0 }, config };
}

function edge(source: string, exit: string, target: string) {
  return { id: `${source}-${exit}`, source, exit, target };
}
