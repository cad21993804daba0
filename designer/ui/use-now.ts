import { useSyncExternalStore } from 'react';

interface Ticker {
  subscribe: (listener: () => void) => () => void;
  now: () => number;
}

const tickers = new Map<number, Ticker>();

/** The present, renewed at an interval. Everyone with the same interval ticks together, on one timer. */
export function useNow(intervalMs: number): number {
  const ticker = tickerFor(intervalMs);
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}

function tickerFor(intervalMs: number): Ticker {
  const known = tickers.get(intervalMs);
  if (known) return known;
  const ticker = createTicker(intervalMs);
  tickers.set(intervalMs, ticker);
  return ticker;
}

function createTicker(intervalMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let nowMs = Date.now();
  return {
    now: () => nowMs,
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) {
        nowMs = Date.now();
        timer = setInterval(() => {
          nowMs = Date.now();
          for (const tell of listeners) tell();
        }, intervalMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
