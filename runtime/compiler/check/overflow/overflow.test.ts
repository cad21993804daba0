import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { compileFlow } from '../../compile.ts';
import { findCircles, shortestWay } from './circles.ts';

const RULES = ['trigger-impossible', 'trigger-shadowed', 'trigger-at-once', 'overflow-spins', 'overflow-circulates'];

type Step = [id: string, kind: string, config?: Record<string, unknown>];
type Link = [from: string, exit: string, to: string];

function draw(steps: readonly Step[], links: readonly Link[], kind = 'overflow'): Flow {
  return flow.parse({
    format: 1,
    id: 'drawn',
    name: 'Drawn',
    kind,
    languages: ['en'],
    variables: [{ name: 'rounds', type: 'number', initial: 0 }],
    nodes: [['start', 'start'] as Step, ...steps].map(([id, nodeKind, config = {}], index) => ({
      id,
      kind: nodeKind,
      label: id,
      position: { x: index * 300, y: 0 },
      config,
    })),
    edges: links.map(([source, exit, target], index) => ({ id: `e${index}`, source, exit, target })),
    notes: [],
    tests: [],
  });
}

function found(document: Flow) {
  return compileFlow({ document, environment: environmentWith([]) }).diagnostics.filter(({ rule }) =>
    RULES.includes(rule),
  );
}

const rulesOf = (document: Flow) =>
  found(document).map(({ rule, node, exit }) => `${rule} ${node}${exit ? `>${exit}` : ''}`);

const say = (text: string) => [{ type: 'text', text: { en: text } }];
const wait = (seconds: number) => ({ measure: 'predicted-wait', seconds });
const loops = (count: number) => ({ measure: 'loops', loops: count });
const callers = (count: number) => ({ measure: 'callers', callers: count });
const nobody = { measure: 'no-agents' };
const triggers = (...given: { match: 'any' | 'all'; conditions: object[] }[]) => ({
  triggers: given.map((one, index) => ({ ...one, id: String(index + 1), label: '' })),
});
const any = (...conditions: object[]) => ({ match: 'any' as const, conditions });
const all = (...conditions: object[]) => ({ match: 'all' as const, conditions });

describe('triggers', () => {
  const rules = (...given: Parameters<typeof triggers>) =>
    rulesOf(
      draw(
        [
          ['watch', 'overflow-trigger', triggers(...given)],
          ['end', 'hang-up'],
        ],
        [['start', 'next', 'watch'], ...given.map((_, index): Link => ['watch', `trigger-${index + 1}`, 'end'])],
      ),
    );

  it.each([
    ['a stricter one below', [any(wait(60)), any(wait(300))], ['trigger-shadowed watch>trigger-2']],
    ['the same one below', [any(loops(3)), any(loops(3))], ['trigger-shadowed watch>trigger-2']],
    ['a stricter one above', [any(wait(300)), any(wait(60))], []],
    ['one more condition below', [any(wait(60)), all(wait(60), loops(2))], ['trigger-shadowed watch>trigger-2']],
    ['one condition fewer below', [all(wait(60), loops(2)), any(wait(60))], []],
    [
      'every alternative covered',
      [any(wait(60), callers(5)), any(wait(90), callers(9))],
      ['trigger-shadowed watch>trigger-2'],
    ],
    ['one alternative open', [any(wait(60), callers(5)), any(wait(90), loops(9))], []],
    ['other measures', [any(wait(60)), any(callers(5)), any(loops(5)), any(nobody)], []],
    [
      'a caller who counts themselves',
      [any(callers(0)), any(nobody)],
      ['trigger-at-once watch>trigger-1', 'trigger-shadowed watch>trigger-2'],
    ],
    [
      'a certain condition among others',
      [all(callers(0), loops(3)), any(loops(3))],
      ['trigger-shadowed watch>trigger-2'],
    ],
    ['a wait that nobody predicts', [all(nobody, wait(60)), any(nobody)], ['trigger-impossible watch>trigger-1']],
  ])('%s', (_, given, expected) => {
    expect(rules(...given)).toEqual(expected);
  });
});

