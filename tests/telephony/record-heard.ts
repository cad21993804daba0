import { setTimeout as sleep } from 'node:timers/promises';
import { type AriRequest, createAriClient, readJson } from '#runtime/telephony/asterisk/ari-client.ts';
import type { RunningAsterisk } from './asterisk.ts';
import { samplesOf } from './sound.ts';
import { until } from './switchyard-process.ts';

interface Recorded {
  asterisk: Pick<RunningAsterisk, 'url' | 'username' | 'password' | 'app'>;
  /** Asterisk's id of it. */
  channel: string;
  /** `out`: what the channel's phone is given to hear; `in`: what comes from it. */
  spy: 'in' | 'out';
  durationMs: number;
}

/** Records one direction of a channel's sound at Asterisk, as the driver's own commands do not. */
export async function recordHeard({ asterisk, channel, spy, durationMs }: Recorded): Promise<Int16Array> {
  const { url, username, password, app } = asterisk;
  const client = createAriClient({ url, username, password });
  async function ask(request: AriRequest) {
    const answer = await client.request(request);
    if (answer.status >= 300) throw new Error(`${request.method} ${request.path}: ${JSON.stringify(readJson(answer))}`);
    return answer;
  }
  const probe = `probe-${Date.now()}`;
  try {
    await ask({ method: 'POST', path: `channels/${encodeURIComponent(channel)}/snoop/${probe}`, query: { spy, app } });
    // Until the snoop channel is in the application's hands.
    await sleep(300);
    await ask({ method: 'POST', path: `channels/${probe}/record`, query: { name: probe, format: 'wav' } });
    await sleep(durationMs);
    await ask({ method: 'POST', path: `recordings/live/${probe}/stop` });
    // The file is whole only once nothing of the recording is live any more.
    await until(async () => (await client.request({ method: 'GET', path: `recordings/live/${probe}` })).status === 404);
    const file = await ask({ method: 'GET', path: `recordings/stored/${probe}/file` });
    // The driver has heard of the end of the recording by then, and has no use for it.
    await sleep(200);
    await ask({ method: 'DELETE', path: `channels/${probe}` });
    return samplesOf(file.body);
  } finally {
    await client.close();
  }
}
