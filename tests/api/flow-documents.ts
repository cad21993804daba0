import { drawNode } from '#schemas/flow/draw.ts';
import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';

/** A flow without errors: it says something and hangs up. */
export function greetingFlow(id: string, more: Partial<Flow> = {}): Flow {
  return newFlow({
    id,
    name: `Greeting ${id}`,
    kind: 'ivr',
    languages: ['en'],
    nodes: [
      drawNode('start', 'start', {}),
      drawNode('greet', 'play-prompt', { prompt: [{ type: 'text', text: { en: 'Hello' } }], interruptible: true }),
      drawNode('bye', 'hang-up', {}),
    ],
    edges: [
      { id: 'e1', source: 'start', exit: 'next', target: 'greet' },
      { id: 'e2', source: 'greet', exit: 'next', target: 'bye' },
    ],
    ...more,
  });
}

/** The same, with a sound of the library in the place of the text. */
export function soundFlow(id: string, audio: string): Flow {
  const config = { prompt: [{ type: 'audio', audio: { en: audio } }], interruptible: true };
  return withStep(id, drawNode('step', 'play-prompt', config), ['next']);
}

/** A flow that calls another one. */
export function callingFlow(id: string, called: string): Flow {
  return withStep(id, drawNode('step', 'sub-flow', { flow: called, inputs: [], outputs: [] }), ['returned']);
}

/** A flow that takes a message of the caller. */
export function voicemailFlow(id: string): Flow {
  const config = {
    prompt: [],
    beep: false,
    maxSeconds: 60,
    maxSilenceSeconds: 0,
    minSeconds: 0,
    terminator: '#',
    variable: '',
  };
  return withStep(id, drawNode('step', 'record-message', config), ['recorded', 'too-short']);
}

/** A flow that puts its callers into a queue. */
export function queueFlow(id: string, config: { queue: string; skills?: { skill: string; level: number }[] }): Flow {
  const flow = withStep(id, drawNode('step', 'enter-queue', config), [
    'agent-ended',
    'overflow',
    'closed',
    'no-agents',
  ]);
  return { ...flow, name: `Queue flow ${id}` };
}

/** Start, one step, end. */
function withStep(id: string, step: FlowNode, exits: readonly string[]): Flow {
  const flow = greetingFlow(id);
  return {
    ...flow,
    nodes: flow.nodes.map((one) => (one.id === 'greet' ? step : one)),
    edges: [
      { id: 'into', source: 'start', exit: 'next', target: 'step' },
      ...exits.map((exit) => ({ id: `out-${exit}`, source: 'step', exit, target: 'bye' })),
    ],
  };
}
