import { useEffect, useRef } from 'react';
import { useEditor, useFlow, useView } from '../editor/editor.ts';
import type { CheckAnswer, CheckRequest } from './check.worker.ts';
import { sortDiagnostics } from './checks.ts';
import { useSurroundings } from './use-surroundings.ts';

const DEBOUNCE_MS = 150;

/**
 * Checks the flow in a worker whenever it changes, so that neither typing nor dragging ever waits for the compiler. While
 * one check runs, only the latest state waits for its turn: those in between nobody would see.
 */
export function useChecking(): void {
  const { checks, readOnly } = useEditor();
  const flow = useFlow((current) => current);
  const thorough = useView((view) => view.thorough ?? false);
  const surroundings = useSurroundings();
  const line = useRef<Line | undefined>(undefined);

  useEffect(() => {
    const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
    const opened: Line = { worker, busy: false, waiting: undefined };
    worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      opened.busy = false;
      // An answer about an older state of the flow is overtaken by the next one.
      if (opened.waiting) send(opened, opened.waiting);
      else checks.set(sortDiagnostics(data, checks.get()));
    };
    line.current = opened;
    return () => worker.terminate();
  }, [checks]);

  useEffect(() => {
    const request: CheckRequest = { document: flow, surroundings, thorough };
    const pause = checks.get().diagnostics === undefined || readOnly ? 0 : DEBOUNCE_MS;
    const timer = setTimeout(() => line.current && send(line.current, request), pause);
    return () => clearTimeout(timer);
  }, [flow, surroundings, thorough, checks, readOnly]);
}

interface Line {
  worker: Worker;
  busy: boolean;
  waiting: CheckRequest | undefined;
}

function send(line: Line, request: CheckRequest): void {
  line.waiting = line.busy ? request : undefined;
  if (line.busy) return;
  line.busy = true;
  line.worker.postMessage(request);
}
