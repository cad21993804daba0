import { afterAll, describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { judgeFlowTest } from '#runtime/simulator/judge-test.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { environmentWith } from './environment.ts';
import { readJson, UPDATES_GOLDENS, writeGolden } from './golden-file.ts';
import { sampleAudioIds } from './sample-audio.ts';

/** The samples that work; `broken` has a test of its own. */
const WORKING = ['support-line', 'satisfaction-survey'];

const documents = new Map(WORKING.map((id) => [id, readJson(`samples/${id}.json`) as RawFlow]));
const flows = [...documents.values()].map((document) => flow.parse(document));
const environment = environmentWith(flows, { audio: sampleAudioIds() });

interface RawFlow {
  tests: { expect: unknown }[];
}

describe.each(flows.map((sample) => ({ id: sample.id, sample })))('$id', ({ id, sample }) => {
  const compiled = compileFlow({ document: sample, environment });

  it('has nothing to be mended', () => {
    expect(compiled.diagnostics).toEqual([]);
  });

  it.each(sample.tests.map((test, index) => ({ name: test.name, test, index })))('$name', ({ test, index }) => {
    if (!compiled.ir) throw new Error(`${id} does not compile`);
    const { failures, run } = judgeFlowTest(linkIr(compiled.ir), test);
    const raw = documents.get(id)?.tests[index];
    if (UPDATES_GOLDENS && raw) raw.expect = { ...test.expect, ...run.outcome };
    else expect(failures).toEqual([]);
  });

  it('shows every exit in its tests', () => {
    const seen = new Set(sample.tests.flatMap((test) => test.expect.path ?? []));
    expect(drawnExits(sample).filter((exit) => !seen.has(exit))).toEqual([]);
  });

  it('is drawn without nodes on top of each other', () => {
    const places = sample.nodes.map(({ position }) => position);
    const crowded = places.filter((a, index) =>
      places.slice(index + 1).some((b) => Math.abs(a.x - b.x) < 260 && Math.abs(a.y - b.y) < 80),
    );
    expect(crowded).toEqual([]);
  });

  afterAll(() => {
    if (UPDATES_GOLDENS) writeGolden(`samples/${id}.json`, documents.get(id));
  });
});

it('speaks both languages everywhere', () => {
  for (const { languages } of flows) expect(languages).toEqual(['fr', 'en']);
});

/** Every exit that must be connected, and every other that is: `menu>key-1`. */
function drawnExits({ nodes, edges }: Flow): string[] {
  return nodes.flatMap(({ id, kind, config }) => {
    const exits = nodeKind(kind)?.exits(nodeKind(kind)?.config.parse(config)) ?? [];
    const connected = (exit: string) => edges.some((edge) => edge.source === id && edge.exit === exit);
    return exits.filter((exit) => !exit.optional || connected(exit.id)).map((exit) => `${id}>${exit.id}`);
  });
}
