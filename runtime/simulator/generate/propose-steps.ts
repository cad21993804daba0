import { type Effect, effectKind } from '#schemas/effects/index.ts';
import { sampleData } from '#schemas/effects/sample-data.ts';
import type { TestStep } from '#schemas/flow/flow-test.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';
import type { Simulator } from '../simulator.ts';
import { answerPage } from './answer-page.ts';
import type { FlowModels } from './find-models.ts';
import { withField } from './with-field.ts';

/** More ways to answer one thing than this are not tried. */
const STEP_LIMIT = 40;
/** Longer than this, time is let pass instead of the outcome being given at once. */
const PATIENCE_MS = 60_000;
const SILENCE: TestStep = { do: 'silence' };
const HANG_UP: TestStep = { do: 'hang-up' };
/** Keys that are hardly ever a choice, tried in this order for a wrong one. */
const WRONG_KEYS = '9870*6543210#';

interface Place {
  ir: Ir;
  models: FlowModels;
}

/** Whether the contact stands where somebody outside decides how it goes on. */
export function awaitsDecision({ awaited, ended }: Simulator): boolean {
  return !ended && (awaited.keys || (awaited.effect !== null && awaited.effect.effect !== 'play'));
}

/** What could happen next to a contact that waits for somebody outside; each a few steps, most of them one. */
export function proposeSteps(simulator: Simulator, { ir, models }: Place): TestStep[][] {
  const { awaited, contact } = simulator;
  const states = statesOf(ir, contact.node);
  const { effect } = awaited;
  const steps = [
    ...(awaited.keys ? proposeKeys(states, models.at(contact.node)) : []),
    ...(effect && effect.effect !== 'play' ? proposeOutcomes(simulator, effect, { states, models }) : []),
  ];
  const proposed = different(steps).slice(0, STEP_LIMIT);
  // A recording goes on after the caller has spoken, until silence or the end of the call ends it.
  return proposed.flatMap((step) =>
    step.do === 'speak'
      ? [
          [step, SILENCE],
          [step, HANG_UP],
        ]
      : [[step]],
  );
}

const known = new WeakMap<Ir, ReadonlyMap<string, IrState[]>>();

/** The states that a node was lowered to. */
function statesOf(ir: Ir, node: string): readonly IrState[] {
  let byNode = known.get(ir);
  if (!byNode) {
    const grouped = new Map<string, IrState[]>();
    for (const state of Object.values(ir.states)) {
      const list = grouped.get(state.node);
      if (list) list.push(state);
      else grouped.set(state.node, [state]);
    }
    byNode = grouped;
    known.set(ir, byNode);
  }
  return byNode.get(node) ?? [];
}

function proposeKeys(states: readonly IrState[], models: readonly Readonly<Record<string, unknown>>[]): TestStep[] {
  const collect = states.find((state) => state.type === 'collect');
  if (collect?.type !== 'collect') return [];
  const { maxKeys, terminators } = collect;
  const asked = models.flatMap(({ keys }) => (keys === undefined ? [] : String(keys).replace(/[^0-9*#]/g, '')));
  const lengths = [...new Set([...asked.map(({ length }) => length), Math.min(maxKeys, 40)])].filter((n) => n > 0);
  const padded = asked.flatMap((keys) => lengths.map((length) => keys.slice(0, length).padEnd(length, '1')));
  const wrong = [...WRONG_KEYS].find((key) => !asked.includes(key) && !terminators.includes(key)) ?? '9';
  const end = terminators.charAt(0);
  const inputs = [...asked, wrong, ...padded, '1234567890'.repeat(4).slice(0, maxKeys), wrong.repeat(maxKeys)];
  const presses = inputs.flatMap((keys): TestStep[] => {
    const pressed = keys.length < maxKeys ? `${keys}${end}` : keys.slice(0, maxKeys);
    return pressed === '' ? [] : [{ do: 'press', keys: pressed }];
  });
  return [SILENCE, ...presses];
}

interface Around {
  states: readonly IrState[];
  models: FlowModels;
}

function proposeOutcomes(simulator: Simulator, effect: Effect, { states, models }: Around): TestStep[] {
  const { contact, now } = simulator;
  const at = models.at(contact.node);
  const own: TestStep[] = [];
  if (effect.effect === 'page') {
    const { timeZone } = contact.context.contact;
    own.push(...answerPage(effect.params, at, { now, timeZone: String(timeZone) }));
  }
  if (effect.effect === 'record') own.push({ do: 'speak', seconds: 5 }, SILENCE);
  const state = states.find((one) => one.type === 'effect' && one.effect === effect.effect);
  const usual = effectKind(effect.effect)?.usual?.(effect.params);
  for (const outcome of state?.type === 'effect' ? Object.keys(state.outcomes) : []) {
    if (own.some(({ do: doing }) => doing === 'answer') && outcome === 'left') continue;
    if (effect.effect === 'record' && outcome !== 'failed') continue;
    const passes = usual?.outcome === outcome && usual.afterMs > PATIENCE_MS;
    if (passes) own.push({ do: 'wait', seconds: Math.ceil(usual.afterMs / 1000) });
    const kind = effect.effect;
    for (const data of proposeData(kind, outcome, { fields: models.fields(contact.node), models: at })) {
      own.push({ do: 'outcome', effect: kind, outcome, data });
    }
  }
  return own;
}

interface Data {
  fields: Readonly<Record<string, unknown>>;
  models: readonly Readonly<Record<string, unknown>>[];
}

/** Data that an outcome could bring, as far as its contract allows. */
function proposeData(effect: string, outcome: string, { fields, models }: Data): Record<string, unknown>[] {
  const schema = effectKind(effect)?.outcomes[outcome];
  if (!schema) return [{}];
  const plain = sampleData(schema);
  const bare = effect === 'http' ? withField(plain, 'status', HTTP_STATUS[outcome] ?? 0) : plain;
  const full = Object.entries(fields).reduce((data, [path, value]) => withField(data, path, value), bare);
  const variants = models.map((model) =>
    Object.entries(model).reduce((data, [path, value]) => withField(data, path, value), full),
  );
  return [full, ...variants, bare].flatMap((data) => {
    const parsed = schema.safeParse(data);
    return parsed.success ? [parsed.data as Record<string, unknown>] : [];
  });
}

const HTTP_STATUS: Readonly<Record<string, number>> = { success: 200, 'http-error': 500 };

function different(steps: readonly TestStep[]): TestStep[] {
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}
