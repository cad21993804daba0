import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { useEditor } from '../editor/editor.ts';
import { useSurroundings } from '../problems/use-surroundings.ts';
import { nameTests } from './name-test.ts';
import type { TestsAnswer, TestsRequest } from './tests.worker.ts';
import { startWorker } from './use-test-runs.ts';

export interface Proposal {
  test: FlowTest;
  /** Exits that it adds to what is covered. */
  covers: readonly string[];
}

interface Proposals {
  list: readonly Proposal[];
  unreached: readonly string[];
  stopped: boolean;
}

/** Searches for tests of what is not covered, in a worker of its own that can be ended at any moment. */
export function useGeneration() {
  const { store } = useEditor();
  const surroundings = useSurroundings();
  const { language } = useLanguage();
  const worker = useRef<Worker | undefined>(undefined);
  const [searching, setSearching] = useState(false);
  const [found, setFound] = useState<Proposals | null>(null);

  const cancel = () => {
    worker.current?.terminate();
    worker.current = undefined;
    setSearching(false);
  };
  useEffect(() => () => worker.current?.terminate(), []);

  return {
    searching,
    found,
    cancel,
    search() {
      cancel();
      const { document } = store.get();
      const started = startWorker();
      started.onmessage = ({ data }: MessageEvent<TestsAnswer>) => {
        const { tests = [], unreached = [], stopped = false } = data.generated ?? {};
        const names = nameTests(document, tests, language);
        const list = tests.map(({ covers, ...test }, index) => ({
          test: { name: names[index] ?? '', ...test },
          covers,
        }));
        setFound({ list, unreached, stopped });
        cancel();
      };
      worker.current = started;
      setSearching(true);
      setFound(null);
      const request: TestsRequest = { seq: 0, do: 'generate', document, surroundings };
      started.postMessage(request);
    },
    /** Takes proposals off the list, once they were accepted or dismissed. */
    drop(proposals: readonly Proposal[]) {
      const list = found?.list.filter((one) => !proposals.includes(one)) ?? [];
      setFound(found && (list.length > 0 || found.unreached.length > 0) ? { ...found, list } : null);
    },
    close: () => setFound(null),
  };
}

export type Generation = ReturnType<typeof useGeneration>;
