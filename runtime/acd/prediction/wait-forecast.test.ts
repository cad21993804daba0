import { describe, expect, it } from 'vitest';
import { createDistribution } from '../core/distribution-core.ts';
import type { WaitingContact } from '../distribution.ts';
import { createWaitForecast, type WaitOutcome } from './wait-forecast.ts';

const wait = (id: string, more: Partial<WaitingContact> = {}): WaitingContact => ({
  id,
  queue: '500',
  medium: 'call',
  priority: 0,
  since: 0,
  skills: [],
  decrement: false,
  held: false,
  refusedBy: [],
  onlyFor: null,
  ...more,
});

function centre({ agents, ready = false }: { agents: number; ready?: boolean }) {
  const distribution = createDistribution();
  const state = { ready, idleSince: 0, queues: ['500'], media: ['call' as const], skills: {}, contacts: 0 };
  for (let index = 0; index < agents; index += 1) {
    distribution.apply({ type: 'agent', agent: { id: `${1000 + index}`, ...state } });
  }
  const forecast = createWaitForecast({ distribution, assumedHandlingSeconds: () => 200 });
  const live = (count: number, seconds: number, outcome: WaitOutcome, more: Partial<WaitingContact> = {}) => {
    for (let index = 0; index < count; index += 1) {
      forecast.begin(wait(`${index}`, more), 0);
      forecast.end(`${index}`, { at: seconds * 1000, outcome });
    }
  };
  return { distribution, forecast, live, seconds: () => forecast.predict(wait('z', { since: 9 }))?.seconds };
}

describe('a forecast', () => {
  it('goes by agents and by those who wait', () => {
    const { distribution, seconds } = centre({ agents: 10 });
    expect(seconds()).toBeCloseTo(20);
    distribution.apply({ type: 'wait', wait: wait('a') });
    expect(seconds()).toBeCloseTo(20 + 1 / (10 / 200 + 1 / 600));
  });

  it('is unknown while nobody is staffed, and nothing while somebody is ready', () => {
    expect(centre({ agents: 0 }).seconds()).toBeUndefined();
    expect(centre({ agents: 1, ready: true }).seconds()).toBe(0);
  });

  it('follows handling times', () => {
    const { forecast, seconds } = centre({ agents: 10 });
    for (let index = 0; index < 1000; index += 1) forecast.handled('500', 300);
    expect(seconds()).toBeCloseTo(30, 0);
  });

  it('knows from earlier waits how soon callers give up', () => {
    const { distribution, forecast, seconds } = centre({ agents: 10 });
    for (let index = 0; index < 20; index += 1) distribution.apply({ type: 'wait', wait: wait(`${index}`) });
    const patient = seconds() ?? 0;
    const gaveUp = { waitedSeconds: 20, gaveUp: true, modelSeconds: null, remainingSeconds: null };
    for (let index = 0; index < 200; index += 1) forecast.waited('500', gaveUp);
    expect(seconds()).toBeLessThan(patient / 1.5);
  });

  it('is corrected by waits that were longer or shorter', () => {
    const longer = centre({ agents: 10 });
    longer.live(500, 40, 'served');
    expect(longer.seconds()).toBeGreaterThan(35);
    const shorter = centre({ agents: 10 });
    shorter.live(500, 10, 'served');
    expect(shorter.seconds()).toBeLessThan(13);
  });

  it('is corrected by what is kept of earlier waits as by those that it has seen', () => {
    const seen = centre({ agents: 10 });
    const told = centre({ agents: 10 });
    seen.live(50, 40, 'served');
    seen.live(50, 10, 'left');
    const how = { gaveUp: false, modelSeconds: 20 };
    for (let index = 0; index < 50; index += 1) {
      told.forecast.waited('500', { ...how, waitedSeconds: 40, remainingSeconds: 0 });
    }
    for (let index = 0; index < 50; index += 1) {
      told.forecast.waited('500', { ...how, waitedSeconds: 10, remainingSeconds: 20 });
    }
    expect(told.seconds()).toBeGreaterThan(22);
    expect(told.seconds()).toBeCloseTo(seen.seconds() ?? 0);
  });

  it('goes by what was predicted when the wait began, not when a server has heard of it', () => {
    const { forecast, seconds } = centre({ agents: 10 });
    for (let index = 0; index < 500; index += 1) {
      forecast.begin(wait(`${index}`), 0, 40);
      forecast.end(`${index}`, { at: 40_000, outcome: 'served' });
    }
    expect(seconds()).toBeCloseTo(20);
  });

  it('is not corrected by promised calls, which wait for their hour', () => {
    const { live, seconds } = centre({ agents: 10 });
    live(500, 36_000, 'served', { medium: 'callback' });
    expect(seconds()).toBeCloseTo(20);
  });

  it('takes who leaves early to have waited on as predicted', () => {
    for (const outcome of ['gave-up', 'left'] as const) {
      const { live, seconds } = centre({ agents: 10 });
      live(500, 0, outcome);
      expect(seconds()).toBeCloseTo(20);
    }
  });

  it('learns patience from callers who give up, not from those who leave or from promised calls', () => {
    const ahead = (outcome: WaitOutcome, more: Partial<WaitingContact> = {}) => {
      const { distribution, forecast, live } = centre({ agents: 1 });
      live(2000, 10, outcome, more);
      for (let index = 0; index < 30; index += 1) distribution.apply({ type: 'wait', wait: wait(`w${index}`) });
      return forecast.predict(wait('z', { since: 9 }))?.modelSeconds ?? 0;
    };
    expect(ahead('gave-up')).toBeLessThan(300);
    expect(ahead('left')).toBeCloseTo(31 * 200);
    expect(ahead('gave-up', { medium: 'callback' })).toBe(ahead('served', { medium: 'callback' }));
  });

  it('ignores the end of a wait that it has not seen begin', () => {
    const { forecast, seconds } = centre({ agents: 10 });
    forecast.end('unknown', { at: 9_000_000, outcome: 'gave-up' });
    expect(seconds()).toBeCloseTo(20);
  });
});
