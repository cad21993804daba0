import { beforeAll, describe, expect, it } from 'vitest';
import { exploreIr } from '#runtime/compiler/check/analysis/explore.ts';
import { passedIn } from '#runtime/compiler/check/reach.ts';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Value, Variable, VariableType } from '#schemas/flow/variable.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { environmentWith } from '../environment.ts';
import { generateFlow } from './generated-flow.ts';
import { type Random, seededRandom } from './random.ts';
import { type RandomRun, runRandomly } from './random-run.ts';

const FLOWS = 400;
const RUNS = 25;

interface Checked {
  document: Flow;
  diagnostics: readonly Diagnostic[];
  passed: ReturnType<typeof passedIn>;
  /** `otherUnset`: the same run of a clean flow in which unset variables hold something else. */
  runs: { faults: boolean; run: RandomRun; otherUnset?: RandomRun }[];
}

const checked: Checked[] = [];

beforeAll(() => {
  for (let seed = 1; seed <= FLOWS; seed += 1) checked.push(checkAndRun(seed));
}, 300_000);

/** The rules that a flow keeps which never dead-ends, never turns by itself and never reads what was not set. */
const SAFETY = [
  'endless-loop',
  'silent-loop',
  'too-many-steps',
  'unhandled-failure',
  'unset-variable',
  'unconnected-exit',
];

function isClean({ diagnostics }: Pick<Checked, 'diagnostics'>): boolean {
  return !diagnostics.some(({ rule, severity }) => severity === 'error' || SAFETY.includes(rule));
}

describe('in ten thousand runs of generated flows', () => {
  it('there are enough flows of either sort for that to mean something', () => {
    const clean = checked.filter(isClean).length;
    expect(clean).toBeGreaterThan(FLOWS / 20);
    const found = new Set(checked.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
    for (const rule of [...SAFETY.slice(0, 5), 'unreachable-exit', 'unreachable-node'])
      expect([...found]).toContain(rule);
    expect(checked.flatMap(({ runs }) => runs)).toHaveLength(FLOWS * RUNS);
  });

  it('no contact is where the checker says that none can be', () => {
    const wrong = checked.flatMap(({ document, diagnostics, passed, runs }) => {
      const excluded = new Set(
        diagnostics
          .filter(({ rule }) => rule === 'unreachable-node' || rule === 'unreachable-exit')
          .map(({ node, exit }) => (exit === undefined ? `${node}` : `${node}>${exit}`)),
      );
      return runs.flatMap(({ run }) =>
        run.trace
          .filter(
            ({ node, exit }) =>
              excluded.has(node) ||
              excluded.has(`${node}>${exit}`) ||
              !passed.nodes.has(node) ||
              (exit !== undefined && !passed.exits.has(`${node}>${exit}`)),
          )
          .map(({ node, exit }) => `${document.id}: ${node}>${exit}`),
      );
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('whatever is clean never dead-ends and never goes round by itself', () => {
    const failed = checked
      .filter(isClean)
      .flatMap(({ document, runs }) =>
        runs
          .filter(({ faults, run }) => !faults && run.failure !== null)
          .map(({ run }) => `${document.id}: ${run.failure}`),
      );
    expect([...new Set(failed)]).toEqual([]);
  });

  it('whatever is clean never reads a variable that nothing has set', () => {
    // Were one read, it would matter what it holds before: some run would go another way or say something else.
    const differing = checked
      .filter(isClean)
      .filter(({ runs }) => runs.some(({ run, otherUnset }) => JSON.stringify(run) !== JSON.stringify(otherUnset)));
    expect(differing.map(({ document }) => document.id)).toEqual([]);
  });
});

function checkAndRun(seed: number): Checked {
  const random = seededRandom(seed);
  const callable = random.chance(0.4) ? generateFlow(random, { id: `called-${seed}`, called: true }) : undefined;
  const document = generateFlow(random, { id: `flow-${seed}`, callable });
  const environment = environmentWith(callable ? [callable] : []);
  const { ir, diagnostics } = compileFlow({ document, environment });
  if (!ir) throw new Error(`flow ${seed} is no flow`);
  const clean = isClean({ diagnostics });
  const linked = linkIr(ir);
  const otherLinked = linkIr(withOtherUnset(ir));
  const runs = Array.from({ length: RUNS }, (_, index) => {
    const faults = index % 2 === 1;
    const start = { language: random.pick(['en', 'fr']), caller: random.pick(['+331', '+334']), faults };
    const given = inputsOf(document, random);
    const chance = seed * 1000 + index;
    const go = (from: LinkedFlow, variables: Record<string, Value>) =>
      runRandomly({ linked: from, ...start, variables, random: seededRandom(chance) });
    const run = go(linked, given);
    return clean
      ? { faults, run, otherUnset: go(otherLinked, { ...unsetOf(document.variables), ...given }) }
      : { faults, run };
  });
  return { document, diagnostics, passed: passedIn(exploreIr(ir)), runs };
}

function inputsOf({ variables }: Flow, random: Random): Record<string, Value> {
  const values: Record<VariableType, () => Value> = {
    number: () => random.below(5) - 1,
    text: () => random.pick(['', 'a', 'b', 'ab']),
    boolean: () => random.chance(0.5),
    phone: () => '+331',
    'date-time': () => null,
    list: () => [],
  };
  return Object.fromEntries(
    variables.filter(({ role }) => role === 'input').map(({ name, type }) => [name, values[type]()]),
  );
}

const OTHER: Record<VariableType, Value> = {
  number: 777,
  text: 'something else',
  boolean: true,
  phone: '+99',
  'date-time': '2001-01-01T00:00:00.000Z',
  list: [1],
};

/** Values for variables that nothing sets first, different from those that they have without. */
function unsetOf(variables: readonly Variable[]): Record<string, Value> {
  return Object.fromEntries(
    variables
      .filter(({ role, initial }) => initial === undefined && !role.startsWith('input'))
      .map(({ name, type }) => [name, OTHER[type]]),
  );
}

/** The same machine, in which variables of sub-flows hold something else while nothing has set them. */
function withOtherUnset(ir: Ir): Ir {
  const states = Object.entries(ir.states).map(([id, state]) => {
    if (state.type !== 'assign') return [id, state];
    const set = state.set.map((assignment) => {
      const { to, unset } = assignment;
      const declared = to.type === 'variable' && ir.scopes[to.scope]?.find(({ name }) => name === to.name);
      return unset && declared ? { ...assignment, value: JSON.stringify(OTHER[declared.type]) } : assignment;
    });
    return [id, { ...state, set }];
  });
  return { ...ir, states: Object.fromEntries(states) };
}
