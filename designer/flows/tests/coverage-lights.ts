import { exitKey } from '../graph/graph-elements.ts';
import { type Highlights, type Mark, NO_HIGHLIGHTS } from '../graph/highlights.ts';

interface CoverageWords {
  times: (count: number) => string;
  untested: string;
}

interface Counted {
  /** Exits that count, as `node>exit`. */
  exits: readonly string[];
  nodes: readonly string[];
  /** The paths of the tests that are looked at. */
  paths: readonly (readonly string[])[];
  /** One test is looked at by itself: what it leaves out is no shortcoming. */
  single: boolean;
}

/** What tests go through, as marks on the canvas: how often each exit is passed, and which never is. */
export function coverageLights({ exits, nodes, paths, single }: Counted, words: CoverageWords): Highlights {
  const passed = new Map<string, number>();
  for (const path of paths) {
    for (const place of new Set(path.flatMap((step) => [step, step.split('>')[0] ?? step]))) {
      passed.set(place, (passed.get(place) ?? 0) + 1);
    }
  }
  const mark = (place: string): Mark => {
    const count = passed.get(place) ?? 0;
    if (count > 0) return { tone: 'good', label: words.times(count) };
    return single ? { tone: 'muted' } : { tone: 'bad', label: words.untested };
  };
  const exitMarks = new Map(
    exits.map((place) => {
      const [node = '', exit = ''] = place.split('>');
      return [exitKey(node, exit), mark(place)] as const;
    }),
  );
  const untouched = nodes.filter((node) => !passed.has(node));
  return { ...NO_HIGHLIGHTS, exitMarks, nodeMarks: new Map(untouched.map((node) => [node, mark(node)])) };
}
