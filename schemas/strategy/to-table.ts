import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { attemptExit, attemptSwitchConfig } from '#schemas/nodes/attempt-switch/node.ts';
import { CALL_EXITS, type CallExit, callConfig } from '#schemas/nodes/call/node.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { machineMessageConfig } from '#schemas/nodes/machine-message/node.ts';
import { type PhoneNumberConfig, phoneNumberConfig } from '#schemas/nodes/phone-number/node.ts';
import { retryConfig } from '#schemas/nodes/retry/node.ts';
import { sendSmsConfig } from '#schemas/nodes/send-sms/node.ts';
import { rangeExit, timeRangesConfig } from '#schemas/nodes/time-ranges/config.ts';
import { type Action, type Attempt, type Plan, placeOf, type Rule, type StrategyTable, type Week } from './table.ts';

export interface ReadTable {
  table: StrategyTable;
  /** Nodes that the table says nothing about, apart from the start. */
  leftovers: string[];
  /** The node behind each place of the table. */
  places: ReadonlyMap<string, string>;
  /** The rule or action at each place that has one. */
  rules: ReadonlyMap<string, Rule>;
}

/** Reads a strategy as the table that its admins know. Whatever the drawing looks like, nothing of it is lost. */
export function toTable(flow: Flow): ReadTable {
  const reader = createReader(flow);
  const numbers = reader.numbers.map(({ node, config }) => reader.readNumber(node, config));
  const known = new Set(reader.places.values());
  const leftovers = flow.nodes.filter(({ id, kind }) => kind !== 'start' && !known.has(id)).map(({ id }) => id);
  return { table: { numbers }, leftovers, places: reader.places, rules: reader.rules };
}

