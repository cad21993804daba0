import { type Flow, type FlowEdge, type FlowNode, flow } from '#schemas/flow/flow.ts';
import type { Variable } from '#schemas/flow/variable.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import type { Random } from './random.ts';

interface Wanted {
  id: string;
  /** A flow that it may run as a sub-flow. */
  callable?: Flow;
  /** It is to be run as a sub-flow itself. */
  called?: boolean;
}

/** A valid flow with whatever nodes, loops, conditions and variables chance brings. */
export function generateFlow(random: Random, { id, callable, called = false }: Wanted): Flow {
  const variables = generateVariables(random, called);
  const size = 3 + random.below(10);
  const kinds = callable ? [...KINDS, 'sub-flow' as const] : KINDS;
  const nodes: FlowNode[] = [draw('start', 'start', {})];
  for (let index = 0; index < size; index += 1) {
    const kind = random.pick(kinds);
    nodes.push(draw(`n${index}`, kind, configs[kind]({ random, variables, callable })));
  }
  nodes.push(draw('end', called && random.chance(0.8) ? 'return' : 'hang-up', {}));
  const targets = nodes.slice(1).map((node) => node.id);
  const edges = nodes.flatMap((node) => edgesOf(node, random, targets));
  return flow.parse({
    format: 1,
    id,
    name: id,
    kind: 'ivr',
    languages: ['en', 'fr'],
    variables,
    nodes,
    edges,
    notes: [],
    tests: [],
  });
}

const KINDS = [
  'play-prompt',
  'menu',
  'menu',
  'collect-digits',
  'set-variable',
  'set-variable',
  'condition',
  'condition',
  'switch',
  'language',
  'http-request',
  'transfer',
  'record-message',
  'split',
  'opening-hours',
  'log-event',
] as const;

type Kind = (typeof KINDS)[number] | 'sub-flow';

function draw(id: string, kind: string, config: Record<string, unknown>): FlowNode {
  return { id, kind, label: id, position: { x: 0, y: 0 }, config };
}

function edgesOf({ id, kind, config }: FlowNode, random: Random, targets: readonly string[]): FlowEdge[] {
  const known = nodeKind(kind);
  const exits = known?.exits(known.config.parse(config)) ?? [];
  return exits
    .filter((exit) => !exit.optional || random.chance(0.5))
    .map((exit, index) => ({
      id: `${id}-${index}`,
      source: id,
      exit: exit.id,
      target: random.chance(0.3) ? 'end' : random.pick(targets),
    }));
}

function generateVariables(random: Random, called: boolean): Variable[] {
  const role = () => (called && random.chance(0.3) ? random.pick(['input', 'output'] as const) : 'internal');
  const maybe = <T>(initial: T) => (random.chance(0.6) ? { initial } : {});
  return [
    { name: 'n', type: 'number', role: role(), ...maybe(random.below(4)) },
    { name: 'm', type: 'number', role: role(), ...maybe(0) },
    { name: 's', type: 'text', role: role(), ...maybe(random.pick(WORDS)) },
    { name: 'b', type: 'boolean', role: role(), ...maybe(random.chance(0.5)) },
  ];
}

const WORDS = ['', 'a', 'ab', 'b', '1'];

interface Making {
  random: Random;
  variables: readonly Variable[];
  callable: Flow | undefined;
}

const number = (random: Random) => String(random.below(6) - 1);
const word = (random: Random) => JSON.stringify(random.pick(WORDS));

function condition(random: Random, depth = 0): string {
  const forms = [
    () => `n ${random.pick(['<', '<=', '>', '>=', '==', '!='])} ${number(random)}`,
    () => `m ${random.pick(['<', '>=', '=='])} ${number(random)}`,
    () => `n ${random.pick(['<', '==', '>'])} m`,
    () => `s ${random.pick(['==', '!='])} ${word(random)}`,
    () => `s.startsWith(${word(random)})`,
    () => `n in [${number(random)}, ${number(random)}]`,
    () => `!(s in [${word(random)}, ${word(random)}])`,
    () => 'b',
    () => `contact.language == ${JSON.stringify(random.pick(['en', 'fr']))}`,
    () => `size(s) ${random.pick(['>', '=='])} ${random.below(3)}`,
    () => `n * 2 - m > ${number(random)}`,
    () => `contact.caller == "${random.pick(['+331', '+332'])}"`,
  ];
  if (depth > 2 || random.chance(0.6)) return random.pick(forms)();
  const [left, right] = [condition(random, depth + 1), condition(random, depth + 1)];
  return random.pick([`(${left}) && (${right})`, `(${left}) || (${right})`, `!(${left})`]);
}

