import { expect, test } from 'vitest';
import { answeringFlow } from './contact-world.ts';
import { createLinkedFlows } from './linked-flows.ts';
import { createVirtualClock } from './virtual-clock.ts';

test('keeps the versions that are in use, and not all there ever were', async () => {
  const ir = answeringFlow();
  const flows = createLinkedFlows({
    clock: createVirtualClock(),
    log: { info() {}, warn() {}, error() {} },
    flows: {
      readIr: async (flowId, version) => ({ flowId, version, ir }),
      liveFlow: async () => null,
      flowForDid: async () => null,
    },
  });
  const linkedOf = async (version: number) => (await flows.version('campaign', version)).linked;
  const [used, unused] = [await linkedOf(1), await linkedOf(2)];
  for (let version = 3; version < 700; version += 1) {
    await linkedOf(version);
    expect(await linkedOf(1)).toBe(used);
  }
  expect(await linkedOf(2)).not.toBe(unused);
});
