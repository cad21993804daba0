import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { readJson } from '#tests/flows/golden-file.ts';
import { fieldOfNode } from './field-of-node.ts';
import { toFlow, toQueueFlow } from './to-flow.ts';

const survey = flow.parse(readJson('samples/satisfaction-survey.json'));
const overflow = flow.parse(readJson('samples/peak-overflow.json'));
const supportLine = flow.parse(readJson('samples/support-line.json'));
const speech = (fr: string, en?: string) => [{ type: 'text', text: en === undefined ? { fr } : { fr, en } }];

/** Tells the caller something and returns: an own flow without a queue. */
const welcome: Flow = flow.parse({
  format: 1,
  id: 'welcome',
  name: 'Welcome',
  kind: 'ivr',
  languages: ['fr'],
  variables: [],
  nodes: [
    { id: 'start', kind: 'start', label: '', position: { x: 0, y: 0 }, config: {} },
    {
      id: 'hello',
      kind: 'play-prompt',
      label: '',
      position: { x: 300, y: 0 },
      config: { prompt: speech('Bonjour'), interruptible: true },
    },
    { id: 'back', kind: 'return', label: '', position: { x: 600, y: 0 }, config: {} },
  ],
  edges: [
    { id: 'a', source: 'start', exit: 'next', target: 'hello' },
    { id: 'b', source: 'hello', exit: 'next', target: 'back' },
  ],
  notes: [],
  tests: [],
});

/** An own flow that calls one with a queue. */
const detour: Flow = {
  ...welcome,
  id: 'detour',
  nodes: [
    ...welcome.nodes.filter(({ id }) => id !== 'hello'),
    {
      id: 'hello',
      kind: 'sub-flow',
      label: '',
      position: { x: 300, y: 0 },
      config: { flow: 'welcome-and-queue', inputs: [], outputs: [] },
    },
  ],
  edges: [
    { id: 'a', source: 'start', exit: 'next', target: 'hello' },
    { id: 'b', source: 'hello', exit: 'returned', target: 'back' },
  ],
};
const withQueue: Flow = {
  ...welcome,
  id: 'welcome-and-queue',
  nodes: [
    ...welcome.nodes,
    { id: 'wait', kind: 'enter-queue', label: '', position: { x: 450, y: 0 }, config: { queue: '500' } },
  ],
  edges: [
    { id: 'a', source: 'start', exit: 'next', target: 'hello' },
    { id: 'b', source: 'hello', exit: 'next', target: 'wait' },
    ...['agent-ended', 'closed', 'no-agents'].map((exit) => ({ id: exit, source: 'wait', exit, target: 'back' })),
  ],
};

/** Only whom an agent has talked to comes back; the others hear something else, and the flow ends there. */
const handsBack: Flow = {
  ...withQueue,
  id: 'hands-back',
  edges: [
    ...withQueue.edges.filter(({ source, exit }) => source !== 'wait' || exit === 'agent-ended'),
    ...['closed', 'no-agents', 'overflow'].map((exit) => ({ id: exit, source: 'wait', exit, target: 'sorry' })),
  ],
  nodes: [
    ...withQueue.nodes.map((node) =>
      node.id === 'wait' ? { ...node, config: { ...node.config, overflow: 'peak-overflow' } } : node,
    ),
    {
      id: 'sorry',
      kind: 'play-prompt',
      label: '',
      position: { x: 450, y: 300 },
      config: { prompt: speech('Personne'), interruptible: false },
    },
  ],
};
const around = (id: string, called: string): Flow => ({
  ...detour,
  id,
  nodes: detour.nodes.map((node) =>
    node.kind === 'sub-flow' ? { ...node, config: { ...node.config, flow: called } } : node,
  ),
});
const aroundIt = around('around-it', 'hands-back');

const published = [survey, overflow, welcome, detour, withQueue, handsBack, aroundIt, supportLine];
const environment = environmentWith(published, {
  catalogue: { queue: ['500', '510', '520'], skill: ['french'], schedule: ['office'], 'holiday-group': ['france'] },
});

function settingsWith(parts: Record<string, unknown> = {}): InboundSettings {
  return inboundSettings.parse({ general: { queue: '500' }, ...parts });
}

function flowOf(settings: InboundSettings, active = true): Flow {
  return toFlow({ id: 'support', name: 'Support', settings, active }, environment.subFlow);
}

/** `source>exit>target`, sorted. */
function waysOf({ edges }: Flow): string[] {
  return edges.map(({ source, exit, target }) => `${source}>${exit}>${target}`).sort();
}

function problemsOf(document: Flow, where = environment): string[] {
  const { diagnostics } = compileFlow({ document, environment: where });
  return diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule, node }) => `${rule} ${node}`);
}