function assignment(random: Random): { variable: string; value: string } {
  return random.pick([
    () => ({
      variable: 'n',
      value: random.pick(['n + 1', 'n - 1', 'm', 'n * 2', number(random), 'b ? n + 1 : 0', 'm + n', '6 / m']),
    }),
    () => ({ variable: 'm', value: random.pick(['m + 1', '0', 'n', number(random), 'double(s)']) }),
    () => ({ variable: 's', value: random.pick([word(random), 's + "a"', 'string(n)', 'b ? "a" : "b"']) }),
    () => ({ variable: 'b', value: random.pick(['true', 'false', '!b', 'n > 2', 's == "a"']) }),
  ])();
}

function spoken(random: Random) {
  const words = random.pick(['Hello', 'Number {{ n }}', 'Text {{ s }}', 'Wait']);
  return [{ type: 'text', text: { en: words, fr: words } }];
}

function retry(random: Random) {
  return { retries: random.below(3), prompt: random.chance(0.3) ? spoken(random) : [] };
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];

/** So many entries, each made by itself. */
function several<T>(random: Random, most: number, make: (index: number) => T): T[] {
  return Array.from({ length: 1 + random.below(most) }, (_, index) => make(index));
}

const configs: Record<Kind, (making: Making) => Record<string, unknown>> = {
  'play-prompt': ({ random }) => ({ prompt: spoken(random), interruptible: random.chance(0.7) }),
  menu: ({ random }) => ({
    prompt: spoken(random),
    choices: DIGITS.slice(0, random.chance(0.05) ? 12 : 1 + random.below(3)).map((key) => ({ key, label: '' })),
    noInput: retry(random),
    noMatch: retry(random),
  }),
  'collect-digits': ({ random }) => {
    const maxDigits = 1 + random.below(4);
    return {
      prompt: spoken(random),
      minDigits: random.below(maxDigits + 1),
      maxDigits,
      terminator: random.pick(['#', '*', 'none']),
      variable: random.pick(['', 'n', 's']),
      validation: random.chance(0.3) ? random.pick(['event.keys == "12"', 'event.keys.startsWith("1")', 'n > 1']) : '',
      noInput: retry(random),
      invalid: retry(random),
    };
  },
  'set-variable': ({ random }) => ({ assignments: several(random, 2, () => assignment(random)) }),
  condition: ({ random }) => ({
    branches: several(random, 3, (index) => ({ id: String(index), label: '', when: condition(random) })),
  }),
  switch: ({ random }) => ({
    value: random.pick(['s', 'n', 'b', 'contact.language', 'string(n)']),
    cases: [...new Set(several(random, 3, () => random.pick(['a', 'b', '1', '2', 'true', 'en'])))].map(
      (equals, index) => ({
        id: String(index),
        equals,
      }),
    ),
  }),
  language: ({ random }) =>
    random.chance(0.5)
      ? { choose: 'fixed', language: random.pick(['en', 'fr']) }
      : { choose: 'expression', value: random.pick(['"en"', 's', 'contact.language', 'b ? "fr" : "en"']) },
  'http-request': ({ random }) => ({
    method: 'GET',
    url: 'https://example.org/{{ s }}',
    mapping: random.chance(0.5)
      ? [
          random.pick([
            { variable: 'n', value: 'event.status' },
            { variable: 's', value: 'event.body.word' },
            { variable: 'b', value: 'event.status < 300' },
          ]),
        ]
      : [],
  }),
  transfer: () => ({ destination: '+33140000099' }),
  'record-message': ({ random }) => ({
    minSeconds: random.below(2),
    variable: random.pick(['', 's']),
    secondsVariable: random.pick(['', 'm']),
  }),
  split: ({ random }) => {
    const first = random.pick([0, 30, 50, 100]);
    return {
      shares: [
        { id: 'a', label: '', percent: first },
        { id: 'b', label: '', percent: 100 - first },
      ],
    };
  },
  'opening-hours': () => ({ schedule: 'office', holidays: '' }),
  'log-event': ({ random }) => ({ level: 'info', text: random.pick(['seen', '{{ n }}']) }),
  'sub-flow': ({ random, callable }) => ({
    flow: callable?.id ?? '',
    inputs: (callable?.variables ?? [])
      .filter(({ role }) => role === 'input')
      .flatMap(({ name }) => (random.chance(0.6) ? [{ name, value: name }] : [])),
    outputs: (callable?.variables ?? [])
      .filter(({ role }) => role === 'output')
      .flatMap(({ name }) => (random.chance(0.6) ? [{ name, variable: name }] : [])),
  }),
};
