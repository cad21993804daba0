import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describePath } from '#runtime/simulator/run-test.ts';
import type { PhoneScript } from '#runtime/telephony/driver.cases.ts';
import type { Contact } from '#schemas/domain/contact.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { startCarrier } from './carrier.ts';
import { describeTelephony } from './describe-telephony.ts';
import { findFreePort } from './free-port.ts';
import { type CallOutcome, placeCall } from './place-call.ts';
import type { SippProcess } from './sipp.ts';
import { makeToneWav } from './sound.ts';
import { runtimeUrl, type SwitchyardProcess, startSwitchyard, until } from './switchyard-process.ts';
import { errorsFlow, tourFlow, tourSurvey } from './tour-flow.ts';

const DID = '0180000001';
const FAILING_DID = '0180000002';

describeTelephony('a flow on real calls', () => {
  let asterisk: RunningAsterisk;
  let switchyard: SwitchyardProcess;
  let carrier: SippProcess;
  let web: Server;

  beforeAll(async () => {
    web = createServer((request, response) => {
      // The caller's number says how the service behaves.
      if (request.url?.endsWith('4')) return response.writeHead(404, { 'content-type': 'text/plain' }).end('none');
      if (request.url?.endsWith('5')) return setTimeout(() => response.end('late'), 5000);
      const body = request.url?.endsWith('6') ? '{}' : '{"state":"shipped"}';
      return response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const port = await findFreePort('tcp');
    asterisk = await startAsterisk({ runtimeUrl: runtimeUrl(port) });
    carrier = await startCarrier(asterisk.carrierPort);
    switchyard = await startSwitchyard({ port, asterisk, environment: { HTTP_ALLOW_PRIVATE: '127.0.0.1' } });
    await switchyard.uploadAudio('beep', makeToneWav(0.4));
    await switchyard.publishFlow(tourSurvey());
    const webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    await switchyard.serveFlow(tourFlow(webUrl), DID);
    await switchyard.serveFlow(errorsFlow(), FAILING_DID);
  });

  afterAll(async () => {
    carrier?.kill();
    await switchyard?.stop();
    await asterisk?.stop();
    web?.closeAllConnections();
    web?.close();
  });

  /** Calls the DID under a number of its own, so that the contact is found again. */
  async function call(
    from: string,
    script: PhoneScript,
    { to = DID, ...further }: { to?: string; soundingKeys?: readonly string[] } = {},
  ): Promise<{ outcome: CallOutcome; contact: Contact; path: string[] }> {
    const placed = await placeCall({ sipPort: asterisk.sipPort, to, from, script, ...further });
    const outcome = await placed.done;
    let contact: Contact | undefined;
    await until(async () => {
      contact = (await switchyard.contacts(`&search=${from}`))[0];
      return contact?.status === 'ended';
    });
    if (!contact) throw new Error('no contact');
    const journal = await switchyard.journal(contact.id);
    return { outcome, contact, path: describePath(journal.flatMap(({ trace }) => trace)) };
  }

  const pause = { waitMs: 1500 };
  const choose = (key: string) => [{ waitMs: 1500 }, { press: key }];
  const press = (keys: string) => [{ waitMs: 1200 }, ...[...keys].map((key) => ({ press: key }))];
  const spoken = { speakMs: 3000 };

  /** Each call with the exits it must have gone through, in this order. */
  const calls: [from: string, script: PhoneScript['steps'], exits: string[], end?: 'hang-up'][] = [
    ['0140001001', [], ['start>next', 'welcome>next', 'menu>no-input', 'bye>next']],
    ['0140001002', choose('0'), ['menu>no-match', 'bye>next']],
    ['0140001003', [...choose('1'), ...press('1234')], ['menu>key-1', 'digits>valid', 'confirm>next']],
    ['0140001004', [...choose('1'), ...press('0000')], ['digits>invalid']],
    ['0140001005', choose('1'), ['digits>no-input']],
    ['0040001006', choose('2'), ['menu>key-2', 'caller>branch-abroad']],
    ['0140001007', choose('2'), ['caller>otherwise']],
    ['anonymous', choose('2'), ['caller>error']],
    ['0140001013', choose('3'), ['menu>key-3', 'web>success']],
    ['0140001014', choose('3'), ['web>http-error']],
    ['0140001015', choose('3'), ['web>timeout']],
    ['0140001016', choose('3'), ['web>error']],
    ['0140001021', [...choose('4'), pause, spoken, pause, ...press('#')], ['menu>key-4', 'message>recorded']],
    ['0140001022', [...choose('4'), pause, ...press('#')], ['message>too-short']],
    ['0140001023', [...choose('4'), pause, spoken], ['message>hung-up', 'good>next'], 'hang-up'],
    ['0140001031', [...choose('5'), ...press('2002')], ['menu>key-5', 'number>valid', 'operator>ended']],
    ['0140001032', [...choose('5'), ...press('2003')], ['operator>busy']],
    ['0140001033', [...choose('5'), ...press('2004')], ['operator>no-answer']],
    ['0140001034', [...choose('5'), ...press('2006')], ['operator>failed']],
    [
      '0140001041',
      [...choose('6'), ...press('7')],
      ['menu>key-6', 'survey>returned', 'survey/ask>valid', 'survey/back>returned'],
    ],
    ['0140001051', choose('7'), ['menu>key-7', 'good>next', 'bad>error']],
    ['0140001061', choose('8'), ['menu>key-8', 'french>next', 'values>next']],
    ['0140001062', choose('9'), ['menu>key-9', 'values>next']],
  ];

  it('goes through every exit that a caller, a carrier or a web service can bring about, as the journal says', async () => {
    const results = await Promise.all(
      calls.map(async ([from, steps, exits, end = 'wait' as const]) => ({
        from,
        exits,
        end,
        ...(await call(from, { steps, end })),
      })),
    );
    for (const { from, exits, end, path, outcome, contact } of results) {
      expect(
        exits.filter((exit) => !path.includes(exit)),
        `${from} went ${path.join(' ')}`,
      ).toEqual([]);
      expect(outcome.answered, `${from}: ${outcome.sipp.output}`).toBe(true);
      expect(outcome.hungUpOn, from).toBe(end === 'wait');
      expect(contact.result, from).toBe(end === 'wait' ? 'completed' : 'hung-up');
    }
    expect(await asterisk.console('core show channels count')).toContain('0 active channels');
  });

  it('understands keys that are only tones in the sound', async () => {
    const steps = [{ waitMs: 2500 }, { press: '1' }, { waitMs: 1200 }, { press: '1' }, { press: '2' }, { press: '3' }];
    const script = { steps: [...steps, { press: '4' }], end: 'wait' } as const;
    const { path } = await call('0140001071', script, { soundingKeys: ['1', '2', '3', '4'] });
    expect(path).toEqual(expect.arrayContaining(['menu>key-1', 'digits>valid', 'confirm>next']));
  });

  it('goes on by the error exit of every kind of node that has one', async () => {
    const { contact, path, outcome } = await call('0140001090', { steps: [], end: 'wait' }, { to: FAILING_DID });
    const failed = ['prompt', 'menu', 'digits', 'message', 'operator', 'survey', 'language', 'condition'];
    expect(path).toEqual(['start>next', ...[...failed, 'web', 'variable'].map((node) => `${node}>error`), 'end']);
    expect(outcome).toMatchObject({ answered: true, hungUpOn: true });
    expect(contact.result).toBe('completed');
  });

  it('lets the caller hear ringing while the far end rings, and nothing of it afterwards', async () => {
    const from = '0140001081';
    const script: PhoneScript = { steps: [...choose('5'), ...press('2004')], end: 'wait' };
    const { done } = await placeCall({ sipPort: asterisk.sipPort, to: DID, from, script });
    let contact: Contact | undefined;
    await until(async () => {
      contact = (await switchyard.contacts(`&search=${from}`))[0];
      return contact?.node === 'operator';
    });
    if (!contact) throw new Error('no contact');
    await sleep(500);
    const before = await packetsTo(contact.id);
    await sleep(1000);
    // Fifty packets a second; a caller to whom nothing is played gets none.
    expect((await packetsTo(contact.id)) - before).toBeGreaterThan(30);
    await done;
    const journal = await switchyard.journal(contact.id);
    expect(describePath(journal.flatMap(({ trace }) => trace))).toContain('operator>no-answer');
    expect(JSON.stringify(journal)).not.toContain('ringing');
  });

  /** Packets of sound that Asterisk has sent on a channel. */
  async function packetsTo(channelId: string): Promise<number> {
    const statistics: { txcount: number } = await (await ask(`channels/${channelId}/rtp_statistics`)).json();
    return statistics.txcount;
  }

  function ask(path: string): Promise<Response> {
    const authorization = `Basic ${btoa(`${asterisk.username}:${asterisk.password}`)}`;
    return fetch(`${asterisk.url}/ari/${path}`, { headers: { authorization } });
  }

  it('keeps what the caller said, as a wav file that can be fetched', async () => {
    const [contact] = await switchyard.contacts('&search=0140001021');
    if (!contact) throw new Error('no contact');
    const journal = await switchyard.journal(contact.id);
    const finished = journal.find(({ event }) => event.type === 'record.finished')?.event;
    expect(finished?.data).toMatchObject({ seconds: expect.any(Number) });
    const { recording } = finished?.data as { recording: string };
    let wav = new Uint8Array();
    await until(async () => {
      const response = await switchyard.fetch(
        `/api/contacts/${encodeURIComponent(contact.id)}/recordings/${encodeURIComponent(recording)}`,
      );
      wav = new Uint8Array(await response.arrayBuffer());
      return response.ok;
    });
    expect(new TextDecoder().decode(wav.subarray(0, 4))).toBe('RIFF');
    // Three seconds of speech and a pause at 16,000 bytes a second, with a tone in it rather than silence.
    expect(wav.length).toBeGreaterThan(40_000);
    const samples = new Int16Array(wav.buffer.slice(44, 44 + 2 * Math.floor((wav.length - 44) / 2)));
    expect(Math.max(...samples.slice(0, 16_000))).toBeGreaterThan(1000);
    // Asterisk deletes nothing by itself.
    await until(async () => (await (await ask('recordings/stored')).json()).length === 0);
  });

  it('hangs a call up for a number that leads nowhere', async () => {
    const script: PhoneScript = { steps: [], end: 'wait', giveUpAfterMs: 8000 };
    const { done } = await placeCall({ sipPort: asterisk.sipPort, to: '0180009999', from: '0140001099', script });
    expect((await done).answered).toBe(false);
    expect(await switchyard.contacts('&search=0140001099')).toEqual([]);
  });
});
