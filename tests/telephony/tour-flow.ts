import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
/**
 * A flow with every node kind that a real call meets, chosen by keys: 1 digits, 2 condition, 3 web service, 4 message,
 * 5 transfer, 6 sub-flow, 7 variables, 8 language, 9 spoken values. Its sounds are files, so that it needs no speech engine.
 */
export function tourFlow(webUrl: string): unknown {
  const nodes = [
    drawNode('start', 'start'),
    drawNode('welcome', 'play-prompt', { prompt: beep }),
    drawNode('menu', 'menu', {
      prompt: beep,
      timeoutMs: 2000,
      choices: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => ({ key, label: key })),
      noInput: { retries: 0, prompt: [] },
      noMatch: { retries: 0, prompt: [] },
    }),
    drawNode('digits', 'collect-digits', {
      ...input('order', 4),
      validation: 'event.keys != "0000"',
      firstDigitMs: 2000,
      nextDigitMs: 1500,
    }),
    drawNode('confirm', 'play-prompt', { prompt: [{ type: 'digits', value: 'order' }] }),
    drawNode('caller', 'condition', {
      branches: [
        { id: 'abroad', label: 'From abroad', when: 'contact.caller.startsWith("00")' },
        { id: 'odd', label: 'Cannot be told', when: 'double(contact.caller) < 100.0' },
      ],
    }),
    drawNode('web', 'http-request', {
      url: `${webUrl}/{{ contact.caller }}`,
      timeoutMs: 1500,
      mapping: [{ variable: 'state', value: 'event.body.state' }],
    }),
    drawNode('message', 'record-message', { ...message, maxSeconds: 6, maxSilenceSeconds: 2, minSeconds: 1 }),
    drawNode('number', 'collect-digits', { ...input('extension', 4), firstDigitMs: 4000, nextDigitMs: 2000 }),
    drawNode('operator', 'transfer', { destination: '{{ extension }}', ringTimeoutMs: 4000 }),
    drawNode('survey', 'sub-flow', {
      flow: 'tour-survey',
      inputs: [{ name: 'asked', value: 'contact.caller' }],
      outputs: [{ name: 'score', variable: 'score' }],
    }),
    drawNode('good', 'set-variable', { assignments: [{ variable: 'total', value: 'total + 1.5' }] }),
    drawNode('bad', 'set-variable', { assignments: [{ variable: 'total', value: 'double("none")' }] }),
    drawNode('french', 'language', { choose: 'fixed', language: 'fr' }),
    drawNode('values', 'play-prompt', {
      interruptible: false,
      prompt: [
        { type: 'number', value: '42' },
        { type: 'digits', value: '"17"' },
      ],
    }),
    drawNode('bye', 'play-prompt', { prompt: beep }),
    drawNode('end', 'hang-up'),
  ];
  const next = [
    ['start', 'next', 'welcome'],
    ['welcome', 'next', 'menu'],
    ...[
      ['1', 'digits'],
      ['2', 'caller'],
      ['3', 'web'],
      ['4', 'message'],
      ['5', 'number'],
      ['6', 'survey'],
      ['7', 'good'],
      ['8', 'french'],
      ['9', 'values'],
    ].map(([key, target]) => ['menu', `key-${key}`, target]),
    ['digits', 'valid', 'confirm'],
    ['confirm', 'next', 'bye'],
    ['number', 'valid', 'operator'],
    ['good', 'next', 'bad'],
    ['french', 'next', 'values'],
    ...all('menu', ['no-input', 'no-match']),
    ...all('digits', ['no-input', 'invalid']),
    ...all('caller', ['branch-abroad', 'branch-odd', 'otherwise', 'error']),
    ...all('web', ['success', 'http-error', 'timeout', 'error']),
    ...all('message', ['recorded', 'too-short']),
    ['message', 'hung-up', 'good'],
    ...all('number', ['no-input', 'invalid']),
    ...all('operator', ['ended', 'busy', 'no-answer', 'failed', 'error']),
    ...all('survey', ['returned']),
    ...all('bad', ['next', 'error']),
    ...all('values', ['next']),
    ['bye', 'next', 'end'],
  ];
  return {
    ...empty,
    id: 'tour',
    name: 'Tour of the node kinds',
    variables: [
      { name: 'order', type: 'text' },
      { name: 'extension', type: 'text' },
      { name: 'state', type: 'text' },
      { name: 'recording', type: 'text' },
      { name: 'score', type: 'text' },
      { name: 'total', type: 'number' },
    ],
    nodes,
    edges: next.map(([source, exit, target]) => ({
      id: `${source}-${exit}`.replace(/[^a-z0-9-]/g, ''),
      source,
      exit,
      target,
    })),
  };
}

