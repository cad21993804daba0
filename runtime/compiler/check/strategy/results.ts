import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { CALL_EXITS } from '#schemas/nodes/call/node.ts';
import { type CheckPass, finding } from '../check-pass.ts';
import { exitNames } from '../where.ts';
import { hoursOf, readStrategy, trailOf } from './read-strategy.ts';

/** Results of calls without a rule, numbers that nothing declares, and waits for hours that never come. */
export const checkStrategyRules: CheckPass = ({ resolved }) => {
  const strategy = readStrategy(resolved);
  if (!strategy) return [];
  const found: Diagnostic[] = [];
  for (const { node } of strategy.calls) {
    const ruled = new Set(strategy.ways.filter(({ from }) => from === node).map(({ exit }) => exit));
    const missing = CALL_EXITS.filter((exit) => !ruled.has(exit));
    const drawn = resolved.nodes.get(node);
    const [first] = missing;
    if (!drawn || first === undefined) continue;
    const names = missing.map((exit) => exitNames(drawn, exit));
    const params = {
      results: names.map(({ exit }) => exit).join(', '),
      resultsFr: names.map(({ exitFr }) => exitFr).join(', '),
    };
    found.push(finding('result-without-rule', { node, exit: first, trail: trailOf(strategy, node, first) }, params));
  }
  const declared = new Set(strategy.numbers.map(({ config }) => config.tel));
  const named = [
    ...strategy.calls,
    ...strategy.retries,
    ...strategy.weeks.map(({ node, config }) => ({ node, tel: config.tel })),
  ];
  for (const { node, tel } of named) {
    if (!declared.has(tel)) found.push(finding('unknown-number', { node, path: ['tel'] }, { tel }));
  }
  const telOf = new Map([
    ...strategy.numbers.map(({ node, config }) => [node, config.tel] as const),
    ...strategy.weeks.map(({ node, config }) => [node, config.tel] as const),
    ...strategy.calls.map(({ node, tel }) => [node, tel] as const),
  ]);
  for (const { node, tel } of strategy.retries) {
    const next = telOf.get(resolved.targets.get(node)?.get('due') ?? '');
    if (next === undefined || next === tel) continue;
    found.push(
      finding('retry-other-number', { node, path: ['tel'], trail: trailOf(strategy, node, 'due') }, { tel, next }),
    );
  }
  const waits = [
    ...strategy.retries.map(({ node, tel, rule }) => ({ node, tel, rule, path: ['mode'] })),
    ...strategy.numbers.flatMap(({ node, config }) =>
      config.preliminary.map((rule, index) => ({ node, tel: config.tel, rule, path: ['preliminary', index, 'mode'] })),
    ),
  ];
  for (const { node, tel, rule, path } of waits) {
    if (rule.mode !== 'next-range' || hoursOf(strategy, tel).length > 0 || !declared.has(tel)) continue;
    found.push(finding('wait-without-hours', { node, path, trail: trailOf(strategy, node) }, { tel }));
  }
  return found;
};
