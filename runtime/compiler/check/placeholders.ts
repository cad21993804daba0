import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { importedConfig } from '#schemas/nodes/imported/node.ts';
import { type CheckPass, finding } from './check-pass.ts';

/** What an import could not translate and nobody has replaced yet. */
export const checkPlaceholders: CheckPass = ({ resolved }): Diagnostic[] =>
  [...resolved.nodes.values()]
    .filter(({ kind }) => kind.placeholder)
    .map(({ node, config }) => {
      const { type, source } = importedConfig.parse(config);
      return finding('imported-placeholder', { node: node.id }, { type, source });
    });