/** The sub-flow of the tour: asks for one digit and gives it back. */
export function tourSurvey(): unknown {
  return {
    ...empty,
    id: 'tour-survey',
    name: 'Survey of the tour',
    variables: [
      { name: 'asked', type: 'phone', role: 'input' },
      { name: 'score', type: 'text', role: 'output' },
    ],
    nodes: [
      drawNode('start', 'start'),
      drawNode('ask', 'collect-digits', { ...input('score', 1), firstDigitMs: 4000, nextDigitMs: 1000 }),
      drawNode('back', 'return'),
    ],
    edges: [
      { id: 'e1', source: 'start', exit: 'next', target: 'ask' },
      ...['valid', 'no-input', 'invalid'].map((exit) => ({ id: exit, source: 'ask', exit, target: 'back' })),
    ],
  };
}

/**
 * Every node fails in turn and hands the call to the next by its `error` exit: one call goes through them all.
 */
export function errorsFlow(): unknown {
  const failing = 'string(double("none"))';
  const unspeakable = [{ type: 'number', value: 'double("none")' }];
  const nodes = [
    drawNode('prompt', 'play-prompt', { prompt: unspeakable }),
    drawNode('menu', 'menu', {
      prompt: unspeakable,
      timeoutMs: 2000,
      choices: [{ key: '1', label: '1' }],
      noInput: none,
      noMatch: none,
    }),
    drawNode('digits', 'collect-digits', { ...input('said', 4), prompt: unspeakable }),
    drawNode('message', 'record-message', { ...message, prompt: unspeakable, maxSeconds: 6, maxSilenceSeconds: 2 }),
    drawNode('operator', 'transfer', { destination: `{{ ${failing} }}`, ringTimeoutMs: 4000 }),
    drawNode('survey', 'sub-flow', { flow: 'tour-survey', inputs: [{ name: 'asked', value: failing }], outputs: [] }),
    drawNode('language', 'language', { choose: 'expression', value: '"xx"' }),
    drawNode('condition', 'condition', { branches: [{ id: 'odd', label: 'Odd', when: 'double("none") > 1.0' }] }),
    drawNode('web', 'http-request', { url: `http://127.0.0.1:1/{{ ${failing} }}`, timeoutMs: 1500, mapping: [] }),
    drawNode('variable', 'set-variable', { assignments: [{ variable: 'said', value: failing }] }),
  ];
  const others: Record<string, string[]> = {
    prompt: ['next'],
    menu: ['key-1', 'no-input', 'no-match'],
    digits: ['valid', 'no-input', 'invalid'],
    message: ['recorded', 'too-short'],
    operator: ['ended', 'busy', 'no-answer', 'failed'],
    survey: ['returned'],
    language: ['next'],
    condition: ['branch-odd', 'otherwise'],
    web: ['success', 'http-error', 'timeout'],
    variable: ['next'],
  };
  const edges = nodes.flatMap(({ id }, index) => [
    { id: `${id}-error`, source: id, exit: 'error', target: nodes[index + 1]?.id ?? 'end' },
    ...(others[id] ?? []).map((exit) => ({ id: `${id}-${exit}`, source: id, exit, target: 'end' })),
  ]);
  return {
    ...empty,
    id: 'errors',
    name: 'Everything fails',
    variables: [
      { name: 'said', type: 'text' },
      { name: 'recording', type: 'text' },
    ],
    nodes: [drawNode('start', 'start'), ...nodes, drawNode('end', 'hang-up')],
    edges: [{ id: 'begin', source: 'start', exit: 'next', target: 'prompt' }, ...edges],
  };
}

