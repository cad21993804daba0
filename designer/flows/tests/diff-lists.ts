export interface DiffLine {
  side: 'both' | 'expected' | 'got';
  value: string;
}

/** Longer lists are compared line by line only around their first difference; the table would grow with their product. */
const TABLE_LIMIT = 400;

/** Two lists as one, by their longest common subsequence. */
export function diffLists(expected: readonly string[], got: readonly string[]): DiffLine[] {
  const [a, b] = [expected.slice(0, TABLE_LIMIT), got.slice(0, TABLE_LIMIT)];
  const common = a.map(() => new Array<number>(b.length).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = common[i];
    for (let j = b.length - 1; row && j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ side: 'both', value: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ side: 'expected', value: left });
      i += 1;
    } else {
      lines.push({ side: 'got', value: right ?? '' });
      j += 1;
    }
  }
  return lines;
}
