import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { driverCases } from '#runtime/telephony/driver.cases.ts';
import { describeTelephony } from './describe-telephony.ts';
import { type AsteriskBench, startAsteriskBench } from './driver-bench.ts';

describeTelephony('asterisk telephony', () => {
  let asterisk: AsteriskBench;
  beforeAll(async () => {
    asterisk = await startAsteriskBench();
  });
  afterAll(() => asterisk.stop());
  afterEach(async () => {
    expect(await asterisk.close(), 'calls still up after the case').toEqual([]);
  });

  for (const [name, run] of Object.entries(driverCases)) {
    it(name, async () => run(await asterisk.open()));
  }
});
