import { type FlowTest, flowTest } from '#schemas/flow/flow-test.ts';

const STORED_AS = 'switchyard.proposed-test';

export interface ProposedTest {
  test: FlowTest;
  /** The test goes the way that the contact went. */
  exact: boolean;
}

/** Keeps a test that was made elsewhere (from a call, from a contact) until the editor of its flow shows it. */
export function proposeTest(flowId: string, { test, exact }: ProposedTest): void {
  sessionStorage.setItem(STORED_AS, JSON.stringify({ flowId, test, exact }));
}

/** The test that waits for this flow, once. */
export function takeProposedTest(flowId: string): ProposedTest | null {
  const stored: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null');
  if (typeof stored !== 'object' || stored === null || !('flowId' in stored) || stored.flowId !== flowId) return null;
  sessionStorage.removeItem(STORED_AS);
  const test = flowTest.safeParse('test' in stored ? stored.test : undefined);
  return test.success ? { test: test.data, exact: 'exact' in stored && stored.exact === true } : null;
}
