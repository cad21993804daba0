import { useEffect, useMemo, useState } from 'react';
import { traceHighlights } from '#designer/contacts/replay/trace-highlights.ts';
import { playFlowTest } from '#runtime/simulator/run-test.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { useEditor } from '../editor/editor.ts';
import type { Highlights } from '../graph/highlights.ts';
import { useSurroundings } from '../problems/use-surroundings.ts';
import { linkDocument } from './run-tests.ts';

const STEP_MS = 700;

interface Played {
  test: FlowTest;
  entries: JournalEntry[];
}

/** Plays a test on the canvas, event by event; by itself, or one step at a time. */
export function usePlayTest() {
  const { store } = useEditor();
  const surroundings = useSurroundings();
  const [played, setPlayed] = useState<Played | null>(null);
  const [step, setStep] = useState(0);
  const [moving, setMoving] = useState(false);
  const last = (played?.entries.length ?? 1) - 1;

  // The canvas draws again whenever it is given other highlights, and this panel with it.
  const highlights = useMemo(() => played && highlightsOf(played.entries.slice(0, step + 1)), [played, step]);

  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => {
      setStep((before) => Math.min(before + 1, last));
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [moving, last]);

  useEffect(() => {
    if (step >= last) setMoving(false);
  }, [step, last]);

  return {
    test: played?.test,
    step,
    last,
    moving,
    highlights,
    play(test: FlowTest) {
      const linked = linkDocument(store.get().document, surroundings);
      if (!linked) return;
      // Lines in which nobody moves (a key of several) would look like a pause.
      const lines = playFlowTest(linked, test).journal.filter(({ trace }) => trace.length > 0);
      const entries = lines.map(({ seq, at, event, trace }) => ({
        seq,
        at: new Date(at).toISOString(),
        event,
        trace: [...trace],
        effects: [],
      }));
      setPlayed({ test, entries });
      setStep(0);
      setMoving(entries.length > 1);
    },
    pause: () => setMoving(false),
    resume() {
      if (step >= last) setStep(0);
      setMoving(true);
    },
    goTo(to: number) {
      setMoving(false);
      setStep(Math.min(Math.max(to, 0), last));
    },
    stop: () => setPlayed(null),
  };
}

export type TestPlayer = ReturnType<typeof usePlayTest>;

function highlightsOf(entries: readonly JournalEntry[]): Highlights {
  return traceHighlights(entries, {
    scope: '',
    remark: (orders) => (orders.length > 1 ? `${orders.length}×` : ''),
  });
}
