import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { type CheckPass, finding } from '../check-pass.ts';
import { findCircles, shortestWay, type Way } from '../overflow/circles.ts';
import { circleNames } from '../where.ts';
import { readStrategy, type Strategy, trailOf } from './read-strategy.ts';

/** Records that are called again without end, and limits that are run against without a pause. */
export const checkRetries: CheckPass = ({ resolved }) => {
  const strategy = readStrategy(resolved);
  if (!strategy) return [];
  const repeatable = repeatableWays(strategy);
  const found: Diagnostic[] = [];
  for (const circle of findCircles(repeatable)) {
    const retry = strategy.retries.find(({ node }) => circle.has(node));
    if (!retry) continue;
    const inside = repeatable.filter(({ from, to }) => circle.has(from) && circle.has(to));
    const round = shortestWay(inside, retry.node, retry.node);
    const trail = [...trailOf(strategy, retry.node).slice(0, -1), ...round.map(toStep), { node: retry.node }];
    const names = circleNames(
      round.map(({ from }) => from),
      resolved,
    );
    found.push(finding('endless-retries', { node: retry.node, trail }, names));
  }
  for (const { node, tel } of strategy.calls) {
    const again = wayAgain({ strategy, repeatable, call: node, tel });
    if (!again) continue;
    const trail = [...trailOf(strategy, node).slice(0, -1), ...again.map(toStep)];
    found.push(finding('limit-spins', { node, exit: 'limit-reached', trail }, { tel }));
  }
  return found;
};

/**
 * Ways that a record can take any number of times. It passes a numbered exit of an attempt switch once and a preliminary
 * call as often as there are rules for it; outside all ranges it only waits for the next one, which comes.
 */
function repeatableWays({ ways, weeks }: Strategy): Way[] {
  const ranges = new Set(weeks.map(({ node }) => node));
  return ways.filter(
    ({ from, exit }) =>
      !/^attempt-\d+$/.test(exit) && exit !== 'preliminary' && !(exit === 'otherwise' && ranges.has(from)),
  );
}

interface Again {
  strategy: Strategy;
  repeatable: readonly Way[];
  call: string;
  tel: number;
}

/** How a call whose limit is reached is followed by a call to the same number without a wait between them. */
function wayAgain({ strategy, repeatable, call, tel }: Again): Way[] | undefined {
  const waiting = new Set(strategy.retries.map(({ node }) => node));
  const calls = new Set(strategy.calls.map(({ node }) => node));
  const atOnce = repeatable.filter(
    ({ from, exit }) => !waiting.has(from) && (!calls.has(from) || exit === 'limit-reached'),
  );
  return strategy.calls
    .filter((other) => other.tel === tel)
    .map((other) =>
      shortestWay(
        atOnce.filter(({ from }) => from === call || !calls.has(from)),
        call,
        other.node,
      ),
    )
    .find((way) => way.length > 0 && way[0]?.exit === 'limit-reached');
}

function toStep({ from, exit }: Way) {
  return { node: from, exit };
}
