import { type Diagnostic, describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { fieldOfNode } from './field-of-node.ts';
import { type CampaignFinding, type CampaignSummary, type SummaryElement, worstLight } from './summary.ts';
import { summarisedElements } from './summary-elements.ts';
import type { SummaryFacts } from './summary-facts.ts';

/** Every element of a campaign with its light, and what is wrong with it (S88). */
export function summarise(settings: InboundSettings, facts: SummaryFacts): CampaignSummary {
  const ofFlow = flowFindings(settings, facts);
  const elements = summarisedElements(settings, facts).map(({ findings, ...element }): SummaryElement => {
    const found = [...findings, ...(ofFlow.get(`${element.tab}.${element.field}`) ?? [])];
    return { ...element, findings: found, light: worstLight(found.map(({ light }) => light)) };
  });
  return { light: worstLight(elements.map(({ light }) => light)), elements };
}

/** What the checker has found in the campaign's flow, by the field where it is mended. */
function flowFindings(
  settings: InboundSettings,
  { diagnostics }: SummaryFacts,
): ReadonlyMap<string, readonly CampaignFinding[]> {
  const found = new Map<string, CampaignFinding[]>();
  for (const diagnostic of diagnostics) {
    // A hint says nothing about whether the campaign works.
    if (diagnostic.severity === 'info') continue;
    const { tab, field } = fieldOfNode(diagnostic, settings);
    const key = `${tab}.${field || 'queue'}`;
    const light = diagnostic.severity === 'error' ? 'red' : 'orange';
    const others = found.get(key) ?? [];
    // A file that is missing is missing in each language.
    if (others.some((other) => other.diagnostic && saysTheSame(other.diagnostic, diagnostic))) continue;
    found.set(key, [...others, { rule: 'flow', light, params: {}, diagnostic }]);
  }
  return found;
}

function saysTheSame(one: Diagnostic, other: Diagnostic): boolean {
  return describeDiagnostic(one, 'en').message === describeDiagnostic(other, 'en').message;
}
