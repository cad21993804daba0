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

interface Place {
  ir: Ir;
  state: IrState | undefined;
}

/** What can happen where two versions wait for the same thing: all that either of them distinguishes. */
export function inputsOf(places: readonly Place[], literals: readonly string[]): Input[] {
  const keys = keysWorthTrying(places);
  const found = new Map<string, Input>();
  for (const { ir, state } of places) {
    if (!state) continue;
    const inputs = state.type === 'collect' ? keyInputs(state, { keys, literals }) : effectInputs(ir, state);
    for (const input of inputs) found.set(JSON.stringify(input), input);
  }
  return [...found.values()];
}

function effectInputs(ir: Ir, state: IrState): Input[] {
  if (state.type !== 'effect') return [];
  const { effect, outcomes, timeoutMs } = state;
  // A failure that leads to the apology at once does so in every version that has the effect.
  const failureCounts = ir.states[state.failed.state]?.type !== 'end';
  const inputs: Input[] = Object.keys(effectKind(effect)?.outcomes ?? {})
    .filter((outcome) => Object.hasOwn(outcomes, outcome) || (outcome === 'failed' && failureCounts))
    .map((outcome) => ({ type: 'outcome', effect, outcome }));
  return timeoutMs === undefined ? inputs : [...inputs, { type: 'timer' }];
}

function keyInputs(
  { maxKeys, terminators }: Extract<IrState, { type: 'collect' }>,
  { keys, literals }: { keys: readonly string[]; literals: readonly string[] },
): Input[] {
  const silence: Input = { type: 'timer' };
  if (maxKeys === 1) return [...keys.map((key): Input => ({ type: 'keys', keys: key, then: 'nothing' })), silence];
  const lengths = Array.from({ length: Math.min(maxKeys, LENGTHS) }, (_, index) => index + 1);
  const texts = [...lengths.map((length) => '1'.repeat(length)), '1'.repeat(Math.min(maxKeys, 100))];
  const wanted = new Set([...texts, ...literals.filter(({ length }) => length <= maxKeys)]);
  const end = terminators === '' ? 'silence' : 'terminator';
  const typed = [...wanted].map(
    (text): Input => ({
      type: 'keys',
      keys: text,
      then: text.length < maxKeys ? end : 'nothing',
    }),
  );
  return [...typed, silence];
}

/** Single keys that the nodes waiting here tell apart, and one that they do not; all keys where that cannot be seen. */
function keysWorthTrying(places: readonly Place[]): string[] {
  const told = new Set<string>();
  for (const { ir, state } of places) {
    for (const other of Object.values(ir.states)) {
      if (other.type !== 'branch' || other.node !== state?.node) continue;
      for (const { when } of other.branches)
        for (const [, key] of when.matchAll(/["']([0-9*#])["']/g)) told.add(key ?? '');
    }
  }
  const another = [...KEYS].find((key) => !told.has(key));
  return told.size === 0 ? [...KEYS] : [...told, ...(another === undefined ? [] : [another])].sort();
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
