import { useEffect, useEffectEvent, useState } from 'react';

const STEP_MS = 900;

/**
 * Which step of a journal is looked at. At the end of a live contact it follows what happens; stepping back leaves that.
 */
export function usePlayback(count: number, live: boolean) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const last = count - 1;
  const step = chosen === null ? last : Math.min(chosen, last);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(to, last));
    // The last step of a live contact is where new ones come: it is the present, not a place in the past.
    setChosen(next === last ? null : next);
  };
  const advance = useEffectEvent(() => {
    if (step >= last) setPlaying(false);
    else go(step + 1);
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => advance(), STEP_MS);
    return () => clearInterval(timer);
  }, [playing]);

  return {
    step,
    last,
    following: live && chosen === null,
    playing,
    goTo: (to: number) => {
      setPlaying(false);
      go(to);
    },
    follow: () => {
      setPlaying(false);
      setChosen(null);
    },
    togglePlay: () => {
      if (!playing && step >= last) setChosen(0);
      setPlaying(!playing);
    },
  };
}

export type Playback = ReturnType<typeof usePlayback>;
