import { createHash } from 'node:crypto';
import { AudioError } from '../../audio/audio-error.ts';
import type { Converted } from '../../audio/convert-audio.ts';
import { audio } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import type { ServiceContext } from '../context.ts';

interface NewAudio {
  /** Ids to try, the wanted one first. */
  ids: Iterable<string>;
  name: string;
  bytes: Uint8Array;
  login: string;
}

/**
 * Converts a file and puts it into the library under the first id that is free.
 * @returns The id.
 * @throws ServiceError `invalid-input` for what is no sound, `audio-exists` when no id is free
 */
export async function insertAudio(
  { db, converter }: Pick<ServiceContext, 'db' | 'converter'>,
  { ids, name, bytes, login }: NewAudio,
): Promise<string> {
  const { wav, seconds, source } = await convert(converter, bytes);
  const hash = createHash('sha256').update(wav).digest('hex');
  return db.transaction(async (tx) => {
    for (const id of ids) {
      const row = { id, name, source, seconds, wav, bytes: wav.length, hash, createdAt: new Date(), createdBy: login };
      const [added] = await tx.insert(audio).values(row).onConflictDoNothing().returning({ id: audio.id });
      if (!added) continue;
      await recordAudit(tx, {
        user: login,
        action: 'audio.upload',
        entity: 'audio',
        entityId: id,
        details: { name, seconds },
      });
      return id;
    }
    throw new ServiceError('audio-exists');
  });
}

async function convert(converter: ServiceContext['converter'], bytes: Uint8Array): Promise<Converted> {
  try {
    return await converter.convert(bytes);
  } catch (error) {
    if (!(error instanceof AudioError)) throw error;
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['file'], error.rule)] });
  }
}
