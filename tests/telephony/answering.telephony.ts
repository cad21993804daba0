import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describePath } from '#runtime/simulator/run-test.ts';
import type { Contact } from '#schemas/domain/contact.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { describeTelephony } from './describe-telephony.ts';
import { findFreePort } from './free-port.ts';
import { placeCall } from './place-call.ts';
import { makeToneWav } from './sound.ts';
import { runtimeUrl, type SwitchyardProcess, startSwitchyard, until } from './switchyard-process.ts';

const DID = '0180000003';
/** Long enough to look at the call while it is not answered yet. */
const EARLY_SECONDS = 3;

describeTelephony('a flow that answers by itself', () => {
  let asterisk: RunningAsterisk;
  let switchyard: SwitchyardProcess;

  beforeAll(async () => {
    const port = await findFreePort('tcp');
    asterisk = await startAsterisk({ runtimeUrl: runtimeUrl(port) });
    switchyard = await startSwitchyard({ port, asterisk });
    await switchyard.uploadAudio('welcome', makeToneWav(EARLY_SECONDS));
    await switchyard.uploadAudio('beep', makeToneWav(0.4));
    await switchyard.serveFlow(answeringFlow(), DID);
  });

  afterAll(async () => {
    await switchyard?.stop();
    await asterisk?.stop();
  });

  /** The channel of a call as Asterisk knows it, with the packets of sound it has sent. */
  async function channelOf(contact: Contact): Promise<{ state: string; packets: number }> {
    const authorization = `Basic ${btoa(`${asterisk.username}:${asterisk.password}`)}`;
    const url = `${asterisk.url}/ari/channels/${contact.id}`;
    const read = async (path: string) => await (await fetch(url + path, { headers: { authorization } })).json();
    const [channel, statistics] = await Promise.all([read(''), read('/rtp_statistics')]);
    return { state: String(channel.state), packets: Number(statistics.txcount) };
  }

  async function contactFrom(from: string, where: (contact: Contact) => boolean): Promise<Contact> {
    let found: Contact | undefined;
    await until(async () => {
      found = (await switchyard.contacts(`&search=${from}`))[0];
      return found !== undefined && where(found);
    });
    if (!found) throw new Error('no contact');
    return found;
  }

  it('lets the caller hear its welcome while the call rings, then answers it', async () => {
    const from = '0140001201';
    const script = { steps: [{ waitMs: 1200 }, { press: '4' }], end: 'wait' as const };
    const { done } = await placeCall({ sipPort: asterisk.sipPort, to: DID, from, script });
    const contact = await contactFrom(from, ({ node }) => node === 'welcome');
    await sleep(1000);
    const early = await channelOf(contact);
    expect(early.state).not.toBe('Up');
    // Fifty packets a second.
    expect(early.packets).toBeGreaterThan(25);
    await contactFrom(from, ({ node }) => node === 'survey');
    expect((await channelOf(contact)).state).toBe('Up');
    const { answered, hungUpOn } = await done;
    expect({ answered, hungUpOn }).toEqual({ answered: true, hungUpOn: true });
    const journal = await switchyard.journal(contact.id);
    expect(describePath(journal.flatMap(({ trace }) => trace))).toEqual([
      'start>next',
      'welcome>next',
      'answer>next',
      'split>share-all',
      'survey>answered',
      'note>next',
      'bye>next',
      'end',
    ]);
  });

  it('lets a caller go who gives up before it answers', async () => {
    const from = '0140001202';
    const script = { steps: [], end: 'wait' as const, giveUpAfterMs: 800 };
    const { done } = await placeCall({ sipPort: asterisk.sipPort, to: DID, from, script });
    expect((await done).answered).toBe(false);
    const contact = await contactFrom(from, ({ status }) => status === 'ended');
    expect(contact.result).toBe('hung-up');
    expect(await asterisk.console('core show channels count')).toContain('0 active channels');
  });
});

/** Welcomes the caller, answers, and then asks what only the server can answer: a number drawn, an answer kept, a line logged. */
function answeringFlow(): unknown {
  const sound = (audio: string) => [{ type: 'audio', audio: { en: audio } }];
  const none = { retries: 0, prompt: [] };
  const next: [string, string, string][] = [
    ['start', 'next', 'welcome'],
    ['welcome', 'next', 'answer'],
    ['answer', 'next', 'split'],
    ['split', 'share-all', 'survey'],
    ['split', 'share-none', 'bye'],
    ['survey', 'answered', 'note'],
    ['survey', 'no-input', 'bye'],
    ['survey', 'invalid', 'bye'],
    ['note', 'next', 'bye'],
    ['bye', 'next', 'end'],
  ];
  return {
    format: 1,
    id: 'answering',
    name: 'Answering',
    kind: 'ivr',
    languages: ['en'],
    variables: [],
    nodes: [
      drawNode('start', 'start'),
      drawNode('welcome', 'play-prompt', { prompt: sound('welcome'), interruptible: false }),
      drawNode('answer', 'answer'),
      drawNode('split', 'split', {
        shares: [
          { id: 'all', percent: 100 },
          { id: 'none', percent: 0 },
        ],
      }),
      drawNode('survey', 'survey-answer', {
        survey: 'real-calls',
        question: 'loudness',
        prompt: sound('beep'),
        min: 1,
        max: 5,
        noInput: none,
        invalid: none,
      }),
      drawNode('note', 'log-event', { level: 'info', text: 'Answered' }),
      drawNode('bye', 'play-prompt', { prompt: sound('beep') }),
      drawNode('end', 'hang-up'),
    ],
    edges: next.map(([source, exit, target]) => drawEdge(source, exit, target)),
    notes: [],
    tests: [],
  };
}