/** A short welcome, then a menu with a prompt so long that a crash falls into it. */
export function crashFlow(): unknown {
  return {
    ...empty,
    id: 'crash',
    name: 'Long menu',
    variables: [],
    nodes: [
      drawNode('start', 'start'),
      drawNode('welcome', 'play-prompt', { prompt: beep }),
      drawNode('menu', 'menu', {
        prompt: [{ type: 'audio', audio: { en: 'long', fr: 'long' } }],
        timeoutMs: 3000,
        choices: [{ key: '1', label: 'Go on' }],
        noInput: none,
        noMatch: none,
      }),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      { id: 'e1', source: 'start', exit: 'next', target: 'welcome' },
      { id: 'e2', source: 'welcome', exit: 'next', target: 'menu' },
      ...['key-1', 'no-input', 'no-match'].map((exit) => ({ id: exit, source: 'menu', exit, target: 'end' })),
    ],
  };
}

/**
 * Long stays of every kind, for a node to die in: 1 ends, 2 records, 3 transfers, 4 waits for another key. The menu's
 * prompt is long, so that a caller who presses nothing is in it.
 */
export function longStaysFlow(): unknown {
  const waiting = { timeoutMs: 25_000, noInput: none, noMatch: none };
  const choices = (keys: string) => [...keys].map((key) => ({ key, label: key }));
  const nodes = [
    drawNode('start', 'start'),
    drawNode('menu', 'menu', {
      ...waiting,
      prompt: [{ type: 'audio', audio: { en: 'long', fr: 'long' } }],
      choices: choices('1234'),
    }),
    drawNode('message', 'record-message', { ...message, maxSeconds: 60, maxSilenceSeconds: 0, minSeconds: 1 }),
    drawNode('number', 'collect-digits', { ...input('extension', 4), firstDigitMs: 4000, nextDigitMs: 2000 }),
    drawNode('operator', 'transfer', { destination: '{{ extension }}', ringTimeoutMs: 14_000 }),
    drawNode('quiet', 'menu', { ...waiting, prompt: beep, choices: choices('1') }),
    drawNode('bye', 'play-prompt', { prompt: beep }),
    drawNode('end', 'hang-up'),
  ];
  const next: Way[] = [
    ['start', 'next', 'menu'],
    ['menu', 'key-1', 'bye'],
    ['menu', 'key-2', 'message'],
    ['menu', 'key-3', 'number'],
    ['menu', 'key-4', 'quiet'],
    ['number', 'valid', 'operator'],
    ...all('menu', ['no-input', 'no-match']),
    ...all('message', ['recorded', 'too-short']),
    ...all('number', ['no-input', 'invalid']),
    ...all('operator', ['ended', 'busy', 'no-answer', 'failed', 'error']),
    ...all('quiet', ['key-1', 'no-input', 'no-match']),
    ['bye', 'next', 'end'],
  ];
  return {
    ...empty,
    id: 'long-stays',
    name: 'Long stays',
    variables: [
      { name: 'recording', type: 'text' },
      { name: 'extension', type: 'text' },
    ],
    nodes,
    edges: next.map(([source, exit, target]) => drawEdge(source, exit, target)),
  };
}

/** Puts every caller through to one browser phone. */
export function agentFlow(extension: string): unknown {
  const exits = ['ended', 'busy', 'no-answer', 'failed', 'error'];
  return {
    ...empty,
    id: 'agent',
    name: 'One agent',
    variables: [{ name: 'phone', type: 'text' }],
    nodes: [
      drawNode('start', 'start'),
      drawNode('choose', 'set-variable', { assignments: [{ variable: 'phone', value: `"agent:${extension}"` }] }),
      drawNode('agent', 'transfer', { destination: '{{ phone }}', ringTimeoutMs: 20_000 }),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      { id: 'e1', source: 'start', exit: 'next', target: 'choose' },
      { id: 'e2', source: 'choose', exit: 'next', target: 'agent' },
      { id: 'e3', source: 'choose', exit: 'error', target: 'end' },
      ...exits.map((exit) => ({ id: exit, source: 'agent', exit, target: 'end' })),
    ],
  };
}

const empty = { format: 1, kind: 'ivr', languages: ['en', 'fr'], notes: [], tests: [] };
const beep = [{ type: 'audio', audio: { en: 'beep', fr: 'beep' } }];
const none = { retries: 0, prompt: [] };
const message = { prompt: beep, beep: true, terminator: '#', variable: 'recording' };

function input(variable: string, maxDigits: number) {
  return { prompt: beep, variable, minDigits: 1, maxDigits, terminator: '#', noInput: none, invalid: none };
}

type Way = [source: string, exit: string, target: string];

function all(source: string, exits: readonly string[]): Way[] {
  return exits.map((exit) => [source, exit, 'bye']);
}
