import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describePath } from '#runtime/simulator/run-test.ts';
import type { Contact } from '#schemas/domain/contact.ts';
import { type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { describeTelephony } from './describe-telephony.ts';
import { findFreePort } from './free-port.ts';
import { placeCall } from './place-call.ts';
import { makeToneWav } from './sound.ts';
import { runtimeUrl, type SwitchyardProcess, startSwitchyard, until } from './switchyard-process.ts';
import { crashFlow } from './tour-flow.ts';

const DID = '0180000002';
const CALLS = 20;
/** How long the server is away. */
const GAP_MS = 4000;

describeTelephony('kill -9 of the server during live calls', () => {
  let asterisk: RunningAsterisk;
  let switchyard: SwitchyardProcess;

  beforeAll(async () => {
    const port = await findFreePort('tcp');
    asterisk = await startAsterisk({ runtimeUrl: runtimeUrl(port) });
    switchyard = await startSwitchyard({ port, asterisk });
    await switchyard.uploadAudio('beep', makeToneWav(0.4));
    await switchyard.uploadAudio('long', makeToneWav(12));
    await switchyard.serveFlow(crashFlow(), DID);
    await asterisk.console('logger add channel played.log verbose(3)');
  });

  afterAll(async () => {
    await switchyard?.stop();
    await asterisk?.stop();
  });

  const from = (index: number) => `01500010${String(index).padStart(2, '0')}`;

  async function played(): Promise<string[]> {
    const log = await readFile(path.join(path.dirname(asterisk.mediaDir), 'log', 'played.log'), 'utf8');
    return log.split('\n').filter((line) => line.includes('Playing'));
  }

  async function contactOf(caller: string): Promise<Contact> {
    const [contact] = await switchyard.contacts(`&search=${caller}`);
    if (!contact) throw new Error(`no contact of ${caller}`);
    return contact;
  }

  const dial = (
    caller: string,
    steps: Parameters<typeof placeCall>[0]['script']['steps'],
    end: 'hang-up' | 'wait' = 'wait',
  ) => placeCall({ sipPort: asterisk.sipPort, to: DID, from: caller, script: { steps, end } });

  it('loses no call, no key and no arrival, and plays nothing again that had ended', async () => {
    // Of every four: one presses its key during the gap, one afterwards, one listens on, one hangs up during the gap.
    const scripts = [[{ waitMs: 5000 }, { press: '1' }], [{ waitMs: 11_000 }, { press: '1' }], [], [{ waitMs: 5500 }]];
    const placed = await Promise.all(
      Array.from({ length: CALLS }, (_, index) =>
        dial(from(index), scripts[index % 4] ?? [], index % 4 === 3 ? 'hang-up' : 'wait'),
      ),
    );
    await sleep(3000);
    expect(await switchyard.contacts('&status=live')).toHaveLength(CALLS);

    await switchyard.kill();
    await sleep(GAP_MS / 2);
    const late = await dial(from(90), [{ waitMs: 9000 }, { press: '1' }]);
    await sleep(GAP_MS / 2);
    await switchyard.start();

    const outcomes = await Promise.all([...placed, late].map(({ done }) => done));
    await until(async () => (await switchyard.contacts('&status=live')).length === 0);
    expect(outcomes.filter(({ answered }) => !answered)).toEqual([]);

    for (let index = 0; index < CALLS; index += 1) {
      const contact = await contactOf(from(index));
      const journal = await switchyard.journal(contact.id);
      const ways = describePath(journal.flatMap(({ trace }) => trace));
      const expected = ['menu>key-1', 'menu>key-1', 'menu>no-input', 'menu'];
      expect(ways, `${index}`).toContain(expected[index % 4]);
      expect(contact.result).toBe(index % 4 === 3 ? 'hung-up' : 'completed');
      expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, seq) => seq));
      if (index % 4 !== 3) expect(outcomes[index]?.hungUpOn, `${index} ended by the flow`).toBe(true);
    }
    expect(
      describePath((await switchyard.journal((await contactOf(from(90))).id)).flatMap(({ trace }) => trace)),
    ).toContain('menu>key-1');
    // Asterisk's own word for it: the welcome was over before the crash, and every caller heard it once.
    expect((await played()).filter((line) => line.includes('beep'))).toHaveLength(CALLS + 1);
    expect(await asterisk.console('core show channels count')).toContain('0 active channels');
    expect(await asterisk.console('bridge show all')).not.toMatch(/[0-9a-f-]{36}/);
  });

  it('hangs nothing up and forgets nothing when it is stopped in an orderly way with calls still up', async () => {
    const { done } = await dial(from(95), [{ waitMs: 9000 }, { press: '1' }]);
    await sleep(2500);
    await switchyard.restart();
    expect((await done).hungUpOn).toBe(true);
    const contact = await contactOf(from(95));
    await until(async () => (await contactOf(from(95))).status === 'ended');
    expect(describePath((await switchyard.journal(contact.id)).flatMap(({ trace }) => trace))).toContain('menu>key-1');
  });
});
