import type { Flow, FlowEdge, FlowNode } from '#schemas/flow/flow.ts';
import { attemptExit } from '#schemas/nodes/attempt-switch/node.ts';
import { CALL_EXITS } from '#schemas/nodes/call/node.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { rangeExit } from '#schemas/nodes/time-ranges/config.ts';
import { createPlacer } from './place-nodes.ts';
import {
  type Action,
  type Attempt,
  type Plan,
  placeOf,
  type Rule,
  type StrategyTable,
  type TableNumber,
} from './table.ts';
import { toTable } from './to-table.ts';

const NUMBER = 'phone-number';

/** Where an exit leads; undefined for nowhere. */
type Target = string | undefined;

/** A node as the table wants it, with the exits that the table speaks about. */
interface Wanted {
  kind: string;
  config: object;
  exits: Record<string, Target>;
}

/**
 * Writes a table into the flow it was read from. Nodes that stay keep their id, label and position, whatever the table
 * cannot say stays as it is drawn, and nodes that come new stand to the right of what leads to them.
 */
export function fromTable(table: StrategyTable, before: Flow): Flow {
  const old = toTable(before);
  const builder = createBuilder(before, old);
  const ids = new Map(
    table.numbers.map(({ terms }) => [terms.tel, builder.reserve(placeOf.number(terms.tel), NUMBER)]),
  );
  builder.keepUnchanged(rulesOf(table));
  table.numbers.forEach((number, index) => {
    const next = table.numbers[index + 1]?.terms.tel;
    writeNumber(builder, number, { ids, next: next === undefined ? undefined : ids.get(next) });
  });
  const first = table.numbers[0];
  return builder.finish(first && ids.get(first.terms.tel));
}

interface Numbers {
  ids: ReadonlyMap<number, string>;
  /** The node of the number after this one. */
  next: Target;
}

type Builder = ReturnType<typeof createBuilder>;

function writeNumber(builder: Builder, number: TableNumber, numbers: Numbers): void {
  const { terms, week, preliminary } = number;
  const { tel } = terms;
  const place = placeOf.number(tel);
  builder.beginNumber();
  const exits: Record<string, Target> = {
    missing: writeAction(builder, number.missing, { tel, place: placeOf.missing(tel), numbers }),
    next: writeWeek(builder, week, { tel, numbers }),
  };
  if (preliminary || builder.hadPreliminary(tel)) {
    const at = { tel, place: placeOf.preliminary(tel), numbers };
    exits.preliminary = preliminary ? writePlan(builder, preliminary, at) : undefined;
  }
  builder.put(place, { kind: NUMBER, config: terms, exits });
}

interface At {
  tel: number;
  place: string;
  numbers: Numbers;
}

function writeWeek(builder: Builder, week: TableNumber['week'], { tel, numbers }: Omit<At, 'place'>): Target {
  if (week.type === 'drawn') return week.node ?? undefined;
  if (week.type === 'always') return writePlan(builder, week.plan, { tel, place: placeOf.always(tel), numbers });
  const exits: Record<string, Target> = {
    otherwise: writeAction(builder, week.outside, { tel, place: placeOf.outside(tel), numbers }),
  };
  for (const range of week.ranges) {
    exits[rangeExit(range)] = writePlan(builder, range.plan, { tel, place: placeOf.range(tel, range.id), numbers });
  }
  const ranges = week.ranges.map(({ plan: _, ...range }) => range);
  return builder.put(placeOf.ranges(tel), { kind: 'time-ranges', config: { tel, ranges }, exits });
}

function writePlan(builder: Builder, plan: Plan, at: At): Target {
  if (plan.type === 'drawn') return plan.node ?? undefined;
  const { attempts } = plan;
  const calls = attempts.map((attempt, index) =>
    writeAttempt(builder, attempt, { ...at, place: placeOf.attempt(at.place, index, attempts.length) }),
  );
  const others = calls.at(-1);
  if (calls.length <= 1) return others;
  const exits: Record<string, Target> = { others };
  calls.slice(0, -1).forEach((call, index) => {
    exits[attemptExit(index + 1)] = call;
  });
  const config = { attempts: attempts.length - 1 };
  return builder.put(placeOf.switch(at.place), { kind: 'attempt-switch', config, exits });
}

