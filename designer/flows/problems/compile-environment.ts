import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { Flow } from '#schemas/flow/flow.ts';

/** What the compiler needs from the installation, in a form that can be sent to a worker. */
export interface Surroundings {
  subFlows: Record<string, Flow>;
  /** Null while the library is not known, so that nothing is called missing too early. */
  audio: readonly string[] | null;
  speech: { available: boolean; languages: readonly string[] };
}

export function compileEnvironment({ subFlows, audio, speech }: Surroundings): CompileEnvironment {
  const known = audio && new Set(audio);
  return {
    subFlow: (id) => (Object.hasOwn(subFlows, id) ? subFlows[id] : undefined),
    hasAudio: (id) => known?.has(id) ?? true,
    speech,
  };
}
