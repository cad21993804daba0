import {
  campaignFlowId,
  type InboundSettings,
  inboundSettings,
  queueFlowId,
} from '#schemas/domain/inbound-campaign.ts';
import { CURRENT_FORMAT, type Flow, type FlowEdge, type FlowNode } from '#schemas/flow/flow.ts';
import { defaultSettings } from '#schemas/flow/settings.ts';
import type { EnterQueueConfig } from '#schemas/nodes/enter-queue/node.ts';
import type { Prompt } from '#schemas/nodes/prompt.ts';
import { drawEdge } from '../flow/draw.ts';
import type { CampaignNode } from './campaign-node.ts';
import { handsBackAnswered } from './hands-back.ts';
import { hasQueue } from './has-queue.ts';
import { lastWord } from './last-words.ts';

export interface CampaignFacts {
  id: string;
  name: string;
  settings: InboundSettings;
  /** One that is not active says that it is closed, whatever else is set. */
  active: boolean;
}

/**
 * The flow that the calls of a campaign run. Every way through it ends with something that callers can hear: an agent, the
 * survey, or why there is nobody.
 * @param subFlow Published flows, by id.
 */
export function toFlow(campaign: CampaignFacts, subFlow: (id: string) => Flow | undefined): Flow {
  const { id, name, settings, active } = campaign;
  const drawing = new Drawing(settings);
  if (active) drawActive(drawing, settings, subFlow);
  else drawing.connect('start', 'next', 'closed');
  return {
    ...undrawn(settings.general),
    ...{ id: campaignFlowId(id), name },
    nodes: drawing.nodes(),
    edges: drawing.edges,
  };
}

function undrawn({
  description,
  languages,
}: InboundSettings['general']): Omit<Flow, 'id' | 'name' | 'nodes' | 'edges'> {
  return {
    format: CURRENT_FORMAT,
    kind: 'ivr',
    description,
    languages: [...languages],
    variables: [],
    notes: [],
    tests: [],
    settings: defaultSettings,
    waivers: [],
  };
}

/**
 * The flow of customers whom agents of a campaign have called and passed on to a queue: that of the campaign from its queue
 * on, with the queue that was chosen. They have been greeted, and are sent away by nobody but an overflow flow.
 * @param campaign null: they were called for none.
 */
export function toQueueFlow(
  campaign: Pick<CampaignFacts, 'id' | 'settings'> | null,
  queue: { id: string; name: string },
): Flow {
  const settings = campaign?.settings ?? inboundSettings.parse({});
  const { general, messages, overflow } = settings;
  const drawing = new Drawing({
    ...settings,
    general: { ...general, queue: queue.id },
    messages: { ...messages, greeting: [] },
    overflow: { ...overflow, waitsWithoutAgents: true },
  });
  drawing.connect('start', 'next', 'queue');
  drawQueue(drawing, settings, { sendsAway: false });
  return {
    ...undrawn(general),
    ...{ id: queueFlowId(campaign?.id ?? '', queue.id), name: queue.name },
    nodes: drawing.nodes(),
    edges: drawing.edges,
  };
}

function drawActive(drawing: Drawing, settings: InboundSettings, subFlow: (id: string) => Flow | undefined): void {
  const { general, opening, messages, overflow } = settings;
  let [from, exit]: [CampaignNode, string] = ['start', 'next'];
  const then = (node: CampaignNode, next: string) => {
    drawing.connect(from, exit, node);
    [from, exit] = [node, next];
  };
  if (opening.schedule !== '' || opening.holidays !== '') {
    then('hours', 'open');
    drawing.connect('hours', 'closed', 'closed');
    drawing.connect('hours', 'holiday', messages.holiday.length > 0 ? 'holiday' : 'closed');
    if (opening.holidays !== '') drawing.connect('hours', 'announced', 'end');
    drawing.connect('hours', 'error', 'unavailable');
  }
  if (general.flow !== '') {
    then('ivr', 'returned');
    if (hasQueue(general.flow, subFlow)) {
      // Who has not talked with anybody is not asked how it was.
      if (general.survey !== '' && handsBackAnswered(general.flow, subFlow)) then('survey', 'returned');
      then('end', '');
      return;
    }
  }
  then('queue', '');
  drawQueue(drawing, settings, { sendsAway: !overflow.waitsWithoutAgents });
}

/** The ways out of the queue: only by an overflow flow, or where nobody may wait for agents to come. */
function drawQueue(
  drawing: Drawing,
  { general, overflow }: InboundSettings,
  { sendsAway }: { sendsAway: boolean },
): void {
  drawing.connect('queue', 'closed', 'closed');
  drawing.connect('queue', 'error', 'unavailable');
  if (overflow.flow !== '') drawing.connect('queue', 'overflow', 'unavailable');
  if (sendsAway) drawing.connect('queue', 'no-agents', 'unavailable');
  drawing.connect('queue', 'agent-ended', general.survey === '' ? 'end' : 'survey');
  if (general.survey !== '') drawing.connect('survey', 'returned', 'end');
}