function writeAttempt(builder: Builder, { ringSeconds, rules }: Attempt, at: At): Target {
  const exits = Object.fromEntries(
    CALL_EXITS.map((exit) => [exit, writeRule(builder, rules[exit], { ...at, place: placeOf.rule(at.place, exit) })]),
  );
  return builder.put(at.place, { kind: 'call', config: { tel: at.tel, ringSeconds }, exits });
}

function writeRule(builder: Builder, { message, sms, action }: Rule, at: At): Target {
  let target = writeAction(builder, action, at);
  if (sms)
    target = builder.share(placeOf.part(at.place, 'sms'), both('send-sms', sms, { sent: target, failed: target }));
  if (message) {
    const exits = { left: target, 'not-left': target };
    target = builder.share(placeOf.part(at.place, 'message'), both('machine-message', message, exits));
  }
  return target;
}

function both(kind: string, config: object, exits: Record<string, Target>): Wanted {
  return { kind, config, exits };
}

function writeAction(builder: Builder, action: Action, { tel, place, numbers }: At): Target {
  const part = placeOf.part(place, 'action');
  if (action.do === 'none') return undefined;
  if (action.do === 'drawn') return action.node;
  if (action.do === 'preliminary') return numbers.ids.get(tel);
  if (action.do === 'next-number') {
    return builder.share(part, { kind: 'next-number', config: {}, exits: { next: numbers.next } });
  }
  if (action.do === 'retry') {
    const config = { tel: action.tel, ...action.rule };
    return builder.share(part, { kind: 'retry', config, exits: { due: numbers.ids.get(action.tel) } });
  }
  return builder.share(part, { kind: action.do, config: {}, exits: {} });
}

/** Every rule of a table, by its place. */
function rulesOf(table: StrategyTable): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  const action = (place: string, what: Action) => rules.set(place, { message: null, sms: null, action: what });
  const plan = (place: string, what: Plan) => {
    if (what.type === 'drawn') return;
    what.attempts.forEach((attempt, index) => {
      const at = placeOf.attempt(place, index, what.attempts.length);
      for (const exit of CALL_EXITS) rules.set(placeOf.rule(at, exit), attempt.rules[exit]);
    });
  };
  for (const { terms, missing, preliminary, week } of table.numbers) {
    action(placeOf.missing(terms.tel), missing);
    if (preliminary) plan(placeOf.preliminary(terms.tel), preliminary);
    if (week.type === 'always') plan(placeOf.always(terms.tel), week.plan);
    if (week.type !== 'ranges') continue;
    action(placeOf.outside(terms.tel), week.outside);
    for (const range of week.ranges) plan(placeOf.range(terms.tel, range.id), range.plan);
  }
  return rules;
}

