import type { Flow } from '#schemas/flow/flow.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';

export function addTests(flow: Flow, tests: readonly FlowTest[]): Flow {
  return { ...flow, tests: [...flow.tests, ...tests] };
}

/** Puts a test in the place of another; at the end when that one is gone. */
export function replaceTest(flow: Flow, before: FlowTest, after: FlowTest): Flow {
  if (!flow.tests.includes(before)) return addTests(flow, [after]);
  return { ...flow, tests: flow.tests.map((test) => (test === before ? after : test)) };
}

export function removeTest(flow: Flow, removed: FlowTest): Flow {
  return { ...flow, tests: flow.tests.filter((test) => test !== removed) };
}

/** A name that no test of the flow has yet. */
export function freeTestName(flow: Flow, wanted: string): string {
  const taken = new Set(flow.tests.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} (${number})`;
  return name;
}
