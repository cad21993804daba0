import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt } from '../prompt.ts';
import type { PlayPromptConfig } from './node.ts';

export function compilePlayPrompt(config: PlayPromptConfig, to: Targets): Record<string, NodeState> {
  return {
    play: {
      type: 'effect',
      effect: 'play',
      params: { items: lowerPrompt(config.prompt) },
      outcomes: { finished: to.exit('next'), failed: to.exit('error') },
      onKey: config.interruptible ? to.exit('next') : undefined,
      failed: to.exit('error'),
    },
  };
}
