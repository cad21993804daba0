import { compileFlow } from '#runtime/compiler/compile.ts';
import { createWorld } from '#runtime/engine/contact-world.ts';
import type { Services } from '#runtime/engine/ports.ts';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import type { FlowEdge, FlowNode } from '#schemas/flow/flow.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import type { Distribution, EnteringWait, WaitEnd, WaitStanding } from '../ports.ts';
import { createWaitingRoom } from './waiting-room.ts';

export const text = (words: string) => [{ type: 'text', text: { fr: `« ${words} »`, en: words } }];

/** What callers of the tests hear unless they say otherwise: turns of 20 seconds. */
const QUEUE = {
  queue: '501',
  greeting: text('Welcome'),
  waiting: [{ type: 'audio', audio: { fr: 'music', en: 'music' } }],
  saysPosition: true,
  positionBefore: text('You are number'),
  saysPredictedWait: true,
  predictedWaitBefore: text('Minutes'),
  invitation: text('Press 1'),
  whisper: text('A caller'),
  intervalSeconds: 20,
  agentVariable: 'agent',
  reasonVariable: 'reason',
};

/** A flow that puts its callers into queue 501 in English, and then says through which exit they left it. */
export function queueFlow(config = {}, { answersItself = false } = {}): Ir {
  const exits = ['agent-ended', 'overflow', 'closed', 'no-agents', 'error'];
  return compile({
    id: 'support',
    kind: 'ivr',
    variables: [
      { name: 'agent', type: 'text' },
      { name: 'reason', type: 'text' },
    ],
    nodes: [
      drawNode('start', 'start'),
      drawNode('english', 'language', { language: 'en' }),
      drawNode('queue', 'enter-queue', { ...QUEUE, ...config }),
      ...exits.map((exit) =>
        drawNode(`left-${exit}`, 'play-prompt', { prompt: text(`Left: ${exit} {{reason + agent}}`) }),
      ),
      drawNode('answer', 'answer'),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'english'),
      drawEdge('english', 'next', 'queue'),
      ...exits.map((exit) => drawEdge('queue', exit, `left-${exit}`)),
      ...exits.map((exit) => drawEdge(`left-${exit}`, 'next', answersItself ? 'answer' : 'end')),
      drawEdge('answer', 'next', 'end'),
    ].filter(({ source }) => answersItself || source !== 'answer'),
  });
}

/** An overflow flow with these nodes and edges behind its start. */
export function overflowFlow(nodes: FlowNode[], edges: FlowEdge[], variables: unknown[] = []): Ir {
  return compile({ id: 'watch', kind: 'overflow', nodes: [drawNode('start', 'start'), ...nodes], edges, variables });
}

export function compile(document: Record<string, unknown>): Ir {
  const full = { format: 1, name: String(document.id), languages: ['fr', 'en'], variables: [], notes: [], tests: [] };
  const { ir } = compileFlow({ document: { ...full, ...document }, environment: ENVIRONMENT });
  if (!ir) throw new Error('it does not compile');
  return ir;
}

const ENVIRONMENT = {
  subFlow: () => undefined,
  hasAudio: () => true,
  speech: { available: true, languages: ['fr', 'en'] },
};

interface Entered {
  wait: EnteringWait;
  held: boolean;
  changedBy: string | null;
  standing: WaitStanding;
  end: WaitEnd | null;
}