function createReader(flow: Flow) {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const targets = new Map<string, string>();
  for (const { source, exit, target } of flow.edges) {
    const key = `${source} ${exit}`;
    if (!targets.has(key)) targets.set(key, target);
  }
  const places = new Map<string, string>();
  const rules = new Map<string, Rule>();
  /** Nodes that count or decide stand at one place only; those of rules may be shared. */
  const structural = new Set<string>();
  const numbers = findNumbers(flow);
  const numberIds = new Map(numbers.map(({ node, config }) => [config.tel, node.id]));

  function follow(node: FlowNode, exit: string): FlowNode | undefined {
    return nodes.get(targets.get(`${node.id} ${exit}`) ?? '');
  }

  function own(place: string, node: FlowNode): void {
    places.set(place, node.id);
  }

  function claim(place: string, node: FlowNode): void {
    own(place, node);
    structural.add(node.id);
  }

  function readNumber(node: FlowNode, terms: PhoneNumberConfig): StrategyTable['numbers'][number] {
    const { tel } = terms;
    claim(placeOf.number(tel), node);
    const hasPreliminary = terms.preliminary.length > 0;
    return {
      terms,
      missing: readAction(follow(node, 'missing'), { tel, place: placeOf.missing(tel) }),
      preliminary: hasPreliminary
        ? readPlan(follow(node, 'preliminary'), { tel, place: placeOf.preliminary(tel) })
        : null,
      week: readWeek(follow(node, 'next'), tel),
    };
  }

  function readWeek(node: FlowNode | undefined, tel: number): Week {
    const config = parse(node, 'time-ranges', timeRangesConfig);
    if (node && config?.tel === tel && !structural.has(node.id)) {
      claim(placeOf.ranges(tel), node);
      return {
        type: 'ranges',
        ranges: config.ranges.map((range) => ({
          ...range,
          plan: readPlan(follow(node, rangeExit(range)), { tel, place: placeOf.range(tel, range.id) }),
        })),
        outside: readAction(follow(node, 'otherwise'), { tel, place: placeOf.outside(tel) }),
      };
    }
    const plan = readPlan(node, { tel, place: placeOf.always(tel) });
    return plan.type === 'drawn' ? plan : { type: 'always', plan };
  }

  function readPlan(node: FlowNode | undefined, at: Place): Plan {
    const drawn: Plan = { type: 'drawn', node: node?.id ?? null };
    if (!node || structural.has(node.id)) return drawn;
    const counting = parse(node, 'attempt-switch', attemptSwitchConfig);
    const exits = counting
      ? [...Array.from({ length: counting.attempts }, (_, index) => attemptExit(index + 1)), 'others']
      : [];
    const calls = counting ? exits.map((exit) => follow(node, exit)) : [node];
    const ids = calls.map((call) => call?.id);
    const readable = calls.every(
      (call) => call && !structural.has(call.id) && parse(call, 'call', callConfig)?.tel === at.tel,
    );
    if (!readable || new Set(ids).size < ids.length) return drawn;
    if (counting) claim(placeOf.switch(at.place), node);
    const found = calls.flatMap((call) => (call ? [call] : []));
    for (const [index, call] of found.entries()) claim(placeOf.attempt(at.place, index, found.length), call);
    return {
      type: 'attempts',
      attempts: found.map((call, index) =>
        readAttempt(call, { ...at, place: placeOf.attempt(at.place, index, found.length) }),
      ),
    };
  }

  function readAttempt(call: FlowNode, at: Place): Attempt {
    const read = (exit: CallExit) => readRule(follow(call, exit), { ...at, place: placeOf.rule(at.place, exit) });
    return {
      ringSeconds: callConfig.parse(call.config).ringSeconds,
      // `Object.fromEntries` forgets the names it is given; these are all of them.
      rules: Object.fromEntries(CALL_EXITS.map((exit) => [exit, read(exit)])) as Attempt['rules'],
    };
  }

  function readRule(first: FlowNode | undefined, at: Place): Rule {
    const message = parse(first, 'machine-message', machineMessageConfig) ?? null;
    const second = message && first ? followBoth(first, 'left', 'not-left') : first;
    const sms = parse(second, 'send-sms', sendSmsConfig) ?? null;
    const third = sms && second ? followBoth(second, 'sent', 'failed') : second;
    const action = third === null || second === null ? undefined : actionOf(third, at);
    if (!first || !action || ((message || sms) && action.do === 'none')) {
      const rule: Rule = { message: null, sms: null, action: first ? { do: 'drawn', node: first.id } : { do: 'none' } };
      rules.set(at.place, rule);
      return rule;
    }
    if (message) own(placeOf.part(at.place, 'message'), first);
    if (sms && second) own(placeOf.part(at.place, 'sms'), second);
    if (third && !structural.has(third.id)) own(placeOf.part(at.place, 'action'), third);
    const rule: Rule = { message, sms, action };
    rules.set(at.place, rule);
    return rule;
  }

  function readAction(node: FlowNode | undefined, at: Place): Action {
    const action = actionOf(node, at);
    if (!action) {
      const drawn: Action = node ? { do: 'drawn', node: node.id } : { do: 'none' };
      rules.set(at.place, { message: null, sms: null, action: drawn });
      return drawn;
    }
    if (node && action.do !== 'preliminary') own(placeOf.part(at.place, 'action'), node);
    rules.set(at.place, { message: null, sms: null, action });
    return action;
  }

  /** Where both exits lead; null where they part, and undefined where nothing is connected. */
  function followBoth(node: FlowNode, a: string, b: string): FlowNode | undefined | null {
    const [one, other] = [follow(node, a), follow(node, b)];
    return one === other ? one : null;
  }

  /** What a node means as an action on a number; undefined where only the drawing can say it. */
  function actionOf(node: FlowNode | undefined, { tel, place }: Place): Action | undefined {
    if (!node) return { do: 'none' };
    if (node.kind === 'give-up' || node.kind === 'finished') return { do: node.kind };
    if (node.kind === 'next-number') {
      const next = numbers.find(({ config }) => config.tel > tel)?.node;
      return follow(node, 'next') === next ? { do: 'next-number' } : undefined;
    }
    const retry = parse(node, 'retry', retryConfig);
    if (retry) {
      const { tel: wanted, ...rule } = retry;
      return follow(node, 'due')?.id === numberIds.get(wanted) ? { do: 'retry', tel: wanted, rule } : undefined;
    }
    const isPreliminary = place.startsWith(placeOf.preliminary(tel));
    return isPreliminary && node.id === numberIds.get(tel) ? { do: 'preliminary' } : undefined;
  }

  return { numbers, places, rules, readNumber };
}

interface Place {
  tel: number;
  place: string;
}

/** The first node of each number, by ascending `tel`. */
function findNumbers(flow: Flow): { node: FlowNode; config: PhoneNumberConfig }[] {
  const found = new Map<number, { node: FlowNode; config: PhoneNumberConfig }>();
  for (const node of flow.nodes) {
    const config = parse(node, 'phone-number', phoneNumberConfig);
    if (config && !found.has(config.tel)) found.set(config.tel, { node, config });
  }
  return [...found.values()].sort((a, b) => a.config.tel - b.config.tel);
}

/** The config of a node of this kind, or undefined for another kind or a config that its schema refuses. */
function parse<T>(
  node: FlowNode | null | undefined,
  kind: string,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): T | undefined {
  if (node?.kind !== kind || !nodeKind(kind)) return undefined;
  const parsed = schema.safeParse(node.config);
  return parsed.success ? parsed.data : undefined;
}
