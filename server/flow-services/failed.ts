import type { Outcome } from '#runtime/engine/ports.ts';

/** The outcome of a service that could not do what it was asked; flows see the reason. */
export function failed(reason: string): Outcome {
  return { outcome: 'failed', data: { reason } };
}
