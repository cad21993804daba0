import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { subjectsOf } from '#schemas/expressions/term.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';
import type { Place } from './analysis/explore.ts';
import { keyOf, sceneOf, variableKey } from './analysis/facts.ts';
import { termsOf } from './analysis/terms.ts';
import { type CheckedFlow, finding } from './check-pass.ts';
import { exitNames, whereOf } from './where.ts';

/** Variables that are read before anything has set them, and expressions that fail where nobody expects it. */
export function checkValues(checked: CheckedFlow): Diagnostic[] {
  // The pages of a script show and fill variables as they are; what they lack is for the checks of scripts.
  if (checked.resolved.flow.kind === 'script') return [];
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  const reads = new Map<string, Read[]>();
  const report = (key: string, say: () => Diagnostic) => {
    if (seen.has(key)) return;
    seen.add(key);
    found.push(say());
  };
  for (const place of checked.explore().places) {
    const { node, params } = whereOf(place.state.node);
    for (const name of unsetReads(checked.ir, place, reads)) {
      report(`unset ${node} ${name}`, () =>
        finding('unset-variable', { node, variable: name, trail: checked.trail(place) }, { name, ...params }),
      );
    }
    const failure = place.moves.find(({ risk, to }) => (risk === 'maybe' || risk === 'certain') && isApology(to));
    if (failure) {
      report(`failure ${node}`, () => {
        const exit = failure.target.exit ?? 'error';
        const names = namesOf(checked, node, exit);
        return finding(
          'unhandled-failure',
          { node, exit, trail: checked.trail(place, failure) },
          { ...names, ...params },
        );
      });
    }
  }
  return found;
}

/** Where a contact ends to which nothing is connected. */
function isApology({ state }: Place): boolean {
  return state.type === 'end' && state.result === 'failed' && state.node === '';
}

function namesOf({ resolved }: CheckedFlow, node: string, exit: string): Diagnostic['params'] {
  const drawn = resolved.nodes.get(node);
  return drawn ? exitNames(drawn, exit) : { exit };
}

interface Read {
  name: string;
  key: string;
}

/** Variables that a place reads although they may still be unset. */
function unsetReads(ir: Ir, { stateId, state, facts }: Place, reads: Map<string, Read[]>): string[] {
  if (facts.size === 0) return [];
  let all = reads.get(stateId);
  if (!all) {
    all = readsOf(ir, state);
    reads.set(stateId, all);
  }
  return all.filter(({ key }) => facts.get(key)?.unset).map(({ name }) => name);
}

/** The variables that a state reads; an assignment sees what those before it in the same state have set. */
function readsOf(ir: Ir, state: IrState): Read[] {
  const scene = sceneOf(ir, state);
  const set = new Set<string>();
  return termsOf(state, scene.variables).flatMap(({ term }, index) => {
    const names = term ? [...subjectsOf(term)] : [];
    const read = names.flatMap((name) => {
      const key = keyOf(name, scene);
      return key?.startsWith('variable ') && !set.has(key) ? [{ name, key }] : [];
    });
    const to = state.type === 'assign' ? state.set[index]?.to : undefined;
    if (to?.type === 'variable') set.add(variableKey(to.scope, to.name));
    return read;
  });
}
