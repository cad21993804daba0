import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { checkExpression } from '#schemas/expressions/check.ts';
import { partsOf, readTerm, type Term } from '#schemas/expressions/term.ts';
import type { IrState } from '#schemas/ir/ir.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import type { ResolvedNode } from '../resolve.ts';
import { assume } from './analysis/assume.ts';
import { type Facts, NOTHING, type Scene, sceneOf } from './analysis/facts.ts';
import { digitCount, workOut } from './analysis/work-out.ts';
import { type CheckedFlow, finding } from './check-pass.ts';
import { fieldNames } from './field-names.ts';
import { exitNames } from './where.ts';

/** Conditions that are always or never true, and branches that take each other's cases: whatever the variables hold. */
export function checkConditions({ ir, resolved, environment }: CheckedFlow): Diagnostic[] {
  const found: Diagnostic[] = [];
  const known = new Map<string, Standing>();
  for (const state of Object.values(ir.states)) {
    const node = state.type === 'branch' && state.scope === '' ? resolved.nodes.get(state.node) : undefined;
    if (state.type !== 'branch' || !node) continue;
    const scene = sceneOf(ir, state);
    const branches = readBranches(state, scene);
    if (!branches) continue;
    const name = branches.map(({ when }) => when).join('\n');
    const standing = known.get(name) ?? compareBranches(branches, scene);
    known.set(name, standing);
    found.push(
      ...checkEach(node, branches, { scene, thorough: environment.thorough ?? false }),
      ...checkAgainstEachOther(node, branches, standing),
    );
  }
  return found;
}

interface Branch {
  when: string;
  term: Term;
  exit: string | undefined;
}

/** Null when one of them cannot be understood, which is another pass's finding. */
function readBranches(state: Extract<IrState, { type: 'branch' }>, scene: Scene): Branch[] | null {
  const branches = state.branches.map(({ when, then }) => {
    const term = checkExpression(when, 'boolean', scene.variables).ok ? readTerm(when, scene.variables) : null;
    return term && { when, term, exit: then.exit };
  });
  return branches.every((branch) => branch !== null) ? branches : null;
}

interface Manner {
  scene: Scene;
  /** Also says what cannot be decided. */
  thorough: boolean;
}

/** Conditions that an author has written; those that a node kind makes up depend on what came before. */
function checkEach(node: ResolvedNode, branches: readonly Branch[], { scene, thorough }: Manner): Diagnostic[] {
  const written = writtenConditions(node);
  return branches.flatMap(({ when, term }) => {
    const path = written.get(when);
    if (!path) return [];
    const names = fieldNames(node.kind, path);
    const say = (rule: 'always-true' | 'always-false' | 'undecided-condition') =>
      finding(rule, { node: node.node.id, path }, names);
    if (!canBe(term, true, scene)) return [say('always-false')];
    if (!canBe(term, false, scene) && workOut(term, scene, NOTHING).risk === 'never') return [say('always-true')];
    return thorough && !isDecidable(term) ? [say('undecided-condition')] : [];
  });
}

function canBe(term: Term, truth: boolean, scene: Scene, facts: readonly Facts[] = [NOTHING]): boolean {
  return facts.some((known) => assume(term, { scene, facts: known, truth }).length > 0);
}

function writtenConditions({ kind, config }: ResolvedNode): Map<string, (string | number)[]> {
  const written = new Map<string, (string | number)[]>();
  visitFields(kind.config, config, ({ meta, path, value }) => {
    if (meta.evaluated === 'boolean' && typeof value === 'string' && value.trim() !== '') written.set(value, path);
  });
  return written;
}

/** More branches than this are not compared with each other: nobody reads so many findings. */
const MAX_COMPARED = 28;

/** How the branches of one node stand to each other, by their places: many nodes have the same ones. */
interface Standing {
  shadowed: number[];
  overlapping: [number, number][];
}

