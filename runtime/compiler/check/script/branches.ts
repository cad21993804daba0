import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { readTerm, subjectsOf } from '#schemas/expressions/term.ts';
import type { Value } from '#schemas/flow/variable.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';
import type { ResolvedNode } from '../../resolve.ts';
import { type Facts, keyOf, type Scene } from '../analysis/facts.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';
import { exitNames } from '../where.ts';
import { type Choice, canHold, choicesByVariable, oneOf, sceneAt, trailTo } from './script-pages.ts';

/** Nodes whose branches an author writes. */
const BRANCHING: ReadonlySet<string> = new Set(['condition', 'switch']);

/** Answers that every branch passes over, and branches for answers that nobody can give. */
export function checkAnswerBranches(checked: CheckedFlow): Diagnostic[] {
  const { ir, resolved } = checked;
  const choices = choicesByVariable(resolved);
  if (choices.size === 0) return [];
  const found: Diagnostic[] = [];
  for (const state of Object.values(ir.states)) {
    const node = state.type === 'branch' && state.scope === '' ? resolved.nodes.get(state.node) : undefined;
    if (state.type !== 'branch' || !node || !BRANCHING.has(node.kind.kind)) continue;
    const subjects = subjectsRead(state, resolved);
    for (const [variable, { choices: offered, first }] of choices) {
      const copies = copiesOf(variable, state.node, ir).filter((subject) => subjects.has(subject));
      if (copies.length === 0) continue;
      const scene = sceneAt(state.node, resolved);
      const holding = (values: readonly Value[]) =>
        oneOf(
          copies.flatMap((copy) => keyOf(copy, scene) ?? []),
          values,
        );
      const asked = { checked, variable, scene, holding, offered, values: [first, ...offered.map(({ code }) => code)] };
      found.push(...branchesWithoutAnswer(state, node, asked));
      found.push(...answersWithoutBranch(state, node, asked));
    }
  }
  return found;
}

type BranchState = Extract<IrState, { type: 'branch' }>;
type Resolved = CheckedFlow['resolved'];

interface Asked {
  checked: CheckedFlow;
  variable: string;
  scene: Scene;
  /** What is known where the variable holds one of these. */
  holding: (values: readonly Value[]) => Facts;
  offered: readonly Choice[];
  /** Everything that it can hold. */
  values: readonly Value[];
}

function branchesWithoutAnswer(state: BranchState, node: ResolvedNode, asked: Asked): Diagnostic[] {
  const { scene } = asked;
  const facts = asked.holding(asked.values);
  return state.branches.flatMap(({ when, then }) => {
    if (then.exit === undefined || !canHold(when, scene) || canHold(when, scene, facts)) return [];
    const names = { ...exitNames(node, then.exit), variable: asked.variable };
    return [
      finding(
        'branch-without-answer',
        { node: state.node, exit: then.exit, trail: trailTo(state.node, asked.checked) },
        names,
      ),
    ];
  });
}

/** Said where “otherwise” ends the script: there an answer that was forgotten is lost without a word. */
function answersWithoutBranch(state: BranchState, node: ResolvedNode, asked: Asked): Diagnostic[] {
  const { nodes, targets } = asked.checked.resolved;
  const target = nodes.get(targets.get(node.node.id)?.get('otherwise') ?? '');
  if (!target || target.exits.length > 0) return [];
  const missed = asked.offered.filter(
    ({ code }) => !state.branches.some(({ when }) => canHold(when, asked.scene, asked.holding([code]))),
  );
  // Where every answer is passed over, the branches are about something else.
  if (missed.length === 0 || missed.length === asked.offered.length) return [];
  const answers = missed.map(({ code, label }) => Object.values(label).find(Boolean) ?? code).join(', ');
  const params = { answers, variable: asked.variable };
  return [
    finding(
      'answer-without-branch',
      { node: state.node, exit: 'otherwise', trail: trailTo(state.node, asked.checked) },
      params,
    ),
  ];
}

/** What the branches of a state look at. */
function subjectsRead(state: BranchState, { flow }: Resolved): ReadonlySet<string> {
  const subjects = new Set<string>();
  for (const { when } of state.branches) {
    const term = readTerm(when, flow.variables);
    if (term) subjectsOf(term, subjects);
  }
  return subjects;
}

/** The variable itself, and what its node has copied it to before it branches. */
function copiesOf(variable: string, node: string, ir: Ir): string[] {
  const copies = Object.values(ir.states).flatMap((state) =>
    state.type === 'assign' && state.node === node ? state.set : [],
  );
  return [
    variable,
    ...copies.flatMap(({ to, value }) =>
      to.type === 'local' && value.trim() === variable ? [`local.${to.name}`] : [],
    ),
  ];
}
