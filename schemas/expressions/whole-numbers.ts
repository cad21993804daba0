import type { ASTNode } from '@marcbachmann/cel-js';

/**
 * Writes whole numbers of an expression as decimals where CEL would otherwise surprise: `7 / 2` gives 3.5, and
 * `[1, 2.5]` and `vip ? 1 : price` have one type. Positions in lists and texts stay whole, as CEL wants them.
 */
export function relaxWholeNumbers(node: ASTNode, asPosition = false): void {
  for (const part of mixedParts(node, asPosition)) makeDecimal(part);
  const { same, positions } = partsOf(node);
  for (const part of same) relaxWholeNumbers(part, asPosition);
  for (const part of positions) relaxWholeNumbers(part, true);
}

/** Parts that must not be whole numbers, because they may meet decimals. */
function mixedParts(node: ASTNode, asPosition: boolean): readonly ASTNode[] {
  if (node.op === 'list' || node.op === '/' || node.op === 'in') return node.args;
  return node.op === '?:' && !asPosition ? node.args.slice(1) : [];
}

interface Parts {
  same: readonly ASTNode[];
  /** Where CEL may want a whole number: indexes, and arguments such as those of `substring`. */
  positions: readonly ASTNode[];
}

function partsOf(node: ASTNode): Parts {
  switch (node.op) {
    case 'value':
    case 'id':
      return { same: [], positions: [] };
    case '.':
    case '.?':
      return { same: [node.args[0]], positions: [] };
    case '[]':
    case '[?]':
      return { same: [node.args[0]], positions: [node.args[1]] };
    case 'call':
      return { same: [], positions: node.args[1] };
    case 'rcall': {
      const [name, receiver, given] = node.args;
      // The condition of `list.exists(x, …)` is no position.
      return MACROS.has(name) ? { same: [receiver, ...given], positions: [] } : { same: [receiver], positions: given };
    }
    case 'map':
      return { same: node.args.map(([, value]) => value), positions: [] };
    case '!_':
    case '-_':
      return { same: [node.args], positions: [] };
    default:
      return { same: node.args, positions: [] };
  }
}

const MACROS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map', 'bind']);

function makeDecimal(node: ASTNode): void {
  if (node.op === '-_') makeDecimal(node.args);
  if (node.op === 'value' && typeof node.args === 'bigint') {
    // The tree was parsed for this expression alone and nothing has read it yet, so its literal may still be changed.
    (node as { args: unknown }).args = Number(node.args);
  }
}
