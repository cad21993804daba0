import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import { overflowTriggerConfig } from '#schemas/nodes/overflow-trigger/node.ts';
import { returnToQueueConfig } from '#schemas/nodes/return-to-queue/node.ts';
import type { ResolvedFlow, ResolvedNode } from '../../resolve.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';
import { findCircles, shortestWay, type Way } from './circles.ts';

/**
 * Callers who can circulate for ever: round a circle that neither they nor the time they have waited ever slow down, or
 * from queue to queue. A condition on a variable that changes on the way round is taken to end it.
 */
export function checkCirculation({ resolved }: CheckedFlow): Diagnostic[] {
  const watches = resolved.flow.kind === 'overflow';
  if (!watches && resolved.flow.kind !== 'ivr') return [];
  const ways = waysOf(resolved);
  const unasked = ways.filter((way) => paceOf(resolved, way) !== 'caller');
  const hasty = unasked.filter((way) => paceOf(resolved, way) === 'at-once');
  // What an IVR does without waiting in a queue is for the checks of every flow.
  const spinning = watches ? findCircles(withoutEnding(resolved, hasty)) : [];
  const moving = findCircles(withoutEnding(resolved, unasked)).filter((circle) => !spinning.some(overlaps(circle)));
  return [
    ...spinning.map((circle) => describe({ rule: 'overflow-spins', circle, resolved, ways, round: hasty })),
    ...moving.flatMap((circle) => {
      const changes = unasked.find((way) => circle.has(way.from) && circle.has(way.to) && entersQueue(resolved, way));
      if (!changes) return [];
      return [describe({ rule: 'overflow-circulates', circle, resolved, ways, round: unasked, at: changes.from })];
    }),
  ];
}

/** The drawn ways, and those by which a return to the queue begins the flow anew. */
function waysOf({ flow, nodes, targets }: ResolvedFlow): Way[] {
  const start = flow.nodes.find(({ kind }) => kind === 'start')?.id;
  return [...nodes.values()].flatMap(({ node, kind, config }): Way[] => {
    const drawn = [...(targets.get(node.id) ?? [])].map(([exit, to]) => ({ from: node.id, exit, to }));
    const again = kind.kind === 'return-to-queue' && returnToQueueConfig.parse(config).again;
    return again && start !== undefined ? [...drawn, { from: node.id, exit: 'again', to: start }] : drawn;
  });
}

type Pace = 'at-once' | 'time' | 'caller';

/** Who decides that a way is taken: the caller, the time they have waited, or neither. */
function paceOf(resolved: ResolvedFlow, { from, exit }: Way): Pace {
  const node = resolved.nodes.get(from);
  return (node && PACES[node.kind.kind]?.(node, exit)) ?? 'at-once';
}

const callerExcept =
  (...exits: string[]) =>
  (_: ResolvedNode, exit: string): Pace =>
    exits.includes(exit) ? 'at-once' : 'caller';

/** Silence is no decision: a caller who does not answer would be asked for ever. */
const PACES: Record<string, (node: ResolvedNode, exit: string) => Pace> = {
  menu: callerExcept('no-input', 'error'),
  'collect-digits': callerExcept('no-input', 'error'),
  'survey-answer': callerExcept('no-input', 'error'),
  'request-callback': callerExcept('no-input', 'error'),
  voicemail: callerExcept('too-short', 'error'),
  'record-message': callerExcept('too-short', 'error'),
  'enter-queue': (_, exit) => (exit === 'agent-ended' ? 'caller' : 'at-once'),
  transfer: (_, exit) => (exit === 'ended' ? 'caller' : 'at-once'),
  'overflow-trigger': ({ config }, exit) => {
    if (exit.startsWith('key-')) return 'caller';
    const trigger = overflowTriggerConfig.parse(config).triggers.find(({ id }) => exit === `trigger-${id}`);
    if (!trigger) return 'at-once';
    const counts = trigger.conditions.map(({ measure }) => measure === 'loops');
    return (trigger.match === 'all' ? counts.some(Boolean) : counts.every(Boolean)) ? 'time' : 'at-once';
  },
};

/** Without the ways out of conditions on something that changes on the same circle. */
function withoutEnding(resolved: ResolvedFlow, ways: readonly Way[]): Way[] {
  const ending = new Set<string>();
  for (const circle of findCircles(ways)) {
    const members = [...circle].flatMap((id) => resolved.nodes.get(id) ?? []);
    const written = members.flatMap((member) => textsOf(member, (meta) => meta.writes === true));
    for (const member of members) {
      if (!DECIDING.has(member.kind.kind)) continue;
      const read = textsOf(member, (meta) => meta.evaluated !== undefined);
      if (written.some((name) => read.some((text) => mentions(text, name)))) ending.add(member.node.id);
    }
  }
  return ways.filter(({ from }) => !ending.has(from));
}

const DECIDING: ReadonlySet<string> = new Set(['condition', 'switch']);

function textsOf({ kind, config }: ResolvedNode, wanted: (meta: Meta) => boolean): string[] {
  const texts: string[] = [];
  visitFields(kind.config, config, ({ meta, value }) => {
    if (wanted(meta) && typeof value === 'string' && value !== '') texts.push(value);
  });
  return texts;
}

type Meta = Parameters<Parameters<typeof visitFields>[2]>[0]['meta'];

function mentions(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}

interface Found {
  rule: 'overflow-spins' | 'overflow-circulates';
  circle: ReadonlySet<string>;
  resolved: ResolvedFlow;
  ways: readonly Way[];
  /** The ways that may be used to go round. */
  round: readonly Way[];
  /** Where it is reported; the first trigger on the circle when absent. */
  at?: string;
}

function describe({ rule, circle, resolved, ways, round, at }: Found): Diagnostic {
  const members = resolved.flow.nodes.filter(({ id }) => circle.has(id));
  const node = at ?? (members.find(({ kind }) => kind === 'overflow-trigger') ?? members[0])?.id ?? '';
  const start = resolved.flow.nodes.find(({ kind }) => kind === 'start')?.id ?? node;
  const inside = round.filter(({ from, to }) => circle.has(from) && circle.has(to));
  const there = start === node ? [] : shortestWay(ways, start, node);
  const trail = [...there, ...shortestWay(inside, node, node)].map(({ from, exit }) => ({ node: from, exit }));
  return finding(rule, { node, trail: [...trail, { node }] }, { count: members.length });
}

function overlaps(circle: ReadonlySet<string>) {
  return (other: ReadonlySet<string>) => [...other].some((id) => circle.has(id));
}

/** A way on which the caller has just been put into a queue, or has just come out of one unserved. */
function entersQueue({ nodes }: ResolvedFlow, { from, exit }: Way): boolean {
  const kind = nodes.get(from)?.kind.kind;
  return kind === 'enter-queue' || (kind === 'change-queue' && exit === 'moved');
}
