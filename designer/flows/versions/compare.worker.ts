import { type BehaviourComparison, compareBehaviour } from '#runtime/compare/compare-behaviour.ts';
import type { Versions } from '#runtime/compare/explore-pair.ts';
import { type RecordedLine, type ReplayVerdict, replayContact } from '#runtime/compare/replay-contact.ts';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { compileEnvironment, type Surroundings } from '../problems/compile-environment.ts';

export type CompareRequest =
  | { type: 'behaviour'; seq: number; documents: Versions<Flow>; surroundings: Surroundings }
  | { type: 'prepare'; seq: number; document: Flow; surroundings: Surroundings }
  | { type: 'replay'; seq: number; journals: readonly { contactId: string; entries: readonly RecordedLine[] }[] };

export type CompareAnswer =
  | { type: 'behaviour'; seq: number; comparison: BehaviourComparison; complete: boolean }
  | { type: 'replay'; seq: number; verdicts: { contactId: string; verdict: ReplayVerdict }[] }
  | { type: 'failed'; seq: number; reason: string };

/** Until when, from the beginning, tests are looked for. */
const GENERATING_MS = 10_000;

let prepared: LinkedFlow | undefined;

self.onmessage = ({ data }: MessageEvent<CompareRequest>) => {
  try {
    const answer = run(data);
    if (answer) self.postMessage(answer satisfies CompareAnswer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    self.postMessage({ type: 'failed', seq: data.seq, reason } satisfies CompareAnswer);
  }
};

function run(request: CompareRequest): CompareAnswer | undefined {
  const { seq } = request;
  if (request.type === 'behaviour') {
    const environment = compileEnvironment(request.surroundings);
    const began = Date.now();
    const comparison = compareBehaviour(request.documents, environment, {
      onFound: (found) =>
        self.postMessage({ type: 'behaviour', seq, complete: false, comparison: found } satisfies CompareAnswer),
      stopGenerating: () => Date.now() > began + GENERATING_MS,
    });
    return { type: 'behaviour', seq, complete: true, comparison };
  }
  if (request.type === 'prepare') {
    const { ir } = compileFlow({ document: request.document, environment: compileEnvironment(request.surroundings) });
    prepared = ir ? linkIr(ir) : undefined;
    return undefined;
  }
  const linked = prepared;
  if (!linked) throw new Error('compare.not-prepared');
  const verdicts = request.journals.map(({ contactId, entries }) => ({
    contactId,
    verdict: replayContact(linked, entries),
  }));
  return { type: 'replay', seq, verdicts };
}
