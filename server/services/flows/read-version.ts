import { readVersion as contract } from '#schemas/api/flows.ts';
import { verb } from '../verb.ts';
import { maskHiddenFor } from './mask-hidden.ts';
import { storedDocument } from './stored-flow.ts';
import { readStoredVersion, toFlowVersion } from './versions.ts';

export const readVersion = verb(contract, async ({ context: { db }, actor, params: { id, version } }) => {
  const stored = await readStoredVersion(db, id, version);
  return { ...toFlowVersion(stored), document: maskHiddenFor(actor.role, storedDocument(stored.document)) };
});
