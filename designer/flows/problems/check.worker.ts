import { compileFlow } from '#runtime/compiler/compile.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { compileEnvironment, type Surroundings } from './compile-environment.ts';

export interface CheckRequest {
  seq: number;
  document: Flow;
  surroundings: Surroundings;
}

export interface CheckAnswer {
  seq: number;
  diagnostics: Diagnostic[];
}

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  const { seq, document, surroundings } = data;
  const { diagnostics } = compileFlow({ document, environment: compileEnvironment(surroundings) });
  self.postMessage({ seq, diagnostics } satisfies CheckAnswer);
};
