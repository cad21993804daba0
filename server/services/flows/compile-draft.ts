import { type Compiled, compileFlow } from '#runtime/compiler/compile.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import type { ServiceContext } from '../context.ts';
import { loadCompileEnvironment } from './compile-environment.ts';

/** Compiles a document against what this installation has now. */
export async function compileDraft(
  context: Pick<ServiceContext, 'speech'>,
  db: Database,
  flow: Flow,
): Promise<Compiled> {
  const environment = await loadCompileEnvironment(db, context.speech, flow);
  return compileFlow({ document: flow, environment });
}
