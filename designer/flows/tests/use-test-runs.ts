import { useCallback, useEffect, useRef, useState } from 'react';
import type { Flow } from '#schemas/flow/flow.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { useFlow } from '../editor/editor.ts';
import type { Surroundings } from '../problems/compile-environment.ts';
import { useSurroundings } from '../problems/use-surroundings.ts';
import type { TestResult, TestResults } from './run-tests.ts';
import type { TestsAnswer, TestsRequest } from './tests.worker.ts';

/** Long enough that typing in a field is not followed by a run for every letter. */
const DEBOUNCE_MS = 300;

interface Ran {
  document: Flow;
  found: TestResults | null;
}

/** Runs the tests of the flow in a worker, again whenever the flow or what it stands on changes. */
export function useTestRuns() {
  const flow = useFlow((current) => current);
  const surroundings = useSurroundings();
  const [ran, setRan] = useState<Ran>();
  const [running, setRunning] = useState(false);
  const worker = useRef<Worker | undefined>(undefined);
  const sent = useRef<{ seq: number; document: Flow } | undefined>(undefined);

  useEffect(() => {
    const started = startWorker();
    started.onmessage = ({ data }: MessageEvent<TestsAnswer>) => {
      // An answer about an older state of the flow is overtaken by the next one.
      if (data.seq !== sent.current?.seq) return;
      setRan({ document: sent.current.document, found: data.ran ?? null });
      setRunning(false);
    };
    worker.current = started;
    return () => started.terminate();
  }, []);

  const run = useCallback((document: Flow, around: Surroundings) => {
    const seq = (sent.current?.seq ?? 0) + 1;
    sent.current = { seq, document };
    setRunning(true);
    const request: TestsRequest = { seq, do: 'run', document, surroundings: around };
    worker.current?.postMessage(request);
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => run(flow, surroundings), sent.current ? DEBOUNCE_MS : 0);
    return () => clearTimeout(timer);
  }, [flow, surroundings, run]);

  const fresh = ran?.document === flow;
  return {
    running,
    /** The results are those of the flow as it stands. */
    fresh,
    /** Undefined until the first run has finished; null when the flow cannot be run. */
    coverage: ran && (ran.found?.coverage ?? null),
    /** The result of a test, also while a newer run is under way; undefined for one that has not run since it changed. */
    resultOf(test: FlowTest): TestResult | undefined {
      const index = ran?.document.tests.indexOf(test) ?? -1;
      return ran?.found?.results[index];
    },
    runAgain: () => run(flow, surroundings),
  };
}

export type TestRuns = ReturnType<typeof useTestRuns>;

export function startWorker(): Worker {
  return new Worker(new URL('./tests.worker.ts', import.meta.url), { type: 'module' });
}
