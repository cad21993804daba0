import { type Diagnostic, hasErrors } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { checkFlow } from './check/check.ts';
import { prepareCheck } from './check/check-pass.ts';
import { type Reckoning, reckon } from './check/reckoning.ts';
import { applyWaivers, type Waived } from './check/waivers.ts';
import { lowerFlow } from './lower.ts';
import { readFlow } from './read.ts';
import { type CompileEnvironment, resolveFlow } from './resolve.ts';

export interface Compiled {
  /** Null when the document cannot be read as a flow at all. */
  flow: Flow | null;
  /** Present even with errors, so that a draft can be tried; null without a flow. */
  ir: Ir | null;
  /** What is wrong with it. The checks run when this is asked for first: who only wants the machine does not wait for them. */
  readonly diagnostics: Diagnostic[];
  /** What is wrong with it, too, but was accepted with a reason. */
  readonly waived: Waived[];
  /** No errors: may be published. */
  readonly publishable: boolean;
  /** How long contacts take to each end, and what they hear on the way. */
  readonly reckoning: Reckoning;
}

/** Runs every pass over a document: read → migrate → resolve → lower → check. */
export function compileFlow({
  document,
  environment,
}: {
  document: unknown;
  environment: CompileEnvironment;
}): Compiled {
  const read = readFlow(document);
  if (!read.flow) {
    const { diagnostics } = read;
    return { flow: null, ir: null, diagnostics, waived: [], publishable: false, reckoning: { ends: [] } };
  }
  const { flow } = read;
  const resolved = resolveFlow(flow);
  const ir = lowerFlow(resolved, environment);
  const checked = prepareCheck({ resolved, environment, ir });
  const found = once(() => applyWaivers([...read.diagnostics, ...checkFlow(checked)], flow.waivers));
  const reckoning = once(() => reckon(checked.explore()));
  return {
    flow,
    ir,
    get diagnostics() {
      return found().open;
    },
    get waived() {
      return found().waived;
    },
    get publishable() {
      return !hasErrors(found().open);
    },
    get reckoning() {
      return reckoning();
    },
  };
}

function once<T extends object>(work: () => T): () => T {
  let result: T | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
