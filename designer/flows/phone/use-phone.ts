import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { reading } from '#designer/api/query.ts';
import { traceHighlights } from '#designer/contacts/replay/trace-highlights.ts';
import { listAudio } from '#schemas/api/audio.ts';
import { useEditor } from '../editor/editor.ts';
import { canvasLights, putOutLights } from '../graph/canvas-lights.ts';
import { NO_HIGHLIGHTS } from '../graph/highlights.ts';
import { useSurroundings } from '../problems/use-surroundings.ts';
import { type CallSettings, PhoneCall, type Speed } from './phone-call.ts';
import { useSound } from './use-sound.ts';

const TICK_MS = 100;

/** The test phone: places calls on the draft, lets their time pass and lights their path on the canvas. */
export function usePhone() {
  const editor = useEditor();
  const surroundings = useSurroundings();
  const audio = useQuery(reading(listAudio)).data?.audio;
  const [call, setCall] = useState<PhoneCall | null>(null);
  const [impossible, setImpossible] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const [muted, setMuted] = useState(false);
  const [follow, setFollow] = useState(true);
  const version = useCallVersion(call);

  const effect = call?.simulator.awaited.effect ?? null;
  const sounding = useSound({
    prompt: effect?.effect === 'play' ? { id: effect.id, items: effect.params.items } : null,
    enabled: !muted && speed === 1,
    serverSpeaks: surroundings.speech.available ? surroundings.speech.languages : [],
    onHeard: () => call?.skip(),
  });

  useEffect(() => {
    if (!call) return;
    if (speed === 'skip') return;
    const timer = setInterval(() => {
      if (!call.simulator.ended) call.pass(TICK_MS * speed, sounding);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [call, speed, sounding]);

  useEffect(() => {
    // Whatever happened may have begun another prompt, which is over at once, too.
    if (call && speed === 'skip' && version >= 0) call.skipPrompts();
  }, [call, speed, version]);

  useEffect(() => {
    const entries = call?.simulator.journal.map(({ seq, at, event, trace }) => ({
      seq,
      at: new Date(at).toISOString(),
      event,
      trace: [...trace],
      effects: [],
    }));
    const highlights =
      entries && version >= 0 ? traceHighlights(entries, { scope: '', remark: timesOf }) : NO_HIGHLIGHTS;
    canvasLights.set({ flowId: editor.flowId, panel: 'phone', highlights, follow });
  }, [call, version, editor.flowId, follow]);

  useEffect(() => putOutLights, []);

  return {
    call,
    impossible,
    speed,
    setSpeed,
    muted,
    setMuted,
    follow,
    setFollow,
    place(settings: CallSettings) {
      const lengths = new Map(audio?.map(({ id, seconds }) => [id, seconds * 1000]));
      const placed = PhoneCall.place({
        document: editor.store.get().document,
        surroundings,
        settings,
        audioMs: (id) => lengths.get(id),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        now: Date.now(),
      });
      setImpossible(placed === null);
      setCall(placed);
    },
  };
}

export type Phone = ReturnType<typeof usePhone>;

/** Draws again whenever something happens in the call. */
function useCallVersion(call: PhoneCall | null): number {
  const subscribe = useCallback((changed: () => void) => call?.subscribe(changed) ?? (() => undefined), [call]);
  return useSyncExternalStore(subscribe, () => call?.version ?? -1);
}

function timesOf(orders: readonly number[]): string {
  return orders.length > 1 ? `${orders.length}×` : '';
}
