import { eq } from 'drizzle-orm';
import type { Service } from '#runtime/engine/ports.ts';
import type { Database } from '../db/open.ts';
import { campaigns, contacts, voicemails } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import { newId } from '../services/new-id.ts';
import type { FlowServiceOptions } from './flow-services.ts';

const MS_PER_HOUR = 3_600_000;

/**
 * Puts a recording into a voicemail box; asked again under the same effect id it is there already. Agents of the queue with
 * the box's number are given it as soon as they are free.
 */
export function storeVoicemail({ db, clock }: Pick<FlowServiceOptions, 'db' | 'clock'>): Service<'voicemail'> {
  return async ({ box, recording, seconds }, { effectId, contactId }) => {
    const leftAt = clock.now();
    const { campaign, moveTo, moveAfterHours } = await readCampaign(db, contactId);
    await db
      .insert(voicemails)
      .values({
        id: newId(),
        effectId,
        box: cleanText(box).trim(),
        contactId,
        recordingId: recording,
        seconds,
        leftAt: new Date(leftAt),
        campaign,
        movesAt: moveTo === '' ? null : new Date(leftAt + moveAfterHours * MS_PER_HOUR),
        movesTo: moveTo,
      })
      .onConflictDoNothing({ target: voicemails.effectId });
    return { outcome: 'stored', data: {} };
  };
}

/** Where messages of the caller's campaign go that nobody handles in time (S82). */
async function readCampaign(db: Database, contactId: string) {
  const [found] = await db
    .select({ campaign: contacts.campaign, settings: campaigns.settings })
    .from(contacts)
    .leftJoin(campaigns, eq(campaigns.id, contacts.campaign))
    .where(eq(contacts.id, contactId));
  const { moveTo, moveAfterHours } = found?.settings?.voicemails ?? { moveTo: '', moveAfterHours: 0 };
  return { campaign: found?.campaign ?? '', moveTo, moveAfterHours };
}
