import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSystemClock } from '#runtime/engine/system-clock.ts';
import { type AsteriskTelephony, createAsteriskTelephony } from '#runtime/telephony/asterisk/asterisk-telephony.ts';
import type { TelephonyEvent } from '#runtime/telephony/port.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { describeTelephony } from './describe-telephony.ts';
import { type RuntimeServer, startRuntimeServer } from './runtime-server.ts';
import { startSipp } from './sipp.ts';
import { until } from './switchyard-process.ts';

describeTelephony('phones of agents', () => {
  let server: RuntimeServer;
  let asterisk: RunningAsterisk;
  let telephony: AsteriskTelephony;
  const events: TelephonyEvent[] = [];

  beforeAll(async () => {
    server = await startRuntimeServer();
    asterisk = await startAsterisk({ runtimeUrl: server.url });
    telephony = createAsteriskTelephony({
      ...asterisk,
      trunk: 'PJSIP/{number}@carrier',
      soundFile: async () => Promise.reject(new Error('nothing is played here')),
      clock: createSystemClock(),
      log: { warn: (details, message) => console.warn(message, details) },
    });
    await telephony.start((event) => events.push(event));
    server.setUpgrade(telephony.handleUpgrade);
    await until(() => telephony.isConnected());
  });
  afterAll(async () => {
    await telephony?.stop();
    await asterisk?.stop();
    await server?.close();
  });

  it('asks a telephone elsewhere to answer at once in the words that telephones know', async () => {
    const phone = await startSipp({ scenario: busyPhone, args: ['-p', String(asterisk.carrierPort), '-m', '1'] });
    await telephony.originate({
      callId: 'call',
      to: '2001',
      from: '0123456789',
      ringTimeoutMs: 5_000,
      autoAnswer: true,
    });
    await until(() => events.some((event) => event.type === 'call.ended' && event.cause === 'busy'));
    const { log, output } = await phone.done;
    expect(log.join('\n'), output).toContain('answer-after=0');
    expect(log.join('\n')).toContain('info=alert-autoanswer');
  });

  it('keeps browser phones known when Asterisk has been restarted', async () => {
    await telephony.provisionPhone({ extension: '1001', password: 'first' });
    await telephony.provisionPhone({ extension: '1001', password: 'second' });
    expect(await asterisk.console('pjsip show endpoint agent-1001')).toContain('agent-1001/agent-1001');
    events.length = 0;
    await asterisk.restart();
    await until(() => events.some(({ type }) => type === 'connected'), 30_000);
    await until(async () =>
      (await asterisk.console('pjsip show endpoint agent-1001')).includes('agent-1001/agent-1001'),
    );
    expect(await asterisk.console('pjsip show auth agent-1001')).toContain('second');
    expect(await asterisk.console('pjsip show aor agent-1001')).toContain('remove_existing      : true');
  });

  it('refuses an extension that could name something else in Asterisk', async () => {
    for (const extension of ['', '10/01', '1001&PJSIP', 'a'.repeat(40)]) {
      await expect(telephony.provisionPhone({ extension, password: 'x' })).rejects.toThrow(/phone-extension/);
    }
  });
});

const replyHeaders = `[last_Via:]
    [last_From:]
    [last_To:];tag=[pid]phone[call_number]
    [last_Call-ID:]
    [last_CSeq:]
    Content-Length: 0`;

/** A telephone that says it is busy, and writes down what it was asked. */
const busyPhone = `<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="busy phone">
  <recv request="INVITE"><action>
    <ereg regexp=".*" search_in="hdr" header="Call-Info:" assign_to="callInfo"/>
    <ereg regexp=".*" search_in="hdr" header="Alert-Info:" assign_to="alertInfo"/>
    <log message="[$callInfo] [$alertInfo]"/>
  </action></recv>
  <send retrans="500"><![CDATA[
    SIP/2.0 486 Busy Here
    ${replyHeaders}

  ]]></send>
  <recv request="ACK"/>
</scenario>
`;
