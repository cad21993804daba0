import { useEffect, useRef } from 'react';
import { useEditor, useFlow } from '../editor/editor.ts';
import type { CheckAnswer, CheckRequest } from './check.worker.ts';
import { sortDiagnostics } from './checks.ts';
import { useSurroundings } from './use-surroundings.ts';

const DEBOUNCE_MS = 150;

/** Checks the flow in a worker whenever it changes, so that neither typing nor dragging ever waits for the compiler. */
export function useChecking(): void {
  const { checks } = useEditor();
  const flow = useFlow((current) => current);
  const surroundings = useSurroundings();
  const worker = useRef<Worker | undefined>(undefined);
  const seq = useRef(0);

  useEffect(() => {
    const started = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      // An answer about an older state of the flow is overtaken by the next one.
      if (data.seq === seq.current) checks.set(sortDiagnostics(data.diagnostics, checks.get()));
    };
    worker.current = started;
    return () => started.terminate();
  }, [checks]);

  useEffect(() => {
    seq.current += 1;
    const request: CheckRequest = { seq: seq.current, document: flow, surroundings };
    const pause = checks.get().diagnostics === undefined ? 0 : DEBOUNCE_MS;
    const timer = setTimeout(() => worker.current?.postMessage(request), pause);
    return () => clearTimeout(timer);
  }, [flow, surroundings, checks]);
}
