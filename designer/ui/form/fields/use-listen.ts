import { useEffect, useRef, useState } from 'react';

/** Plays a sound by its address; leaving the page or another address stops it. */
export function useListen(url: string): { playing: boolean; toggle: () => void } {
  const player = useRef<HTMLAudioElement | undefined>(undefined);
  const [playing, setPlaying] = useState(false);
  const stop = () => {
    player.current?.pause();
    player.current = undefined;
    setPlaying(false);
  };
  useEffect(() => stop, [url]);
  return {
    playing,
    toggle: () => {
      if (playing) return stop();
      const audio = new Audio(url);
      audio.onended = stop;
      audio.onerror = stop;
      player.current = audio;
      setPlaying(true);
      void audio.play().catch(stop);
    },
  };
}
