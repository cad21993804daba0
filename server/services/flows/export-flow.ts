import { exportMachine } from '#runtime/compiler/link.ts';
import { exportFlow as contract } from '#schemas/api/flows.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { ServiceError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { verb } from '../verb.ts';
import { compileDraft } from './compile-draft.ts';
import { maskHiddenFor } from './mask-hidden.ts';
import { diagnosticIssue } from './parse-document.ts';
import { readStoredFlow, storedDocument } from './stored-flow.ts';
import { readStoredVersion } from './versions.ts';

export const exportFlow = verb(contract, async ({ context, actor, params: { id }, query: { version, as }, reply }) => {
  const stored = await readStoredFlow(context.db, id);
  const published = version === undefined ? null : await readStoredVersion(context.db, id, version);
  const suffix = version === undefined ? '' : `-v${version}`;
  reply.fileName = `${slug(stored.name)}${suffix}.${as === 'xstate' ? 'machine' : 'flow'}.json`;
  const document = storedDocument(published?.document ?? stored.document);
  if (as === 'flow') return maskHiddenFor(actor.role, document);
  return exportMachine(published?.ir ?? (await lowerDraft(context, document)));
});

async function lowerDraft(context: ServiceContext, flow: Flow): Promise<Ir> {
  const { ir, diagnostics } = await compileDraft(context, context.db, flow);
  if (ir) return ir;
  throw new ServiceError('flow-has-errors', { issues: diagnostics.map((found) => diagnosticIssue(found, flow)) });
}

/** The name without what file systems dislike. */
function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').toLowerCase() || 'flow';
}