const opening = { schedule: 'office', holidays: 'france' };
const everything = {
  general: { queue: '500', priority: 4, languages: ['fr', 'en'], survey: 'satisfaction-survey', flow: 'welcome' },
  messages: {
    greeting: speech('Bonjour', 'Hello'),
    waiting: speech('Patientez', 'Please wait'),
    position: { said: true, before: speech('Position', 'Position'), after: [] },
    predictedWait: { said: true, before: speech('Attente', 'Wait'), after: speech('minutes', 'minutes') },
    whisper: speech('Support', 'Support'),
    closed: speech('Fermé', 'Closed'),
    holiday: speech('Férié', 'Holiday'),
    unavailable: speech('Personne', 'Nobody'),
  },
  opening,
  overflow: { flow: 'peak-overflow', waitsWithoutAgents: true },
  skills: { required: [{ skill: 'french', level: 3 }] },
};

describe('the flow of a campaign', () => {
  it.each([
    ['with nothing but a queue', {}],
    ['with hours', { opening: { schedule: 'office' } }],
    ['with holidays and no hours', { opening: { holidays: 'france' } }],
    ['with both', { opening }],
    ['with its own flow', { general: { queue: '500', flow: 'welcome' } }],
    ['with a survey', { general: { queue: '500', survey: 'satisfaction-survey' } }],
  ])('%s passes the checker, but for a wait that nobody watches', (_, parts) => {
    const made = flowOf(settingsWith(parts));
    expect(flow.parse(made)).toEqual(made);
    expect(problemsOf(made)).toEqual(['unlimited-wait queue']);
  });

  it.each([
    ['with overflow', { overflow: { flow: 'peak-overflow' } }],
    ['with everything in two languages', everything],
  ])('%s passes the checker', (_, parts) => {
    const made = flowOf(settingsWith(parts));
    expect(flow.parse(made)).toEqual(made);
    expect(problemsOf(made)).toEqual([]);
  });

  it('with its own flow that has a queue has the problems of that flow', () => {
    expect(problemsOf(flowOf(settingsWith({ general: { flow: 'welcome-and-queue' } })))).toEqual([
      'unlimited-wait ivr',
    ]);
  });

  it('is a message and nothing else while the campaign is not active', () => {
    const made = flowOf(settingsWith(everything), false);
    expect(waysOf(made)).toEqual(['closed>next>end', 'start>next>closed']);
    expect(problemsOf(made)).toEqual([]);
  });

  it('says that it is closed although no message is set', () => {
    const made = flowOf(settingsWith({ general: { languages: ['fr', 'en', 'xx'] } }), false);
    const [said] = made.nodes.filter(({ id }) => id === 'closed').map(({ config }) => config.prompt);
    const { text } = (said as { text: Record<string, string> }[])[0] ?? { text: {} };
    expect(Object.keys(text)).toEqual(['fr', 'en', 'xx']);
    expect(text.fr).toMatch(/fermés/);
    expect(text.xx).toBe(text.en);
  });

  it('goes from the hours over its own flow into the queue and to the survey', () => {
    expect(waysOf(flowOf(settingsWith(everything)))).toEqual([
      'closed>next>end',
      'holiday>next>end',
      'hours>announced>end',
      'hours>closed>closed',
      'hours>error>unavailable',
      'hours>holiday>holiday',
      'hours>open>ivr',
      'ivr>returned>queue',
      'queue>agent-ended>survey',
      'queue>closed>closed',
      'queue>error>unavailable',
      'queue>overflow>unavailable',
      'start>next>hours',
      'survey>returned>end',
      'unavailable>next>end',
    ]);
  });

  it('sends callers away whom nobody could serve, unless they may wait', () => {
    expect(waysOf(flowOf(settingsWith()))).toContain('queue>no-agents>unavailable');
    expect(waysOf(flowOf(settingsWith({ overflow: { waitsWithoutAgents: true } })))).not.toContain(
      'queue>no-agents>unavailable',
    );
  });

  it.each(['welcome-and-queue', 'detour'])('leaves the last word to an own flow with a queue (%s)', (own) => {
    const made = flowOf(settingsWith({ ...everything, general: { ...everything.general, flow: own } }));
    expect(made.nodes.map(({ id }) => id)).not.toContain('queue');
    expect(waysOf(made)).toContain('ivr>returned>end');
  });

  it.each(['hands-back', 'around-it'])('surveys whom an own flow hands back from its agent (%s)', (own) => {
    const made = flowOf(settingsWith({ ...everything, general: { ...everything.general, flow: own } }));
    expect(made.nodes.map(({ id }) => id)).not.toContain('queue');
    expect(waysOf(made).filter((way) => /^(ivr|survey)/.test(way))).toEqual([
      'ivr>returned>survey',
      'survey>returned>end',
    ]);
    expect(problemsOf(made)).toEqual([]);
  });

  it('does not end in a circle of flows that call each other', () => {
    const round = { ...detour, id: 'round', nodes: detour.nodes.map((node) => ({ ...node })) };
    round.nodes = round.nodes.map((node) =>
      node.kind === 'sub-flow' ? { ...node, config: { ...node.config, flow: 'round' } } : node,
    );
    const made = toFlow(
      { id: 'x', name: 'X', settings: settingsWith({ general: { queue: '500', flow: 'round' } }), active: true },
      (id) => (id === 'round' ? round : undefined),
    );
    expect(made.nodes.map(({ id }) => id)).toContain('queue');
  });

  it('draws no node on top of another', () => {
    const { nodes } = flowOf(settingsWith(everything));
    const places = nodes.map(({ position: { x, y } }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(nodes.length);
  });
});

describe('the flow of customers whom agents of a campaign have called', () => {
  const queue = { id: '510', name: 'Orders' };
  const campaign = (parts: Record<string, unknown>) => ({ id: 'spring', settings: settingsWith(parts) });

  it('is the queue that was chosen, with what the campaign says and does there', () => {
    const made = toQueueFlow(campaign({ ...everything, opening: {} }), queue);
    expect(flow.parse(made)).toEqual(made);
    expect(problemsOf(made)).toEqual([]);
    expect(made).toMatchObject({ id: 'waiting_510_spring', name: 'Orders', languages: ['fr', 'en'] });
    expect(waysOf(made)).toEqual([
      'closed>next>end',
      'queue>agent-ended>survey',
      'queue>closed>closed',
      'queue>error>unavailable',
      'queue>overflow>unavailable',
      'start>next>queue',
      'survey>returned>end',
      'unavailable>next>end',
    ]);
    const { messages, skills } = settingsWith(everything);
    expect(made.nodes.find(({ id }) => id === 'queue')?.config).toMatchObject({
      ...{ queue: '510', priority: 4, greeting: [], waiting: messages.waiting, whisper: messages.whisper },
      ...{ skills: skills.required, overflow: 'peak-overflow', waitsWithoutAgents: true },
    });
  });

  it('has no hours and no own flow, and sends nobody away', () => {
    const made = toQueueFlow(campaign({ ...everything, overflow: {} }), queue);
    expect(made.nodes.map(({ id }) => id)).toEqual(['start', 'queue', 'survey', 'closed', 'unavailable', 'end']);
    expect(waysOf(made)).not.toContain('queue>no-agents>unavailable');
  });

  it('is there without a campaign, too', () => {
    const made = toQueueFlow(null, queue);
    expect(made.id).toBe('waiting_510');
    expect(problemsOf(made)).toEqual(['unlimited-wait queue']);
  });
});

describe('a problem of the flow is a problem of a field', () => {
  it.each([
    ['no queue', { general: {} }, 'general.queue'],
    ['a queue that is gone', { general: { queue: '999' } }, 'general.queue'],
    ['an own flow that is not published', { general: { queue: '500', flow: 'gone' } }, 'general.flow'],
    ['a survey of the wrong kind', { general: { queue: '500', survey: 'peak-overflow' } }, 'general.survey'],
    ['hours that are gone', { opening: { schedule: 'gone' } }, 'opening.schedule'],
    ['holidays that are gone', { opening: { schedule: 'office', holidays: 'gone' } }, 'opening.holidays'],
    ['an overflow of the wrong kind', { overflow: { flow: 'welcome' } }, 'overflow.flow'],
    ['a skill that is gone', { skills: { required: [{ skill: 'gone', level: 1 }] } }, 'skills.required'],
    ['a greeting without one of the languages', twoLanguages({ greeting: speech('Bonjour') }), 'messages.greeting'],
    ['a position without one', twoLanguages({ position: { said: true, before: speech('x') } }), 'messages.position'],
    ['a closed message without one', { ...twoLanguages({ closed: speech('x') }), opening }, 'messages.closed'],
    ['a last word without one', twoLanguages({ unavailable: speech('x') }), 'messages.unavailable'],
  ])('%s', (_, parts, wanted) => {
    const settings = settingsWith(parts);
    const { diagnostics } = compileFlow({ document: flowOf(settings), environment });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    const places = errors.map((found) => fieldOfNode(found, settings)).map(({ tab, field }) => `${tab}.${field}`);
    expect(new Set(places)).toEqual(new Set([wanted]));
  });

  it('inside a flow that is called, the one that chooses it', () => {
    expect(fieldOfNode({ node: 'ivr/hello', path: ['prompt'] }, settingsWith())).toEqual({
      tab: 'general',
      field: 'flow',
    });
    expect(fieldOfNode({ node: 'queue/x', path: ['greeting'] }, settingsWith())).toEqual({
      tab: 'general',
      field: 'queue',
    });
    expect(fieldOfNode({}, settingsWith())).toEqual({ tab: 'general', field: '' });
  });
});

function twoLanguages(messages: Record<string, unknown>) {
  return { general: { queue: '500', languages: ['fr', 'en'] }, messages };
}
