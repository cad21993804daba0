import { describe, expect, it } from 'vitest';
import { createVirtualClock } from './virtual-clock.ts';

describe('virtual clock', () => {
  it('runs timers in the order in which they fall due', () => {
    const clock = createVirtualClock();
    const ran: string[] = [];
    clock.setTimeout(() => ran.push(`late ${clock.now()}`), 30);
    clock.setTimeout(() => ran.push(`early ${clock.now()}`), 10);
    clock.setTimeout(() => ran.push(`early too ${clock.now()}`), 10);
    clock.advance(40);
    expect(ran).toEqual(['early 10', 'early too 10', 'late 30']);
    expect(clock.now()).toBe(40);
  });

  it('runs timers that a timer sets within the same advance', () => {
    const clock = createVirtualClock();
    const ran: number[] = [];
    clock.setTimeout(() => clock.setTimeout(() => ran.push(clock.now()), 5), 5);
    clock.advance(10);
    expect(ran).toEqual([10]);
  });

  it('forgets a cleared timer', () => {
    const clock = createVirtualClock();
    let ran = false;
    const handle = clock.setTimeout(() => {
      ran = true;
    }, 5);
    clock.clearTimeout(handle);
    clock.advance(10);
    expect(ran).toBe(false);
    expect(clock.advanceToNextTimer()).toBe(false);
  });
});
