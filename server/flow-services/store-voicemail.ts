import type { Service } from '#runtime/engine/ports.ts';
import { voicemails } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import { newId } from '../services/new-id.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/** Puts a recording into a voicemail box; asked again under the same effect id it is there already. */
export function storeVoicemail({ db, clock }: Pick<FlowServiceOptions, 'db' | 'clock'>): Service<'voicemail'> {
  return async ({ box, recording, seconds }, { effectId, contactId }) => {
    await db
      .insert(voicemails)
      .values({
        id: newId(),
        effectId,
        box: cleanText(box).trim(),
        contactId,
        recordingId: recording,
        seconds,
        leftAt: new Date(clock.now()),
      })
      .onConflictDoNothing({ target: voicemails.effectId });
    return { outcome: 'stored', data: {} };
  };
}
