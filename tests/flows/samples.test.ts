import { afterAll, describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { measureCoverage } from '#runtime/simulator/coverage.ts';
import { judgeFlowTest } from '#runtime/simulator/judge-test.ts';
import { playFlowTest } from '#runtime/simulator/run-test.ts';
import { flow } from '#schemas/flow/flow.ts';
import { environmentWith } from './environment.ts';
import { readJson, UPDATES_GOLDENS, writeGolden } from './golden-file.ts';
import { sampleAudioIds } from './sample-audio.ts';
import { workingSampleIds } from './sample-flows.ts';

const documents = new Map(workingSampleIds().map((id) => [id, readJson(`samples/${id}.json`) as RawFlow]));
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
    if (!compiled.ir) throw new Error(`${id} does not compile`);
    const linked = linkIr(compiled.ir);
    const paths = sample.tests.map((test) => playFlowTest(linked, test).outcome.path);
    expect(measureCoverage(sample, paths)).toMatchObject({ missing: [], percent: 100 });
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
