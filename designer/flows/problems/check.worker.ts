import type { Reckoning } from '#runtime/compiler/check/reckoning.ts';
import type { Waived } from '#runtime/compiler/check/waivers.ts';
import { compileFlow } from '#runtime/compiler/compile.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { compileEnvironment, type Surroundings } from './compile-environment.ts';

export interface CheckRequest {
  document: Flow;
  surroundings: Surroundings;
  /** Also says what cannot be decided. */
  thorough: boolean;
}

export interface CheckAnswer {
  diagnostics: Diagnostic[];
  waived: Waived[];
  reckoning: Reckoning;
}

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  const { document, surroundings, thorough } = data;
  const environment = { ...compileEnvironment(surroundings), thorough };
  const { diagnostics, waived, reckoning } = compileFlow({ document, environment });
  self.postMessage({ diagnostics, waived, reckoning } satisfies CheckAnswer);
};
