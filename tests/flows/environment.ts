import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import type { Flow } from '#schemas/flow/flow.ts';

interface Installed {
  audio?: readonly string[];
  speech?: boolean;
}

/** An installation that has these flows published, and every audio file unless told which. */
export function environmentWith(flows: readonly Flow[], { audio, speech = true }: Installed = {}): CompileEnvironment {
  return {
    subFlow: (id) => flows.find((flow) => flow.id === id),
    hasAudio: (id) => audio === undefined || audio.includes(id),
    speech: { available: speech, languages: ['en', 'fr'] },
  };
}
