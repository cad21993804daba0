import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

export interface Track {
  id: string;
  title: string;
  url: string;
}

interface PlayerState {
  track: Track | null;
  playing: boolean;
  positionSeconds: number;
  durationSeconds: number;
  failed: boolean;
}

export interface Player extends PlayerState {
  /** Plays a track, or pauses it when it is the one playing. */
  toggle: (track: Track) => void;
  seek: (seconds: number) => void;
  close: () => void;
}

/** The one player of a page: starting a track stops the one before. */
export function usePlayer(): Player {
  const [store] = useState(createPlayerStore);
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => store.close, [store]);
  return useMemo(() => ({ ...state, toggle: store.toggle, seek: store.seek, close: store.close }), [state, store]);
}

const silent: PlayerState = { track: null, playing: false, positionSeconds: 0, durationSeconds: 0, failed: false };

function createPlayerStore() {
  const listeners = new Set<() => void>();
  const element = new Audio();
  let state = silent;
  const change = (part: Partial<PlayerState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  element.onplay = () => change({ playing: true, failed: false });
  element.onpause = () => change({ playing: false });
  element.onended = () => change({ playing: false, positionSeconds: 0 });
  element.ontimeupdate = () => change({ positionSeconds: element.currentTime });
  element.ondurationchange = () =>
    change({ durationSeconds: Number.isFinite(element.duration) ? element.duration : 0 });
  element.onerror = () => state.track && change({ playing: false, failed: true });
  // A refusal to play is reported by the element itself, through `onerror`.
  const play = () => void element.play().catch(() => undefined);

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggle(track: Track) {
      if (state.track?.id !== track.id) {
        change({ ...silent, track });
        element.src = track.url;
        play();
      } else if (element.paused) play();
      else element.pause();
    },
    seek(seconds: number) {
      element.currentTime = seconds;
      change({ positionSeconds: seconds });
    },
    close() {
      element.pause();
      element.removeAttribute('src');
      change(silent);
    },
  };
}
