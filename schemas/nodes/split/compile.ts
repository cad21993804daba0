import type { NodeState, Targets } from '../node-kind.ts';
import type { SplitConfig } from './node.ts';

export function compileSplit(config: SplitConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  // A share of 0 % is never drawn, wherever it stands.
  const shares = config.shares.filter(({ percent }) => percent > 0);
  const last = shares.at(-1);
  let below = 0;
  const branches = shares.slice(0, -1).map(({ id, percent }) => {
    below += percent;
    return { when: `event.value < ${(below / 100).toFixed(2)}`, then: to.exit(`share-${id}`) };
  });
  return {
    draw: { type: 'effect', effect: 'draw', params: {}, outcomes: { drawn: to.state('choose'), failed }, failed },
    choose: { type: 'branch', branches, otherwise: last ? to.exit(`share-${last.id}`) : failed, failed },
  };
}
