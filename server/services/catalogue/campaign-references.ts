import type { FlowUse, NamedUse } from '#schemas/domain/flow-use.ts';
import { type InboundSettings, inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { type FieldMeta, type ReferenceKind, visitFields } from '#schemas/nodes/fields.ts';
import type { Database } from '../../db/open.ts';
import { selectDefaults } from '../campaigns/campaign-defaults.ts';
import { readUses } from '../flows/used-by.ts';
import { readCampaignUses, withoutFlowsOf } from './uses-by-others.ts';

type Kind = NonNullable<FieldMeta['reference']>;

/** The campaigns whose settings name things of a kind, by the ids of these. */
export function readCampaignUsesOf(db: Database, kind: Kind): Promise<Map<string, NamedUse[]>> {
  return readCampaignUses(db, (settings) => referencesOf(settings, kind));
}

/** The ids of a kind that a campaign's settings name, wherever in them. */
function referencesOf(settings: InboundSettings, kind: Kind): string[] {
  const ids = new Set<string>();
  // Settings that were stored before a field was added have its default.
  visitFields(inboundSettings, inboundSettings.parse(settings), ({ meta, value }) => {
    if (meta.reference !== kind) return;
    for (const id of Array.isArray(value) ? value : [value]) if (typeof id === 'string' && id !== '') ids.add(id);
  });
  return [...ids];
}

/**
 * The flows and the campaigns that use each thing of a kind. The flow that is made from a campaign stands for it, so where
 * the campaign is named it is left out.
 */
export async function readAllUses(
  db: Database,
  kind: ReferenceKind,
  target?: string,
): Promise<(id: string) => { usedBy: FlowUse[]; campaigns: NamedUse[] }> {
  const [flows, campaigns] = await Promise.all([readUses(db, kind, target), readCampaignUsesOf(db, kind)]);
  return (id) => {
    const users = campaigns.get(id) ?? [];
    return { usedBy: withoutFlowsOf(flows.get(id) ?? [], users), campaigns: users };
  };
}

type UsesBySettings = { campaigns: string[]; defaults?: string[] };

/** For `refuseWhileUsed`: the campaigns that name it, and whether every new one would. */
export async function readNamesOfCampaigns(tx: Database, kind: Kind, id: string): Promise<UsesBySettings> {
  const uses = await readCampaignUsesOf(tx, kind);
  return { campaigns: (uses.get(id) ?? []).map(({ name }) => name), ...(await readUseByDefaults(tx, kind, id)) };
}

/** Whether new campaigns begin with it (S87). */
export async function readUseByDefaults(
  tx: Database,
  kind: Kind,
  id: string,
): Promise<Pick<UsesBySettings, 'defaults'>> {
  const named = referencesOf(await selectDefaults(tx), kind).includes(id);
  return named ? { defaults: ['campaign-defaults'] } : {};
}
