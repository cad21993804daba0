import type { LinkedFlow } from '#runtime/compiler/link.ts';
import { Session, type SessionStep } from '#runtime/engine/session/session.ts';
import { type ContactEvent, contactEvent, type TraceEntry } from '#schemas/effects/contact.ts';
import { sameParams } from './observe.ts';

/** A line of a journal, as the API gives it. */
export interface RecordedLine {
  seq: number;
  /** ISO 8601. */
  at: string;
  event: unknown;
  trace: readonly TraceEntry[];
  effects: readonly { effect: string }[];
}

/**
 * Where a contact goes another way. `exit`: the node is left through another one. `node`: another node follows. `effect`:
 * something else is asked. `time`: a time limit is another. `end`: one ends where the other goes on.
 */
export type ReplayDifference = 'exit' | 'node' | 'effect' | 'time' | 'end';

export interface ReplayPoint {
  seq: number;
  difference: ReplayDifference | 'wording';
  /** The node the contact stood on or passed; '' at the very beginning. */
  node: string;
  /** What happened and what happens now: an exit, a node, effects; empty where there was nothing. */
  before: string;
  after: string;
}

export type ReplayVerdict =
  /** `wording`: the same is done on the same way, but something is said or asked in other words. */
  | { result: 'same'; wording: ReplayPoint | null }
  | { result: 'parted'; point: ReplayPoint; wording: ReplayPoint | null }
  | { result: 'incomparable'; reason: 'no-start' | 'unreadable' };

/** Timers fire a little after they are due, more so on a busy server. */
const LATENESS_MS = 1000;

/** Lets a version of a flow live through what happened to a contact on another, until something is not as it was. */
export function replayContact(linked: LinkedFlow, lines: readonly RecordedLine[]): ReplayVerdict {
  const events: { line: RecordedLine; event: ContactEvent }[] = [];
  for (const line of lines) {
    const read = contactEvent.safeParse(line.event);
    if (!read.success) return { result: 'incomparable', reason: 'unreadable' };
    // The schema and the type say the same; only the pattern of outcome names is not in the schema's type.
    events.push({ line, event: read.data as ContactEvent });
  }
  const [first, ...rest] = events;
  if (first?.event.type !== 'contact.started' || !('facts' in first.event) || first.line.seq !== 0) {
    return { result: 'incomparable', reason: 'no-start' };
  }
  const { session, step } = Session.start({ linked }, first.event.facts, Date.parse(first.line.at));
  const replay = new Replay(session);
  if (replay.judge(first.line, step)) return replay.verdict();
  for (const { line, event } of rest) if (replay.take(line, event)) return replay.verdict();
  return replay.verdict();
}

class Replay {
  private readonly session: Session;
  private point: ReplayPoint | null = null;
  private wording: ReplayPoint | null = null;

  constructor(session: Session) {
    this.session = session;
  }

  /** Feeds an event. @returns Whether the contact goes another way from here. */
  take(line: RecordedLine, event: ContactEvent): boolean {
    const at = Date.parse(line.at);
    const { node, ended, context } = this.session;
    if (ended)
      return this.part({ seq: line.seq, difference: 'end', node, before: line.trace[0]?.node ?? '', after: '' });
    const { timerAt } = context;
    const late = timerAt !== null && timerAt + LATENESS_MS < at;
    const early = event.type === 'timer' && (timerAt === null || at < timerAt);
    if (late || early) {
      const [before, after] = late ? ['longer', 'shorter'] : ['shorter', 'longer'];
      return this.part({ seq: line.seq, difference: 'time', node, before, after });
    }
    const step = this.session.dispatch(event, at);
    if (step) return this.judge(line, step);
    return this.part({ seq: line.seq, difference: 'effect', node, before: event.type, after: '' });
  }

  judge(line: RecordedLine, step: SessionStep): boolean {
    const { seq } = line;
    const { before, after } = firstDifferent(line.trace, step.trace);
    const node = before?.node ?? after?.node ?? '';
    // A node that was left in one version only, or by different exits, stays the same node.
    const leaves =
      (before?.entered ?? false) === (after?.entered ?? false) && (before?.node ?? node) === (after?.node ?? node);
    if ((before || after) && leaves) {
      return this.part({ seq, difference: 'exit', node, before: before?.exit ?? '', after: after?.exit ?? '' });
    }
    if (before || after) {
      const from = lastCommon(line.trace, step.trace);
      return this.part({ seq, difference: 'node', node: from, before: before?.node ?? '', after: after?.node ?? '' });
    }
    return this.judgeEffects(line, step);
  }

  private judgeEffects(line: RecordedLine, step: SessionStep): boolean {
    const [old, now] = [line.effects.filter(isAsked), step.effects.filter(isAsked)];
    const kinds = {
      before: old.map(({ effect }) => effect).join(', '),
      after: now.map(({ effect }) => effect).join(', '),
    };
    const node = this.session.node || (step.trace.at(-1)?.node ?? '');
    const place = { seq: line.seq, node, ...kinds };
    if (kinds.before !== kinds.after) return this.part({ ...place, difference: 'effect' });
    const same = old.every((effect, index) => sameParams(paramsOf(effect), now[index]?.params));
    if (!same) this.wording ??= { ...place, difference: 'wording' };
    return false;
  }

  verdict(): ReplayVerdict {
    const wording = this.wording;
    return this.point ? { result: 'parted', point: this.point, wording } : { result: 'same', wording };
  }

  private part(point: ReplayPoint): true {
    this.point = point;
    return true;
  }
}

function isAsked({ effect }: { effect: string }): boolean {
  return effect !== 'cancel';
}

function paramsOf(effect: object): unknown {
  return 'params' in effect ? effect.params : undefined;
}

function firstDifferent(
  before: readonly TraceEntry[],
  after: readonly TraceEntry[],
): { before?: TraceEntry; after?: TraceEntry } {
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    if (!sameEntry(before[index], after[index])) return { before: before[index], after: after[index] };
  }
  return {};
}

/** The last node that both passed before they part. */
function lastCommon(before: readonly TraceEntry[], after: readonly TraceEntry[]): string {
  let node = '';
  for (const [index, entry] of before.entries()) {
    if (!sameEntry(entry, after[index])) break;
    node = entry.node;
  }
  return node;
}

function sameEntry(a: TraceEntry | undefined, b: TraceEntry | undefined): boolean {
  return a?.node === b?.node && a?.entered === b?.entered && a?.exit === b?.exit;
}
