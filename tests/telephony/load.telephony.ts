import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { AsteriskTelephony } from '#runtime/telephony/asterisk/asterisk-telephony.ts';
import { describeTelephony } from './describe-telephony.ts';
import { type AsteriskBench, startAsteriskBench } from './driver-bench.ts';
import { oneKeyScript, runLoad } from './load.ts';
import { plainNumber } from './plain-ivr.ts';
import { stasisIvr } from './stasis-ivr.ts';

/** A short run at a rate that any machine stands: it proves that the measuring works and that nothing leaks. */
const load = { callsPerSecond: 10, seconds: 5, script: oneKeyScript };

describeTelephony('load', () => {
  let bench: AsteriskBench;
  let telephony: AsteriskTelephony;
  beforeAll(async () => {
    bench = await startAsteriskBench({ connect: false });
    telephony = bench.createDriver();
    await telephony.start(stasisIvr(telephony));
    bench.server.setUpgrade(telephony.handleUpgrade);
    await vi.waitFor(() => expect(telephony.isConnected()).toBe(true), { timeout: 10_000 });
  });
  afterAll(async () => {
    bench.server.setUpgrade(null);
    await telephony.stop();
    await bench.stop();
  });

  it.each([
    { through: 'the driver', to: '1001', voice: false },
    { through: 'the driver', to: '1001', voice: true },
    { through: 'a plain dialplan', to: plainNumber, voice: false },
  ])('goes through $through without a failure (callers heard: $voice)', async ({ to, voice }) => {
    const report = await runLoad({ ...load, asterisk: bench.asterisk, to, voice });
    expect(report, report.complaints).toMatchObject({ calls: 50, failed: 0 });
    expect(report.latency.count).toBe(10);
    expect(report.latency.p50).toBeLessThan(100);
    await expect
      .poll(() => bench.asterisk.console('core show channels count'), { timeout: 10_000 })
      .toContain('0 active channels');
  });
});
