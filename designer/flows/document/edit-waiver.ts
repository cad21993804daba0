import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Waiver } from '#schemas/flow/settings.ts';

type Finding = Pick<Diagnostic, 'rule' | 'node' | 'variable'>;

/** Accepts a finding with a reason. */
export function addWaiver(flow: Flow, { rule, node, variable }: Finding, reason: string): Flow {
  const waiver: Waiver = {
    rule,
    ...(node === undefined ? {} : { node }),
    ...(variable === undefined ? {} : { variable }),
    reason,
  };
  return { ...flow, waivers: [...flow.waivers, waiver] };
}

/** Takes the waivers of a finding back. */
export function removeWaivers(flow: Flow, { rule, node, variable }: Finding): Flow {
  const concerns = (waiver: Waiver) =>
    waiver.rule === rule && waiver.node === node && (waiver.variable === undefined || waiver.variable === variable);
  return { ...flow, waivers: flow.waivers.filter((waiver) => !concerns(waiver)) };
}
