import { type Diagnostic, hasErrors } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { checkFlow } from './check/check.ts';
import { lowerFlow } from './lower.ts';
import { readFlow } from './read.ts';
import { type CompileEnvironment, resolveFlow } from './resolve.ts';

export interface Compiled {
  /** Null when the document cannot be read as a flow at all. */
  flow: Flow | null;
  /** Present even with errors, so that a draft can be tried; null without a flow. */
  ir: Ir | null;
  diagnostics: Diagnostic[];
  /** No errors: may be published. */
  publishable: boolean;
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
  if (!read.flow) return { flow: null, ir: null, diagnostics: read.diagnostics, publishable: false };
  const resolved = resolveFlow(read.flow);
  const ir = lowerFlow(resolved, environment);
  const diagnostics = [...read.diagnostics, ...checkFlow({ resolved, environment, ir })];
  return { flow: read.flow, ir, diagnostics, publishable: !hasErrors(diagnostics) };
}
