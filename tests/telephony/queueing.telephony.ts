import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describePath } from '#runtime/simulator/run-test.ts';
import { farEnds, type PhoneStep } from '#runtime/telephony/driver.cases.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { startCarrier } from './carrier.ts';
import { describeTelephony } from './describe-telephony.ts';
import { findFreePort } from './free-port.ts';
import { type PlacedCall, placeCall } from './place-call.ts';
import { queueFlow, queueSounds, queueWatchFlow } from './queue-flow.ts';
import type { SippProcess } from './sipp.ts';
import { makeToneWav } from './sound.ts';
import { runtimeUrl, type SwitchyardProcess, startSwitchyard, until } from './switchyard-process.ts';

const DID = '0180000005';
/** Seconds of each sound. */
const LENGTHS: Record<(typeof queueSounds)[number], number> = {
  greeting: 1,
  music: 2,
  sorry: 1.5,
  left: 0.5,
  beep: 0.3,
};

describeTelephony('callers who wait in a queue', () => {
  let asterisk: RunningAsterisk;
  let switchyard: SwitchyardProcess;
  let carrier: SippProcess;
  let callers = 0;

  beforeAll(async () => {
    const port = await findFreePort('tcp');
    asterisk = await startAsterisk({ runtimeUrl: runtimeUrl(port) });
    await asterisk.console('logger add channel played.log verbose(3)');
    [switchyard, carrier] = await Promise.all([
      startSwitchyard({ port, asterisk, environment: { LEASE_SECONDS: '5' } }),
      startCarrier(asterisk.carrierPort),
    ]);
    for (const id of queueSounds) await switchyard.uploadAudio(id, makeToneWav(LENGTHS[id]));
    await switchyard.api('POST', '/api/queues', { id: '510', name: 'Queue of the test', ringSeconds: 10 });
    await switchyard.publishFlow(queueWatchFlow(farEnds['answers-and-hangs-up']));
    await switchyard.serveFlow(queueFlow(), DID);
  });

  afterAll(async () => {
    carrier?.kill();
    await switchyard?.stop();
    await asterisk?.stop();
  });

  /** Somebody calls; `press` waits until the greeting is over. */
  async function dial(steps: PhoneStep[], end: 'hang-up' | 'wait' = 'wait') {
    callers += 1;
    const from = `01500050${String(callers).padStart(2, '0')}`;
    const logged = (await played()).length;
    const call: PlacedCall = await placeCall({ sipPort: asterisk.sipPort, to: DID, from, script: { steps, end } });
    let id = '';
    await until(async () => {
      id = (await switchyard.contacts(`&search=${from}`))[0]?.id ?? '';
      return id !== '';
    });
    return {
      id,
      done: call.done,
      /** Files that Asterisk has begun to play since, in a row only once. */
      async heard() {
        const lines = (await played()).slice(logged);
        const all = lines.map((line) => queueSounds.find((id) => line.includes(`/${id}`)) ?? line);
        return all.filter((name, index) => name !== all[index - 1]);
      },
      path: async () => describePath((await switchyard.journal(id)).flatMap(({ trace }) => trace)),
      overflowPath: async () => {
        const [child] = await switchyard.contacts(`&parent=${encodeURIComponent(id)}`);
        return child ? describePath((await switchyard.journal(child.id)).flatMap(({ trace }) => trace)) : [];
      },
    };
  }

  async function played(): Promise<string[]> {
    const log = await readFile(path.join(path.dirname(asterisk.mediaDir), 'log', 'played.log'), 'utf8').catch(() => '');
    return log.split('\n').filter((line) => line.includes('Playing'));
  }

  const gone = async () => (await asterisk.console('core show channels count')).includes('0 active channels');

  it('hear the greeting once and then music, and their overflow flow when they press a key', async () => {
    const call = await dial([{ waitMs: 4000 }, { press: '1' }, { waitMs: 5000 }], 'hang-up');
    await call.done;
    expect(await call.heard()).toEqual(['greeting', 'music', 'sorry', 'music']);
    await until(gone);
    await until(async () => (await call.overflowPath()).includes('sorry>next'));
    expect(await call.path()).toEqual(['start>next', 'queue']);
  });

  it('leave it after a number of turns, and hear what the flow says then', async () => {
    const call = await dial([]);
    expect((await call.done).hungUpOn).toBe(true);
    expect(await call.heard()).toEqual(['greeting', 'music', 'left']);
    expect(await call.path()).toContain('queue>overflow');
  }, 90_000);

  it('leave a message', async () => {
    const call = await dial([{ waitMs: 3000 }, { press: '2' }, { speakMs: 5000 }]);
    expect((await call.done).hungUpOn).toBe(true);
    const { voicemails } = await switchyard.api<{ voicemails: { box: string; seconds: number }[] }>(
      'GET',
      '/api/voicemails',
    );
    expect(voicemails).toMatchObject([{ box: '510', seconds: expect.closeTo(5, -1) }]);
    expect(await call.overflowPath()).toContain('message>stored');
  });

  it('are put through to the partner, with ringing until then', async () => {
    const call = await dial([{ waitMs: 3000 }, { press: '3' }]);
    expect((await call.done).hungUpOn).toBe(true);
    expect(await call.overflowPath()).toContain('partner>ended');
    await until(gone);
  });

  it('hear the music without a break when the server is killed, and go on with their keys', async () => {
    const call = await dial([{ waitMs: 14_000 }, { press: '1' }, { waitMs: 25_000 }], 'hang-up');
    await sleep(4000);
    await switchyard.kill();
    const before = (await played()).length;
    await sleep(4000);
    expect((await played()).length, 'it plays while nobody is there').toBeGreaterThan(before);
    await switchyard.start();
    await call.done;
    expect(await call.heard()).toEqual(['greeting', 'music', 'sorry', 'music']);
    await until(gone);
    await until(async () => (await switchyard.contacts('&status=live')).length === 0);
  }, 90_000);

  it('talk to an agent, who is called as soon as somebody is ready, and hear the flow go on afterwards', async () => {
    const waiting = await dial([{ speakMs: 60_000 }]);
    await sleep(3000);
    const agent = await signIn();
    const conversation = async () =>
      (await agent<{ desk: { conversation: { id: string; phase: string } | null } }>('GET', '/api/desk')).desk
        .conversation;
    await until(async () => (await conversation())?.phase === 'talking', 20_000);
    await sleep(1000);
    expect(await asterisk.console('bridge show all')).toMatch(/talk-\S+\s+2 /);
    const talk = await conversation();
    await agent('POST', `/api/desk/conversations/${encodeURIComponent(talk?.id ?? '')}/commands`, {
      command: { type: 'hang-up' },
    });
    expect((await waiting.done).hungUpOn).toBe(true);
    expect(await waiting.path()).toContain('queue>agent-ended');
    expect((await waiting.heard()).at(-1)).toBe('left');
    await until(gone);
  }, 90_000);

  /** An agent with an ordinary telephone begins to work. */
  async function signIn() {
    const profile = {
      queues: ['510'],
      skills: [],
      line: { type: 'number', number: farEnds.answers },
      options: {
        hangUpAfterCall: true,
        directlyReady: true,
        autoAnswer: false,
        media: ['call'],
        personalCallbacks: true,
      },
      rights: [],
      supervision: [],
      memberOf: [],
      supervises: [],
    };
    const account = { login: '4242', password: 'wxqz' };
    await switchyard.api('POST', '/api/agents', { ...account, name: 'Ana', role: 'agent', language: 'en', profile });
    const answer = await fetch(`${switchyard.url}/api/session`, {
      method: 'POST',
      headers: { origin: switchyard.url, 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    async function agent<T>(method: string, pathname: string, body?: unknown): Promise<T> {
      const response = await fetch(`${switchyard.url}${pathname}`, {
        method,
        headers: { cookie: cookie.join('; '), origin: switchyard.url, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${pathname}: ${response.status} ${await response.text()}`);
      return response.json() as Promise<T>;
    }
    await agent('POST', '/api/desk/sign-in', {});
    return agent;
  }
});
