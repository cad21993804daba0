import type { Generated } from '#runtime/simulator/generate/generate-tests.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Surroundings } from '../problems/compile-environment.ts';
import { generateMissing, linkDocument, runTests, type TestResults } from './run-tests.ts';

export interface TestsRequest {
  seq: number;
  do: 'run' | 'generate';
  document: Flow;
  surroundings: Surroundings;
}

export interface TestsAnswer {
  seq: number;
  /** Null for a flow that cannot be compiled. */
  ran?: TestResults | null;
  generated?: Generated | null;
}

self.onmessage = ({ data }: MessageEvent<TestsRequest>) => {
  const { seq, document, surroundings } = data;
  const linked = linkDocument(document, surroundings);
  const answer: TestsAnswer =
    data.do === 'run'
      ? { seq, ran: linked && runTests(document, linked) }
      : { seq, generated: linked && generateMissing(document, linked) };
  self.postMessage(answer);
};
