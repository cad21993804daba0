import type { NodeState, Targets } from '../node-kind.ts';
import type { LanguageConfig } from './node.ts';

export function compileLanguage(config: LanguageConfig, to: Targets): Record<string, NodeState> {
  const value = config.choose === 'fixed' ? JSON.stringify(config.language) : config.value;
  return {
    set: {
      type: 'assign',
      set: [{ to: { type: 'language' }, value }],
      then: to.exit('next'),
      failed: to.exit('error'),
    },
  };
}
