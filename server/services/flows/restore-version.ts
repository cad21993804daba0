import { restoreVersion as contract } from '#schemas/api/flows.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { documentHash } from './document-hash.ts';
import { replaceDraft } from './save-draft.ts';
import { lockStoredFlow, readDraft, refuseStaleRevision, storedDocument } from './stored-flow.ts';
import { readStoredVersion } from './versions.ts';

export const restoreVersion = verb(
  contract,
  async ({ context, actor, params: { id, version }, body: { revision } }) => {
    const { login } = actor.user;
    await context.db.transaction(async (tx) => {
      const stored = await lockStoredFlow(tx, id);
      const wanted = await readStoredVersion(tx, id, version);
      refuseStaleRevision(stored, revision);
      const flow = storedDocument(wanted.document);
      await replaceDraft(tx, { stored, flow, hash: documentHash(flow), login });
      await recordAudit(tx, {
        user: login,
        action: 'flow.restore',
        entity: 'flow',
        entityId: id,
        details: { version },
      });
    });
    return readDraft(context, id);
  },
);
