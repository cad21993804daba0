import type { LiveContact } from '#runtime/engine/live-contact.ts';
import type { EndedContact, QueueHost, WaitEffect } from '#runtime/engine/queue-carrier.ts';
import type { SessionStep } from '#runtime/engine/session/session.ts';
import { waitEffectKinds } from '#schemas/effects/queue.ts';
import { armedAt, NO_STORY, type OverflowStory, tellStory, watchingNodes } from './overflow-story.ts';

type AskedEffect = Exclude<WaitEffect, { effect: 'queue' }>;

/** The overflow flow of one wait: a contact of its own on the caller's call, and what it has come to. */
export class OverflowRun {
  readonly contact: LiveContact;
  private readonly host: Pick<QueueHost, 'live' | 'dispatch'>;
  private readonly watchingNodes: ReadonlySet<string>;
  private told: OverflowStory = NO_STORY;

  constructor(host: Pick<QueueHost, 'live' | 'dispatch'>, contact: LiveContact) {
    this.host = host;
    this.contact = contact;
    this.watchingNodes = watchingNodes(contact.linked.ir);
  }

  /** What one that has ended had come to. */
  static retell({ steps, ir, result }: EndedContact): { story: OverflowStory; result: string | null } {
    const nodes = watchingNodes(ir);
    return { story: steps.reduce((story, step) => tellStory(story, step, nodes), NO_STORY), result };
  }

  tell(step: SessionStep): void {
    this.told = tellStory(this.told, step, this.watchingNodes);
  }

  get story(): OverflowStory {
    return this.told;
  }

  get ended(): boolean {
    return this.contact.session.ended;
  }

  /** An agent can take the caller at any moment. What has just happened counts, also while it is being written down. */
  get watches(): boolean {
    const { pending } = this.contact;
    return !this.ended && (pending?.effect === 'await-trigger' || pending?.effect === 'keep-waiting');
  }

  /** The flow speaks to the caller, listens to them or connects them. */
  get takesLine(): boolean {
    if (this.told.hangsUp) return true;
    return !this.ended && LINE_EFFECTS.has(this.contact.pending?.effect ?? '');
  }

  /** The effect around the wait whose outcome it awaits. */
  get asked(): AskedEffect | null {
    const { pending } = this.contact;
    return pending && isAsked(pending) ? pending : null;
  }

  /** Since when it has waited for a trigger, in milliseconds since 1970. */
  get armedAt(): number | null {
    return armedAt(this.told);
  }

  /** Gives an effect its outcome, unless the flow awaits something else by now. */
  answer(outcome: `${string}.${string}`, effect: string, data: Record<string, unknown>): void {
    if (this.host.live.get(this.contact.id) !== this.contact) return;
    this.host.dispatch(this.contact, { type: outcome, effect, data });
  }

  /** An agent has the caller: the flow ends where it waited for that, and is given up anywhere else. */
  answered(agent: string): void {
    const { asked } = this;
    if (asked && this.watches) this.answer(`${asked.effect}.answered`, asked.id, { agent });
    else this.giveUp('answered');
  }

  /** The wait is over and the flow with it, whatever it does. */
  giveUp(reason: string): void {
    if (this.host.live.get(this.contact.id) !== this.contact || this.ended) return;
    this.host.dispatch(this.contact, { type: 'contact.failed', reason });
  }
}

const LINE_EFFECTS: ReadonlySet<string> = new Set(['play', 'record', 'transfer']);
const ASKED: ReadonlySet<string> = new Set(waitEffectKinds.filter((kind) => kind !== 'queue'));

function isAsked(effect: { effect: string }): effect is AskedEffect {
  return ASKED.has(effect.effect);
}

/** The contact that the overflow flow of a wait is. */
export function overflowIdOf(waitId: string): string {
  return `${waitId}~overflow`;
}
