import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSystemClock } from '#runtime/engine/system-clock.ts';
import { createAriClient, readJson } from '#runtime/telephony/asterisk/ari-client.ts';
import { createAsteriskTelephony } from '#runtime/telephony/asterisk/asterisk-telephony.ts';
import { openPhone } from '#server/phones/open-phone.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { type BrowserPhone, launchPhoneBrowser, openBrowserPhone } from './browser-phone/open-browser-phone.ts';
import { describeTelephony } from './describe-telephony.ts';
import { findFreePort } from './free-port.ts';
import { placeCall } from './place-call.ts';
import { recordHeard } from './record-heard.ts';
import { runtimeUrl, type SwitchyardProcess, startSwitchyard, until } from './switchyard-process.ts';
import { agentFlow } from './tour-flow.ts';

const did = '0180000001';
const extension = '1001';

describeTelephony('a phone in a browser', () => {
  let asterisk: RunningAsterisk;
  let switchyard: SwitchyardProcess;
  let browser: Browser;

  beforeAll(async () => {
    const port = await findFreePort('tcp');
    [asterisk, browser] = await Promise.all([startAsterisk({ runtimeUrl: runtimeUrl(port) }), launchPhoneBrowser()]);
    switchyard = await startSwitchyard({ port, asterisk });
    await switchyard.serveFlow(agentFlow(extension), did);
  });
  afterAll(async () => {
    await browser?.close();
    await switchyard?.stop();
    await asterisk?.stop();
  });

  /** Gives the phone a new password, and registers it in a browser through the server. */
  async function register(): Promise<BrowserPhone> {
    const telephony = createAsteriskTelephony({
      ...asterisk,
      trunk: 'PJSIP/{number}@carrier',
      soundFile: async () => Promise.reject(new Error('nothing is played here')),
      clock: createSystemClock(),
      log: { warn: (details, message) => console.warn(message, details) },
    });
    const account = await openPhone({ port: telephony, extension });
    await telephony.stop();
    return openBrowserPhone({ browser, url: switchyard.url, cookie: switchyard.cookie(), account });
  }

  async function call(from: string): Promise<string> {
    const script = { steps: [{ speakMs: 60_000 }], end: 'wait' } as const;
    await placeCall({ sipPort: asterisk.sipPort, to: did, from, script });
    let contactId = '';
    await until(async () => {
      contactId = (await switchyard.contacts(`&search=${from}`))[0]?.id ?? '';
      return contactId !== '';
    });
    return contactId;
  }

  const ended = async (contactId: string): Promise<boolean> =>
    (await switchyard.contacts()).find(({ id }) => id === contactId)?.status === 'ended';

  it('talks with a caller: sound goes both ways', async () => {
    const phone = await register();
    const contactId = await call('0140002001');
    await until(async () => (await phone.calls())[0]?.state === 'talking', 20_000);
    await sleep(1_000);
    const before = await phone.statistics();
    const packetsBefore = await callerStatistics(contactId);
    await sleep(3_000);
    const after = await phone.statistics();
    const packetsAfter = await callerStatistics(contactId);

    // Fifty packets a second each way, at both ends, and more than silence in them.
    expect(after.packetsSent - before.packetsSent).toBeGreaterThan(100);
    expect(after.packetsReceived - before.packetsReceived).toBeGreaterThan(100);
    expect(packetsAfter.txcount - packetsBefore.txcount).toBeGreaterThan(100);
    expect(packetsAfter.rxcount - packetsBefore.rxcount).toBeGreaterThan(100);
    expect(after.energySent - before.energySent).toBeGreaterThan(0.001);
    expect(after.energyReceived - before.energyReceived).toBeGreaterThan(0.001);
    expect(loudest(await recordWhatCallerHears(contactId)), 'the microphone arrives').toBeGreaterThan(1_000);

    await phone.hangUp();
    await until(() => ended(contactId));
    expect((await phone.calls())[0]?.state).toBe('ended');
    await phone.close();
  });

  it('comes back by itself when the server has been restarted in mid-call, and the call goes on', async () => {
    const phone = await register();
    const contactId = await call('0140002004');
    await until(async () => (await phone.calls())[0]?.state === 'talking', 20_000);
    await switchyard.restart();
    const before = await phone.statistics();
    await sleep(2_000);
    expect((await phone.statistics()).packetsReceived - before.packetsReceived).toBeGreaterThan(60);
    await until(async () => (await asterisk.console('pjsip show contacts')).includes(`agent-${extension}`), 20_000);
    await phone.hangUp();
    await until(() => ended(contactId));

    const next = await call('0140002005');
    await until(async () => (await phone.calls())[1]?.state === 'talking', 20_000);
    await phone.hangUp();
    await until(() => ended(next));
    await phone.close();
  }, 120_000);

  it('ends the call of a tab that is closed, and cannot be reached any more', async () => {
    const phone = await register();
    const contactId = await call('0140002002');
    await until(async () => (await phone.calls())[0]?.state === 'talking', 20_000);
    await phone.close();
    // No goodbye comes; Asterisk notices that there is no sound any more.
    await until(() => ended(contactId), 45_000);
    const next = await call('0140002003');
    await until(() => ended(next), 10_000);
    const journal = await switchyard.journal(next);
    expect(JSON.stringify(journal)).toContain('transfer.failed');
  }, 90_000);

  async function callerStatistics(channelId: string): Promise<{ txcount: number; rxcount: number }> {
    const client = createAriClient(asterisk);
    const answer = await client.request({ method: 'GET', path: `channels/${channelId}/rtp_statistics` });
    await client.close();
    expect(answer.status).toBe(200);
    const statistics = readJson(answer);
    // Asterisk's own words; the driver reads them with a schema.
    return statistics as { txcount: number; rxcount: number };
  }

  function recordWhatCallerHears(channel: string): Promise<Int16Array> {
    return recordHeard({ asterisk, channel, spy: 'out', durationMs: 2_500 });
  }
});

function loudest(samples: Int16Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