describe('callers who go round', () => {
  const sorry: Step = ['sorry', 'play-prompt', { prompt: say('Sorry.') }];
  const menu: Step = ['menu', 'menu', { prompt: say('Press 1.'), choices: [{ key: '1', label: 'Yes' }] }];
  const long: Step = ['watch', 'overflow-trigger', triggers(any(wait(60)))];
  const again: Step = ['again', 'return-to-queue', { again: true }];
  const round: Link[] = [
    ['start', 'next', 'watch'],
    ['watch', 'trigger-1', 'sorry'],
  ];

  it('at once, with the way round', () => {
    const [spin, ...others] = found(draw([long, sorry, again], [...round, ['sorry', 'next', 'again']]));
    expect(others).toEqual([]);
    expect(spin).toMatchObject({ rule: 'overflow-spins', severity: 'error', node: 'watch', params: { count: 4 } });
    expect(spin?.trail).toEqual([
      { node: 'start', exit: 'next' },
      { node: 'watch', exit: 'trigger-1' },
      { node: 'sorry', exit: 'next' },
      { node: 'again', exit: 'again' },
      { node: 'start', exit: 'next' },
      { node: 'watch' },
    ]);
  });

  it('unless they wait in peace, or loops pace them', () => {
    const peace: Step = ['again', 'return-to-queue', { again: false }];
    const links: Link[] = [...round, ['sorry', 'next', 'again']];
    expect(rulesOf(draw([long, sorry, peace], links))).toEqual([]);
    const paced: Step = ['watch', 'overflow-trigger', triggers(all(wait(60), loops(2)))];
    expect(rulesOf(draw([paced, sorry, again], links))).toEqual([]);
    const mixed: Step = ['watch', 'overflow-trigger', triggers(any(wait(60), loops(2)))];
    expect(rulesOf(draw([mixed, sorry, again], links))).toEqual(['overflow-spins watch']);
  });

  it('unless rounds are counted', () => {
    const count: Step = ['count', 'set-variable', { assignments: [{ variable: 'rounds', value: 'rounds + 1' }] }];
    const enough: Step = ['enough', 'condition', { branches: [{ id: '1', label: '', when: 'rounds > 2' }] }];
    const links: Link[] = [
      ...round,
      ['sorry', 'next', 'count'],
      ['count', 'next', 'enough'],
      ['enough', 'branch-1', 'end'],
      ['enough', 'otherwise', 'again'],
    ];
    expect(rulesOf(draw([long, sorry, count, enough, again, ['end', 'hang-up']], links))).toEqual([]);
    const other: Step = ['enough', 'condition', { branches: [{ id: '1', label: '', when: 'contact.caller == ""' }] }];
    expect(rulesOf(draw([long, sorry, count, other, again, ['end', 'hang-up']], links))).toEqual([
      'overflow-spins watch',
    ]);
  });

  it('when they say nothing, but not by pressing keys', () => {
    const end: Step = ['end', 'return-to-queue', { again: false }];
    const silent: Link[] = [
      ['start', 'next', 'watch'],
      ['watch', 'trigger-1', 'menu'],
      ['menu', 'key-1', 'end'],
      ['menu', 'no-match', 'end'],
      ['menu', 'no-input', 'watch'],
    ];
    expect(rulesOf(draw([long, menu, end], silent))).toEqual(['overflow-spins watch']);
    const keyed = silent.map(([from, exit, to]): Link => {
      if (exit === 'no-input') return [from, exit, 'end'];
      return exit === 'key-1' ? [from, exit, 'watch'] : [from, exit, to];
    });
    expect(rulesOf(draw([long, menu, end], keyed))).toEqual([]);
  });

  it('from queue to queue of an IVR', () => {
    const queue = (id: string, number: string): Step => [id, 'enter-queue', { queue: number }];
    const links = (last: string): Link[] => [
      ['start', 'next', 'first'],
      ...['agent-ended', 'closed'].flatMap((exit): Link[] => [
        ['first', exit, 'end'],
        ['second', exit, 'end'],
      ]),
      ['first', 'no-agents', 'second'],
      ['second', 'no-agents', last],
    ];
    const steps: Step[] = [queue('first', '501'), queue('second', '502'), ['end', 'hang-up']];
    expect(rulesOf(draw(steps, links('first'), 'ivr'))).toEqual(['overflow-circulates first']);
    expect(rulesOf(draw(steps, links('end'), 'ivr'))).toEqual([]);
  });
});

describe('circles', () => {
  const ways = fc
    .array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 24 })
    .map((pairs) => pairs.map(([from, to], index) => ({ from: `n${from}`, exit: `x${index}`, to: `n${to}` })));

  it('are exactly the nodes from which a way leads back', () => {
    fc.assert(
      fc.property(ways, (drawn) => {
        const circles = findCircles(drawn);
        const nodes = new Set(drawn.flatMap(({ from, to }) => [from, to]));
        for (const node of nodes) {
          const returns = shortestWay(drawn, node, node).length > 0;
          expect(circles.filter((circle) => circle.has(node))).toHaveLength(returns ? 1 : 0);
        }
        for (const circle of circles) {
          for (const a of circle) for (const b of circle) expect(shortestWay(drawn, a, b)).not.toEqual([]);
        }
      }),
    );
  });
});