/** Stands for distribution: it keeps what it is told, as a database would, and says of the queues what a test says. */
export function createDistributionStub() {
  const waits = new Map<string, Entered>();
  const said = {
    queues: ['501', '502'],
    staffed: new Set(['501', '502']),
    callers: 1,
    position: 1,
    predictedSeconds: 90 as number | null,
    offered: false,
    failing: false,
  };
  const refuse = () => {
    if (said.failing) throw new Error('the database is away');
  };
  const distribution: Distribution = {
    async enter(wait) {
      refuse();
      const known = waits.get(wait.id);
      if (known) {
        const { queue, priority, since, enteredAt } = known.wait;
        const { changedBy } = known;
        return known.standing.at === 'waiting'
          ? { at: 'waiting', kept: { queue, priority, since, enteredAt, changedBy } }
          : known.standing;
      }
      const { queue, priority, since, enteredAt } = wait;
      const standing: WaitStanding = { at: 'waiting', kept: { queue, priority, since, enteredAt, changedBy: null } };
      waits.set(wait.id, { wait, held: false, changedBy: null, standing, end: null });
      return standing;
    },
    async change(waitId, { held, changedBy, ...change }) {
      refuse();
      const known = waits.get(waitId);
      if (!known || known.end) return;
      Object.assign(known.wait, change);
      known.held = held ?? known.held;
      known.changedBy = changedBy ?? known.changedBy;
    },
    async leave(waitId, end) {
      refuse();
      const known = waits.get(waitId);
      if (!known || known.end) return;
      known.end = end;
      known.standing = { at: 'over', end, agent: null, talkSeconds: 0, waitedSeconds: 7, requeue: null };
    },
    figures: () => ({ waiting: said.callers, longestSince: null, staffed: said.staffed.size, ready: 0 }),
    outlook: (waitId) => {
      const known = waits.get(waitId);
      if (!known || known.end) return null;
      const { position, predictedSeconds, offered } = said;
      return { position, predictedSeconds, offered, staffed: said.staffed.has(known.wait.queue) ? 1 : 0 };
    },
    knows: (queue) => said.queues.includes(queue),
    isStaffed: ({ queue }) => said.staffed.has(queue),
  };
  return { distribution, waits, said };
}

interface WaitingWorld {
  /** Of the node that enters the queue. */
  queue?: Record<string, unknown>;
  overflow?: Ir;
  outbound?: OutboundBehaviour;
  answersItself?: boolean;
  services?: Services;
}

/** A server whose callers wait in queue 501, in virtual time. */
export function createWaitingWorld({
  queue = {},
  overflow,
  outbound,
  answersItself,
  services = {},
}: WaitingWorld = {}) {
  const stub = createDistributionStub();
  let current: ReturnType<typeof createWaitingRoom> | null = null;
  const world = createWorld({
    ir: queueFlow({ ...queue, ...(overflow ? { overflow: 'watch' } : {}) }, { answersItself }),
    flows: overflow ? { watch: overflow } : {},
    ...(outbound ? { outbound } : {}),
    queueing(host) {
      // Another life of the server has waiting rooms of its own.
      current = createWaitingRoom({ distribution: () => stub.distribution });
      return current.queueing(host);
    },
  });
  Object.assign(world.services, services);
  const { telephony } = world;
  const sounding = watchSounds(telephony);

  async function call(): Promise<string> {
    const callId = telephony.placeCall({ from: '+33140000001', to: '0180' });
    await world.pass(200);
    return callId;
  }

  return {
    ...world,
    ...stub,
    call,
    sounding,
    room: () => {
      if (!current) throw new Error('no server has been started');
      return current.room;
    },
    /** The last wait that was entered. */
    lastWait: () => {
      const last = [...stub.waits.values()].at(-1);
      if (!last) throw new Error('nobody has waited');
      return last;
    },
  };
}

/** Follows what calls hear: ids of playbacks and recordings that go on, by call. */
function watchSounds(telephony: ReturnType<typeof createWorld>['telephony']) {
  const active = new Map<string, { callId: string; first: string }>();
  const { play, record, start } = telephony;
  telephony.play = async (command) => {
    const [first] = command.items;
    const words = first?.type === 'speech' ? first.text : (first?.type ?? '');
    active.set(command.playbackId, { callId: command.callId, first: words });
    await play(command);
  };
  telephony.record = async (command) => {
    active.set(command.recordingId, { callId: command.callId, first: 'recording' });
    await record(command);
  };
  telephony.start = (listener) =>
    start((event) => {
      if (event.type === 'playback.finished') active.delete(event.playbackId);
      if (event.type === 'recording.finished') active.delete(event.recordingId);
      listener(event);
    });
  return (callId: string) => [...active.values()].filter((one) => one.callId === callId).map(({ first }) => first);
}
