import { eq } from 'drizzle-orm';
import { importFlow as contract } from '#schemas/api/flows.ts';
import { flows } from '../../db/tables/index.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';
import { insertFlow } from './insert-flow.ts';
import { parseDocument } from './parse-document.ts';
import { readDraft } from './stored-flow.ts';

/** Keeps the document's id while it is free, so that flows that call each other can move together. */
export const importFlow = verb(contract, async ({ context, actor, body: { document } }) => {
  const flow = parseDocument(document);
  const [taken] = await context.db.select({ id: flows.id }).from(flows).where(eq(flows.id, flow.id));
  const imported = taken ? { ...flow, id: newId() } : flow;
  await insertFlow(context.db, { flow: imported, login: actor.user.login, action: 'flow.import' });
  return readDraft(context, imported.id);
});
