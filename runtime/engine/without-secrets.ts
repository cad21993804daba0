import type { Effect } from '#schemas/effects/index.ts';
import type { SessionStep } from './session/session.ts';

const MASK = '•••';

/**
 * The step as the journal keeps it: values of headers that the author marked as hidden are masked. Recovery does not miss
 * them, because it works effects out anew.
 */
export function withoutSecrets(step: SessionStep): SessionStep {
  return { ...step, effects: step.effects.map(maskHeaders) };
}

function maskHeaders(effect: Effect): Effect {
  if (effect.effect !== 'http') return effect;
  const hidden = new Set(effect.params.hiddenHeaders?.map((name) => name.toLowerCase()));
  if (hidden.size === 0) return effect;
  const headers = Object.entries(effect.params.headers).map(([name, value]) => {
    return [name, hidden.has(name.toLowerCase()) ? MASK : value] as const;
  });
  return { ...effect, params: { ...effect.params, headers: Object.fromEntries(headers) } };
}
