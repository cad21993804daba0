import type { SessionStep } from '#runtime/engine/session/session.ts';
import type { Effect } from '#schemas/effects/index.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import type { WaitEnd } from '../ports.ts';

/** What an overflow flow has come to, as far as its wait is concerned. A fold of its steps, live or replayed. */
export interface OverflowStory {
  /** The effect whose outcome it awaits. */
  doing: Effect | null;
  node: string;
  /** The measure that fired last, `key` when the caller chose since, or ''. */
  reason: string;
  /** A call back was promised. */
  planned: boolean;
  /** A message was left. */
  recorded: boolean;
  hangsUp: boolean;
  /** When a node first waited with an arming, in milliseconds since 1970. */
  armings: Readonly<Record<string, number>>;
}

export const NO_STORY: OverflowStory = {
  doing: null,
  node: '',
  reason: '',
  planned: false,
  recorded: false,
  hangsUp: false,
  armings: {},
};

/** Nodes in which a flow watches its wait; keys that are pressed there are choices of the caller. */
export function watchingNodes(ir: Ir): ReadonlySet<string> {
  const states = Object.values(ir.states).filter(
    (state) => state.type === 'effect' && state.effect === 'await-trigger',
  );
  return new Set(states.map(({ node }) => node));
}

/** The story after one more step. */
export function tellStory(before: OverflowStory, step: SessionStep, watching: ReadonlySet<string>): OverflowStory {
  const story = { ...before, ...noteOutcome(before, step) };
  for (const { node, entered, exit } of step.trace) {
    if (entered) story.node = node;
    if (exit?.startsWith('key-') && watching.has(node)) story.reason = 'key';
  }
  for (const effect of step.effects) {
    if (effect.effect === 'cancel') {
      if (story.doing?.id === effect.params.target) story.doing = null;
    } else if (effect.effect === 'hang-up') {
      story.hangsUp = true;
    } else {
      story.doing = effect;
    }
    if (effect.effect === 'await-trigger') {
      story.armings = { [armingKey(story.node, effect.params.arming)]: step.at, ...story.armings };
    }
  }
  return story;
}

/** Since when a node has waited with an arming; null while it does not. */
export function armedAt({ doing, node, armings }: OverflowStory): number | null {
  return doing?.effect === 'await-trigger' ? (armings[armingKey(node, doing.params.arming)] ?? null) : null;
}

/** How the wait ends when it is the flow that the caller leaves it by, or with the call. */
export function endByFlow({ planned }: OverflowStory): WaitEnd {
  return planned ? 'callback' : 'overflow';
}

/** How the wait ends when the caller hangs up: one who was helped has not given up. */
export function endByCaller(story: OverflowStory): WaitEnd {
  return story.planned || story.recorded || story.hangsUp ? endByFlow(story) : 'abandoned';
}

function noteOutcome({ doing }: OverflowStory, { event }: SessionStep): Partial<OverflowStory> {
  if (!('effect' in event)) return {};
  const done = doing?.id === event.effect ? { doing: null } : {};
  if (event.type === 'await-trigger.fired') return { ...done, reason: String(event.data.measure) };
  if (event.type === 'callback.planned') return { ...done, planned: true };
  if (event.type === 'voicemail.stored' || event.type === 'record.hung-up') return { ...done, recorded: true };
  return done;
}

function armingKey(node: string, arming: number): string {
  return `${node}#${arming}`;
}