function createBuilder(before: Flow, old: ReturnType<typeof toTable>) {
  const oldNodes = new Map(before.nodes.map((node) => [node.id, node]));
  const oldExits = new Map<string, Record<string, string>>();
  for (const { source, exit, target } of before.edges) {
    oldExits.set(source, { [exit]: target, ...oldExits.get(source) });
  }
  const owned = new Set(old.places.values());
  const foreign = before.nodes.filter(({ id }) => !owned.has(id));
  /** The start leads to a number of the table; everything else that the table does not own holds on to what it leads to. */
  const entersTable = (node: FlowNode) => node.kind === 'start' && isNumber(oldNodes, oldExits.get(node.id)?.next);
  const foreignIds = new Set(foreign.map(({ id }) => id));
  const holders = new Set(foreign.filter((node) => !entersTable(node)).map(({ id }) => id));
  /** Nodes of rules that something else leads to as well: they may be used as they are, but not changed. */
  const pinned = new Set(before.edges.filter(({ source }) => holders.has(source)).map(({ target }) => target));
  const built = new Map<string, Wanted>();
  const reserved = new Map<string, string>();
  const taken = new Set(before.nodes.map(({ id }) => id));
  /** Nodes of rules that did not change; a rule that did change must not take them. */
  const kept = new Set<string>();
  const added: string[] = [];
  let shared = new Map<string, string>();

  function newId(kind: string): string {
    let id = kind;
    for (let count = 2; taken.has(id); count += 1) id = `${kind}-${count}`;
    taken.add(id);
    return id;
  }

  /** The node that stood at a place, if it is of this kind. */
  function oldAt(place: string, kind: string): string | undefined {
    const id = old.places.get(place);
    return id !== undefined && oldNodes.get(id)?.kind === kind ? id : undefined;
  }

  function reserve(place: string, kind: string): string {
    const id = oldAt(place, kind) ?? newId(kind);
    reserved.set(place, id);
    if (!oldNodes.has(id)) added.push(id);
    return id;
  }

  /** Whether a node as it was says what is wanted. */
  function says(id: string, wanted: Wanted): boolean {
    const node = oldNodes.get(id);
    const exits = oldExits.get(id) ?? {};
    return (
      node?.kind === wanted.kind &&
      sameConfig(node, wanted.config) &&
      Object.entries(wanted.exits).every(([exit, target]) => exits[exit] === target)
    );
  }

  return {
    reserve,
    /** Whether the table spoke of preliminary calls; otherwise what is drawn at their exit is not for the table. */
    hadPreliminary: (tel: number) =>
      old.table.numbers.some(({ terms, preliminary }) => terms.tel === tel && preliminary !== null),
    keepUnchanged(rules: ReadonlyMap<string, Rule>): void {
      for (const [place, rule] of rules) {
        if (JSON.stringify(old.rules.get(place)) !== JSON.stringify(rule)) continue;
        for (const part of ['message', 'sms', 'action'] as const) {
          const id = old.places.get(placeOf.part(place, part));
          if (id !== undefined) kept.add(id);
        }
      }
    },
    /** New nodes are shared by the rules of one number only, so that their edges stay short. */
    beginNumber(): void {
      shared = new Map();
    },
    /** A node that stands at one place. */
    put(place: string, wanted: Wanted): string {
      const id = reserved.get(place) ?? reserve(place, wanted.kind);
      built.set(id, wanted);
      return id;
    },
    /** A node of a rule, which rules that say the same may share. */
    share(place: string, wanted: Wanted): string {
      const candidate = oldAt(place, wanted.kind);
      const twin = candidate === undefined ? undefined : built.get(candidate);
      if (candidate !== undefined) {
        if (twin ? isSame(twin, wanted) : says(candidate, wanted)) {
          built.set(candidate, wanted);
          return candidate;
        }
        if (!twin && !kept.has(candidate) && !pinned.has(candidate)) {
          built.set(candidate, wanted);
          return candidate;
        }
      }
      const key = JSON.stringify(wanted);
      const id = shared.get(key) ?? newId(wanted.kind);
      if (!shared.has(key)) added.push(id);
      shared.set(key, id);
      built.set(id, wanted);
      return id;
    },
    finish(first: Target): Flow {
      const ids = new Set([...foreignIds, ...built.keys()]);
      keepReferred(ids, { before, built, holders });
      const nodes = before.nodes.flatMap((node) => (ids.has(node.id) ? [updated(node, built.get(node.id))] : []));
      const placer = createPlacer(nodes);
      for (const id of added) {
        const wanted = built.get(id);
        if (wanted) nodes.push(placer({ id, ...wanted, built }));
      }
      const edges = writeEdges(before, { ids, built });
      return enter({ ...before, nodes, edges }, first);
    },
  };
}

function isNumber(nodes: ReadonlyMap<string, FlowNode>, id: Target): boolean {
  return id !== undefined && nodes.get(id)?.kind === NUMBER;
}

/** Nodes that something still leads to stay, and so does what they lead to. */
function keepReferred(
  ids: Set<string>,
  { before, built, holders }: { before: Flow; built: ReadonlyMap<string, Wanted>; holders: ReadonlySet<string> },
): void {
  const nodes = new Map(before.nodes.map((node) => [node.id, node]));
  const open: string[] = [];
  const need = (id: Target) => {
    if (id === undefined || ids.has(id) || !nodes.has(id)) return;
    ids.add(id);
    open.push(id);
  };
  for (const { exits } of built.values()) for (const target of Object.values(exits)) need(target);
  for (const edge of before.edges)
    if (holders.has(edge.source) || isUnspoken(edge, { built, nodes })) need(edge.target);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { source, target } of before.edges) if (source === id) need(target);
  }
}

