/** Beyond that, one of the two clocks has been set anew. */
const SAME_CLOCK_MS = 2_000;

/**
 * What the server's clock is ahead of this browser's. Every message was under way for a while, so the one that says most is
 * nearest to the truth; taking each at its word would make running timers jump to and fro.
 * @returns Milliseconds.
 */
export function clockAhead(before: number, measured: number): number {
  return measured > before || before - measured > SAME_CLOCK_MS ? measured : before;
}