function checkAgainstEachOther(node: ResolvedNode, branches: readonly Branch[], standing: Standing): Diagnostic[] {
  const id = node.node.id;
  const shadowed = standing.shadowed.flatMap((index) => {
    const exit = branches[index]?.exit;
    return exit === undefined ? [] : [finding('shadowed-branch', { node: id, exit }, exitNames(node, exit))];
  });
  const overlapping = standing.overlapping.flatMap(([index, later]) => {
    const [first, second] = [branches[index]?.exit, branches[later]?.exit];
    if (first === undefined || second === undefined || first === second) return [];
    const [one, other] = [exitNames(node, first), exitNames(node, second)];
    const names = { first: one.exit, firstFr: one.exitFr, second: other.exit, secondFr: other.exitFr };
    return [finding('overlapping-branches', { node: id, exit: second }, names)];
  });
  return shadowed.length > 0 ? shadowed : overlapping;
}

function compareBranches(branches: readonly Branch[], scene: Scene): Standing {
  const standing: Standing = { shadowed: [], overlapping: [] };
  let open: Facts[] = [NOTHING];
  branches.forEach(({ term }, index) => {
    const before = open;
    open = before.flatMap((facts) => assume(term, { scene, facts, truth: false })).slice(0, MAX_OPEN);
    if (before.length >= MAX_OPEN || !canBe(term, true, scene)) return;
    if (!canBe(term, true, scene, before)) standing.shadowed.push(index);
  });
  if (standing.shadowed.length > 0 || branches.length > MAX_COMPARED) return standing;
  branches.forEach((first, index) => {
    branches.slice(index + 1).forEach((second, distance) => {
      if (overlap(first.term, second.term, scene)) standing.overlapping.push([index, index + 1 + distance]);
    });
  });
  return standing;
}

/** More cases than this of what is left over are not followed. */
const MAX_OPEN = 64;

/**
 * Whether two conditions share cases by mistake rather than by design: each also has cases of its own. A ladder (`> 10`,
 * then `> 5`) is how authors part a range.
 */
function overlap(first: Term, second: Term, scene: Scene): boolean {
  if (!isDecidable(first) || !isDecidable(second)) return false;
  const both = assume(first, { scene, facts: NOTHING, truth: true });
  const onlySecond = assume(first, { scene, facts: NOTHING, truth: false });
  const secondWhere = (facts: readonly Facts[], truth: boolean) => canBe(second, truth, scene, facts);
  return (
    secondWhere(both, true) && secondWhere(both, false) && secondWhere(onlySecond, true) && sharesSubject(first, second)
  );
}

/** Conditions on different things overlap wherever both happen to hold, which is what an order of branches is for. */
function sharesSubject(first: Term, second: Term): boolean {
  const subjects = new Set(readsIn(first));
  return readsIn(second).some((subject) => subjects.has(subject)) && readsIn(second).length === subjects.size;
}

function readsIn(term: Term): string[] {
  const own = term.is === 'read' ? [term.subject] : [];
  return [...new Set([...own, ...partsOf(term).flatMap(readsIn)])];
}

/** Whether every part of a condition compares one thing with fixed values, so that its cases are exactly known. */
function isDecidable(term: Term): boolean {
  switch (term.is) {
    case 'value':
    case 'read':
      return true;
    case 'not':
      return isDecidable(term.of);
    case 'both':
    case 'either':
      return isDecidable(term.left) && isDecidable(term.right);
    case 'compare':
      return isFixed(term.left) !== isFixed(term.right) && isSubject(isFixed(term.left) ? term.right : term.left);
    case 'among':
      return isSubject(term.left) && term.right.is === 'list' && term.right.items.every(isFixed);
    case 'call':
      return isSubject(term.of[0]) && isFixed(term.of[1]) && isKnownTest(term);
    default:
      return false;
  }
}

function isKnownTest({ name, of }: Extract<Term, { is: 'call' }>): boolean {
  if (name === 'startsWith') return true;
  const [, pattern] = of;
  return name === 'matches' && pattern?.is === 'value' && digitCount(String(pattern.value)) !== null;
}

function isSubject(term: Term | undefined): boolean {
  return term?.is === 'read' && term.subject !== 'now';
}

function isFixed(term: Term | undefined): boolean {
  return term?.is === 'value' || (term?.is === 'negative' && term.of.is === 'value');
}
