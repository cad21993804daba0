import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callResult, unansweredResult } from '#schemas/effects/dial.ts';
import { type Flow, type FlowNode, flow } from '#schemas/flow/flow.ts';
import { CALL_EXITS } from '#schemas/nodes/call/node.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { phoneNumberConfig } from '#schemas/nodes/phone-number/node.ts';
import { readJson } from '#tests/flows/golden-file.ts';
import { fromTable } from './from-table.ts';
import { RETRY_DEFAULT, type RetryRule } from './retry-rule.ts';
import type { Action, Attempt, Plan, Rule, StrategyTable, TableNumber } from './table.ts';
import { toTable } from './to-table.ts';
import { fromSpans, WEEKDAYS } from './week.ts';

const EMPTY = flow.parse({
  format: 1,
  id: 'strategy',
  name: 'Strategy',
  kind: 'strategy',
  languages: ['fr'],
  variables: [],
  nodes: [{ id: 'start', kind: 'start', label: '', position: { x: 0, y: 0 }, config: {} }],
  edges: [],
  notes: [],
  tests: [],
});

describe('a table', () => {
  it('is the same after it was written into a flow and read again', () => {
    fc.assert(
      fc.property(anyTable(), (table) => {
        const written = fromTable(table, EMPTY);
        expect(flow.parse(written)).toEqual(written);
        const { table: read, leftovers } = toTable(written);
        expect(read).toEqual(table);
        expect(leftovers).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same after it replaced another one', () => {
    fc.assert(
      fc.property(anyTable(), anyTable(), (before, after) => {
        const read = toTable(fromTable(after, fromTable(before, EMPTY)));
        expect(read.table).toEqual(after);
        expect(read.leftovers).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('has a node for every rule, with room around it', () => {
    fc.assert(
      fc.property(anyTable(), (table) => {
        const { nodes } = fromTable(table, EMPTY);
        const crowded = nodes.filter((a, index) =>
          nodes
            .slice(index + 1)
            .some((b) => Math.abs(a.position.x - b.position.x) < 240 && Math.abs(a.position.y - b.position.y) < 80),
        );
        expect(crowded).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a drawing', () => {
  it('such as the sample is a table through and through', () => {
    const sample = flow.parse(readJson('samples/renewal-calls.json'));
    const { table, leftovers } = toTable(sample);
    expect(leftovers).toEqual([]);
    expect(table.numbers.map(({ terms, week }) => [terms.column, week.type])).toEqual([
      ['TEL1', 'ranges'],
      ['MOBILE', 'ranges'],
      ['TEL_BUREAU', 'ranges'],
    ]);
    expect(fromTable(table, sample)).toEqual(sample);
  });

  it('stays exactly as it is when its table is written back', () => {
    fc.assert(
      fc.property(anyDrawing(), (drawn) => {
        expect(fromTable(toTable(drawn).table, drawn)).toEqual(drawn);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what the table cannot say, however the table is changed', () => {
    fc.assert(
      fc.property(anyDrawing(), anyTable(), (drawn, after) => {
        const { leftovers } = toTable(drawn);
        const written = fromTable(after, drawn);
        expect(flow.parse(written)).toEqual(written);
        const kept = new Set(leftovers);
        const byId = (nodes: readonly FlowNode[]) => nodes.filter(({ id }) => kept.has(id));
        expect(byId(written.nodes)).toEqual(byId(drawn.nodes));
        const from = (edges: Flow['edges']) => edges.filter(({ source }) => kept.has(source));
        expect(from(written.edges)).toEqual(from(drawn.edges));
        const ids = new Set(written.nodes.map(({ id }) => id));
        expect(written.edges.filter(({ source, target }) => !ids.has(source) || !ids.has(target))).toEqual([]);
        expect(new Set(written.edges.map(({ id }) => id)).size).toBe(written.edges.length);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the id, label and place of nodes whose rule changes', () => {
    const table: StrategyTable = { numbers: [numberWith(1, attemptWith({ do: 'give-up' }))] };
    const written = fromTable(table, EMPTY);
    const labelled: Flow = {
      ...written,
      nodes: written.nodes.map((node) => ({ ...node, label: `my ${node.id}`, position: { x: 1, y: node.position.y } })),
    };
    const changed = fromTable(
      { numbers: [numberWith(1, { ...attemptWith({ do: 'give-up' }), ringSeconds: 60 })] },
      labelled,
    );
    expect(changed.nodes.map(({ id, label, position }) => ({ id, label, position }))).toEqual(
      labelled.nodes.map(({ id, label, position }) => ({ id, label, position })),
    );
    expect(changed.nodes.find(({ kind }) => kind === 'call')?.config).toEqual({ tel: 1, ringSeconds: 60 });
  });

  it('gives a changed rule a node of its own where others go on sharing the old one', () => {
    const retry: Action = { do: 'retry', tel: 1, rule: RETRY_DEFAULT };
    const shared = attemptWith(retry);
    const written = fromTable({ numbers: [numberWith(1, shared)] }, EMPTY);
    expect(written.nodes.filter(({ kind }) => kind === 'retry')).toHaveLength(1);
    const busy: Rule = { message: null, sms: null, action: { ...retry, rule: { ...RETRY_DEFAULT, amount: 5 } } };
    const after = fromTable({ numbers: [numberWith(1, { ...shared, rules: { ...shared.rules, busy } })] }, written);
    const [old, added] = after.nodes.filter(({ kind }) => kind === 'retry');
    expect(old).toEqual(written.nodes.find(({ kind }) => kind === 'retry'));
    expect(added?.config).toMatchObject({ amount: 5 });
  });
});

function attemptWith(action: Action): Attempt {
  const rule: Rule = { message: null, sms: null, action };
  return { ringSeconds: 25, rules: Object.fromEntries(CALL_EXITS.map((exit) => [exit, rule])) as Attempt['rules'] };
}

function numberWith(tel: number, attempt: Attempt): TableNumber {
  return {
    terms: phoneNumberConfig.parse({ tel, column: `TEL${tel}` }),
    missing: { do: 'give-up' },
    preliminary: null,
    week: { type: 'always', plan: { type: 'attempts', attempts: [attempt] } },
  };
}

function anyRule(): fc.Arbitrary<RetryRule> {
  return fc.record({
    mode: fc.constantFrom('delay', 'not-before', 'next-range', 'day-hour'),
    amount: fc.integer({ min: 1, max: 3 }),
    unit: fc.constantFrom('minutes', 'hours', 'days'),
    day: fc.constantFrom('any-day', 'monday'),
    time: fc.constantFrom('09:00', '23:59'),
  });
}

function anyAction(tels: readonly number[], extra: readonly Action[] = []): fc.Arbitrary<Action> {
  return fc.oneof(
    fc.constantFrom<Action>({ do: 'next-number' }, { do: 'give-up' }, { do: 'finished' }, { do: 'none' }, ...extra),
    fc.record({ do: fc.constant('retry' as const), tel: fc.constantFrom(...tels), rule: anyRule() }),
  );
}

function anyPlan(tels: readonly number[], extra: readonly Action[] = []): fc.Arbitrary<Plan> {
  const message = fc.record({
    audio: fc.constantFrom('', 'hello'),
    byResult: fc.uniqueArray(
      fc.record({ result: fc.constantFrom(...unansweredResult.options), audio: fc.constant('x') }),
      {
        selector: ({ result }) => result,
        maxLength: 2,
      },
    ),
  });
  const sms = fc.record({ to: fc.constantFrom('', '+33612345678'), text: fc.constantFrom('', 'Call us back') });
  const action = anyAction(tels, extra);
  const acting = fc.record({
    message: fc.option(message),
    sms: fc.option(sms),
    action: action.filter(({ do: what }) => what !== 'none'),
  });
  const rule = fc.oneof(
    acting,
    action.map((what): Rule => ({ message: null, sms: null, action: what })),
  );
  const attempt = fc.record({
    ringSeconds: fc.integer({ min: 5, max: 120 }),
    rules: fc.record(Object.fromEntries(CALL_EXITS.map((exit) => [exit, rule]))) as fc.Arbitrary<Attempt['rules']>,
  });
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .array(attempt, { minLength: 1, maxLength: 3 })
        .map((attempts): Plan => ({ type: 'attempts', attempts })),
    },
    { weight: 1, arbitrary: fc.constant<Plan>({ type: 'drawn', node: null }) },
  );
}

function anyNumber(tel: number, tels: readonly number[]): fc.Arbitrary<TableNumber> {
  const range = fc.record({
    label: fc.constantFrom('', 'Morning'),
    hours: fc
      .array(fc.record({ from: fc.integer({ min: 0, max: 160 }), length: fc.integer({ min: 1, max: 8 }) }), {
        maxLength: 3,
      })
      .map((spans) => fromSpans(spans.map(({ from, length }) => ({ from: from * 60, to: (from + length) * 60 })))),
    plan: anyPlan(tels),
  });
  return fc
    .record({
      rules: fc.array(anyRule(), { maxLength: 2 }),
      missing: anyAction(tels),
      preliminary: anyPlan(tels, [{ do: 'preliminary' }]),
      period: fc.constantFrom('none', 'week', 'month', 'days'),
      week: fc.oneof(
        {
          weight: 3,
          arbitrary: fc
            .record({ ranges: fc.array(range, { minLength: 1, maxLength: 4 }), outside: anyAction(tels) })
            .map(({ ranges, outside }): TableNumber['week'] => ({
              type: 'ranges',
              ranges: ranges.map((one, index) => ({ ...one, id: `${index + 1}` })),
              outside,
            })),
        },
        {
          weight: 1,
          arbitrary: anyPlan(tels).map((plan): TableNumber['week'] =>
            plan.type === 'drawn' ? plan : { type: 'always', plan },
          ),
        },
      ),
    })
    .map(({ rules, missing, preliminary, period, week }) => ({
      terms: phoneNumberConfig.parse({ tel, column: `COL${tel}`, preliminary: rules, maximum: { period } }),
      missing,
      preliminary: rules.length > 0 ? preliminary : null,
      week,
    }));
}

function anyTable(): fc.Arbitrary<StrategyTable> {
  return fc
    .uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 })
    .map((tels) => tels.sort((a, b) => a - b))
    .chain((tels) => fc.tuple(...tels.map((tel) => anyNumber(tel, tels))))
    .map((numbers) => ({ numbers }));
}

/** Nodes of a strategy connected at random: what somebody might draw, sensible or not. */
function anyDrawing(): fc.Arbitrary<Flow> {
  const config = fc.oneof(
    fc
      .integer({ min: 1, max: 3 })
      .map((tel) => ({ kind: 'phone-number', config: { tel, column: 'TEL', preliminary: [RETRY_DEFAULT] } })),
    fc.integer({ min: 1, max: 3 }).map((tel) => ({
      kind: 'time-ranges',
      config: { tel, ranges: [{ id: 'a', label: '', hours: [{ day: WEEKDAYS[0], from: '09:00', to: '10:00' }] }] },
    })),
    fc.integer({ min: 1, max: 3 }).map((tel) => ({ kind: 'call', config: { tel } })),
    fc.integer({ min: 1, max: 3 }).map((tel) => ({ kind: 'retry', config: { tel } })),
    fc.constantFrom<{ kind: string; config: object }>(
      { kind: 'attempt-switch', config: { attempts: 1 } },
      { kind: 'machine-message', config: { audio: 'hello' } },
      { kind: 'send-sms', config: { to: '', text: '' } },
      { kind: 'next-number', config: {} },
      { kind: 'give-up', config: {} },
      { kind: 'finished', config: {} },
      { kind: 'condition', config: { branches: [{ id: '1', label: '', when: 'true' }] } },
      { kind: 'teleport', config: {} },
    ),
  );
  return fc
    .record({
      nodes: fc.array(config, { minLength: 1, maxLength: 14 }),
      targets: fc.array(fc.nat(20), { minLength: 60, maxLength: 60 }),
    })
    .map(({ nodes, targets }) =>
      draw([{ kind: 'phone-number', config: { tel: 1, column: 'TEL1' } }, ...nodes], targets),
    );
}

function draw(specs: readonly { kind: string; config: object }[], targets: readonly number[]): Flow {
  const nodes = specs.map(({ kind, config }, index) => ({
    id: `n${index}`,
    kind,
    label: `label ${index}`,
    position: { x: index * 10, y: index * 20 },
    config: { ...config },
  }));
  const edges = [{ id: 'e-start', source: 'start', exit: 'next', target: 'n0' }];
  nodes.forEach(({ id, kind, config }, at) => {
    const spec = nodeKind(kind);
    const exits = spec ? spec.exits(spec.config.parse(config)) : [{ id: 'next' }];
    exits.forEach((exit, index) => {
      // Most exits lead where the first ones of the list say, so that some drawings look like a table.
      const target = targets[(at * callResult.options.length + index) % targets.length] ?? 0;
      if (target < nodes.length)
        edges.push({ id: `e-${id}-${exit.id}`, source: id, exit: exit.id, target: `n${target}` });
    });
  });
  return { ...EMPTY, nodes: [...EMPTY.nodes, ...nodes], edges };
}
