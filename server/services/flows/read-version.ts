import { readVersion as contract } from '#schemas/api/flows.ts';
import { verb } from '../verb.ts';
import { storedDocument } from './stored-flow.ts';
import { readStoredVersion, toFlowVersion } from './versions.ts';

export const readVersion = verb(contract, async ({ context: { db }, params: { id, version } }) => {
  const stored = await readStoredVersion(db, id, version);
  return { ...toFlowVersion(stored), document: storedDocument(stored.document) };
});