/** Nodes appear when something leads to them. */
class Drawing {
  readonly edges: FlowEdge[] = [];
  private readonly drawn = new Set<CampaignNode>(['start']);
  private readonly settings: InboundSettings;

  constructor(settings: InboundSettings) {
    this.settings = settings;
  }

  connect(source: CampaignNode, exit: string, target: CampaignNode): void {
    this.edges.push(drawEdge(source, exit, target));
    if (this.drawn.has(target)) return;
    this.drawn.add(target);
    if (target === 'closed' || target === 'holiday' || target === 'unavailable') this.connect(target, 'next', 'end');
  }

  nodes(): FlowNode[] {
    return ORDER.filter((id) => this.drawn.has(id)).map((id) => this.node(id));
  }

  private node(id: CampaignNode): FlowNode {
    const { kind, position, config } = NODES[id];
    const french = this.settings.general.languages[0] === 'fr';
    const label = LABELS[id]?.[french ? 'fr' : 'en'] ?? '';
    return { id, kind, label, position, config: config(this.settings) };
  }
}

const ORDER: readonly CampaignNode[] = [
  'start',
  'hours',
  'ivr',
  'queue',
  'survey',
  'closed',
  'holiday',
  'unavailable',
  'end',
];

/** The kinds name themselves in the reader's language; messages of one kind need to be told apart. */
const LABELS: Partial<Record<CampaignNode, { en: string; fr: string }>> = {
  closed: { en: 'Closed', fr: 'Fermé' },
  holiday: { en: 'Holiday', fr: 'Jour férié' },
  unavailable: { en: 'Nobody available', fr: 'Personne de disponible' },
};

const COLUMN = 340;

interface NodePlan {
  kind: string;
  position: { x: number; y: number };
  config(settings: InboundSettings): Record<string, unknown>;
}

/** The way of a call that goes well is the upper line; what is said instead stands below it. */
const NODES: Record<CampaignNode, NodePlan> = {
  start: { kind: 'start', position: { x: 0, y: 0 }, config: () => ({}) },
  hours: {
    kind: 'opening-hours',
    position: { x: COLUMN, y: 0 },
    config: ({ opening: { schedule, holidays } }) => ({
      schedule,
      holidays,
      announce: holidays !== '',
      afterAnnouncement: 'announced',
    }),
  },
  ivr: { kind: 'sub-flow', position: { x: 2 * COLUMN, y: 0 }, config: ({ general }) => callOf(general.flow) },
  queue: {
    kind: 'enter-queue',
    position: { x: 3 * COLUMN, y: 0 },
    config: (settings) => ({ ...queueConfig(settings) }),
  },
  survey: { kind: 'sub-flow', position: { x: 4 * COLUMN, y: 0 }, config: ({ general }) => callOf(general.survey) },
  closed: {
    kind: 'play-prompt',
    position: { x: 3 * COLUMN, y: 330 },
    config: ({ general, messages }) => say(filled(messages.closed) ?? lastWord('closed', general.languages)),
  },
  holiday: {
    kind: 'play-prompt',
    position: { x: 3 * COLUMN, y: 530 },
    config: ({ messages }) => say(messages.holiday),
  },
  unavailable: {
    kind: 'play-prompt',
    position: { x: 4 * COLUMN, y: 220 },
    config: ({ general, messages }) =>
      say(filled(messages.unavailable) ?? filled(messages.closed) ?? lastWord('unavailable', general.languages)),
  },
  end: { kind: 'hang-up', position: { x: 5 * COLUMN, y: 0 }, config: () => ({}) },
};

function callOf(flow: string): Record<string, unknown> {
  return { flow, inputs: [], outputs: [] };
}

function say(prompt: Prompt): Record<string, unknown> {
  // A key that was pressed too late must not take the last words away.
  return { prompt, interruptible: false };
}

function filled(prompt: Prompt): Prompt | undefined {
  return prompt.length > 0 ? prompt : undefined;
}

function queueConfig({ general, messages, overflow, skills }: InboundSettings): EnterQueueConfig {
  const { position, predictedWait } = messages;
  return {
    queue: general.queue,
    priority: general.priority,
    skills: skills.required,
    greeting: messages.greeting,
    waiting: messages.waiting,
    saysPosition: position.said,
    positionBefore: position.before,
    positionAfter: position.after,
    saysPredictedWait: predictedWait.said,
    predictedWaitBefore: predictedWait.before,
    predictedWaitAfter: predictedWait.after,
    invitation: messages.invitation,
    intervalSeconds: messages.intervalSeconds,
    whisper: messages.whisper,
    overflow: overflow.flow,
    waitsWithoutAgents: overflow.waitsWithoutAgents,
    agentVariable: '',
    waitedVariable: '',
    reasonVariable: '',
  };
}