/**
 * An edge that leaves a node of the table by an exit of which the table does not speak: an error exit, for instance. One
 * whose exit went with the change goes, too.
 */
function isUnspoken(
  { source, exit }: FlowEdge,
  { built, nodes }: { built: ReadonlyMap<string, Wanted>; nodes: ReadonlyMap<string, FlowNode> },
): boolean {
  const wanted = built.get(source);
  if (!wanted || Object.hasOwn(wanted.exits, exit)) return false;
  const node = nodes.get(source);
  return hasExit(wanted, exit) || !node || !hasExit(node, exit);
}

function hasExit({ kind, config }: { kind: string; config: object }, exit: string): boolean {
  const spec = nodeKind(kind);
  const parsed = spec?.config.safeParse(config);
  return spec !== undefined && parsed?.success === true && spec.exits(parsed.data).some(({ id }) => id === exit);
}

function writeEdges(
  before: Flow,
  { ids, built }: { ids: ReadonlySet<string>; built: ReadonlyMap<string, Wanted> },
): FlowEdge[] {
  const written = new Set<string>();
  const nodes = new Map(before.nodes.map((node) => [node.id, node]));
  const edges = before.edges.flatMap((edge): FlowEdge[] => {
    const wanted = built.get(edge.source);
    if (!wanted) return ids.has(edge.source) ? [edge] : [];
    if (isUnspoken(edge, { built, nodes })) return [edge];
    const target = Object.hasOwn(wanted.exits, edge.exit) ? wanted.exits[edge.exit] : undefined;
    const key = `${edge.source} ${edge.exit}`;
    if (target === undefined || written.has(key)) return [];
    written.add(key);
    return [target === edge.target ? edge : { ...edge, target }];
  });
  const taken = new Set(edges.map(({ id }) => id));
  for (const [source, { exits }] of built) {
    for (const [exit, target] of Object.entries(exits)) {
      if (target === undefined || written.has(`${source} ${exit}`)) continue;
      edges.push({ id: freeId(`${source}-${exit}`, taken), source, exit, target });
    }
  }
  return edges;
}

function freeId(base: string, taken: Set<string>): string {
  const stem = base.replace(/[^A-Za-z0-9_-]/g, '').slice(0, MAX_STEM);
  let id = stem;
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`;
  taken.add(id);
  return id;
}

/** Ids of flow documents are at most 64 characters; this leaves room for a number. */
const MAX_STEM = 56;

function updated(node: FlowNode, wanted: Wanted | undefined): FlowNode {
  return !wanted || sameConfig(node, wanted.config) ? node : { ...node, config: { ...wanted.config } };
}

/** Fields that are left out count as what their schema fills in. */
function sameConfig(node: FlowNode, config: object): boolean {
  const schema = nodeKind(node.kind)?.config;
  return canonical(schema?.safeParse(node.config).data) === canonical(schema?.safeParse(config).data);
}

function isSame(a: Wanted, b: Wanted): boolean {
  return a.kind === b.kind && canonical(a.config) === canonical(b.config) && canonical(a.exits) === canonical(b.exits);
}

/** As JSON with names in order, so that only the content counts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The start leads to the first number unless it leads somewhere already. */
function enter(flow: Flow, first: Target): Flow {
  const start = flow.nodes.find(({ kind }) => kind === 'start');
  if (!start || first === undefined) return flow;
  const present = new Set(flow.nodes.map(({ id }) => id));
  const onward = flow.edges.find(({ source }) => source === start.id);
  if (onward && present.has(onward.target)) return flow;
  const edges = flow.edges.filter((edge) => edge !== onward);
  const id = onward?.id ?? freeId(`${start.id}-next`, new Set(edges.map((edge) => edge.id)));
  return { ...flow, edges: [...edges, { id, source: start.id, exit: 'next', target: first }] };
}
