import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { Session } from '#runtime/engine/session/session.ts';
import { effectKind } from '#schemas/effects/index.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';

/** One thing that can happen to a contact that waits. */
export type Input =
  | { type: 'keys'; keys: string; then: 'terminator' | 'silence' | 'nothing' }
  | { type: 'timer' }
  | { type: 'outcome'; effect: string; outcome: string };

const KEYS = '1234567890*#';
/** Numbers longer than this are tried by their first and last lengths only. */
const LENGTHS = 12;
const LITERALS = 12;

/** The lowered state a session waits in. */
export function stateOf({ ir }: LinkedFlow, session: Session): IrState | undefined {
  const { value } = session.snapshot().machine as { value?: unknown };
  return ir.states[String(value).replace(/~wait$/, '')];
}

/** What can happen where two versions wait for the same thing: all that either of them distinguishes. */
export function inputsOf(
  before: IrState | undefined,
  after: IrState | undefined,
  literals: readonly string[],
): Input[] {
  const states = [before, after].filter((state) => state !== undefined);
  const found = new Map<string, Input>();
  for (const state of states) for (const input of stateInputs(state, literals)) found.set(JSON.stringify(input), input);
  return [...found.values()];
}

function stateInputs(state: IrState, literals: readonly string[]): Input[] {
  if (state.type === 'collect') return [...keyInputs(state, literals), { type: 'timer' }];
  if (state.type !== 'effect') return [];
  const { effect, outcomes, timeoutMs } = state;
  const declared = Object.keys(effectKind(effect)?.outcomes ?? {});
  const inputs: Input[] = declared
    .filter((outcome) => Object.hasOwn(outcomes, outcome) || outcome === 'failed')
    .map((outcome) => ({ type: 'outcome', effect, outcome }));
  return timeoutMs === undefined ? inputs : [...inputs, { type: 'timer' }];
}

function keyInputs(
  { maxKeys, terminators }: Extract<IrState, { type: 'collect' }>,
  literals: readonly string[],
): Input[] {
  if (maxKeys === 1) return [...KEYS].map((keys) => ({ type: 'keys', keys, then: 'nothing' }));
  const lengths = Array.from({ length: Math.min(maxKeys, LENGTHS) }, (_, index) => index + 1);
  const texts = [...lengths.map((length) => '1'.repeat(length)), '1'.repeat(Math.min(maxKeys, 100))];
  const wanted = new Set([...texts, ...literals.filter(({ length }) => length <= maxKeys)]);
  const end = terminators === '' ? 'silence' : 'terminator';
  return [...wanted].map((keys) => ({ type: 'keys', keys, then: keys.length < maxKeys ? end : 'nothing' }));
}

/** Numbers that conditions of a flow compare with, as callers would key them in. */
export function keyedLiterals(...irs: readonly Ir[]): string[] {
  const found = new Set<string>();
  for (const ir of irs) {
    for (const state of Object.values(ir.states)) {
      if (state.type !== 'branch') continue;
      for (const { when } of state.branches) for (const [text] of when.matchAll(/\b[0-9]{1,20}\b/g)) found.add(text);
    }
  }
  return [...found].slice(0, LITERALS);
}
