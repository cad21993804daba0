import { z } from 'zod';
import type { Clock } from '#runtime/engine/clock.ts';
import { readJson } from './ari-client.ts';
import { ariApplication } from './ari-event.ts';
import type { Commander } from './commander.ts';
import { fromAsteriskId } from './ids.ts';
import { aliveUntilVariable, runtimesVariable } from './node-variables.ts';

export interface NodeWatchOptions {
  commander: Commander;
  app: string;
  clock: Clock;
  /** Calls in the hands of another runtime that has stopped saying that it is alive; each is told once. */
  onAbandoned(callIds: readonly string[]): void;
  onError(error: unknown): void;
}

/**
 * Where several runtimes share an Asterisk: says every second that this one takes calls, which the dialplan reads, and
 * notices when another no longer does. Asterisk does not tell whether it has lost a runtime's WebSocket. All times are
 * Asterisk's own.
 */
export function createNodeWatch({ commander, app, clock, onAbandoned, onError }: NodeWatchOptions) {
  const reported = new Map<string, ReadonlySet<string>>();
  let timer: unknown = null;
  let beating = false;
  let taking = true;

  async function readVariable(variable: string): Promise<string> {
    const answer = await commander.request({ method: 'GET', path: 'asterisk/variable', query: { variable } });
    return answer === null ? '' : ariVariable.parse(readJson(answer)).value;
  }

  async function sayAlive(untilSeconds: number): Promise<void> {
    const query = { variable: aliveUntilVariable(app), value: String(untilSeconds) };
    await commander.request({ method: 'POST', path: 'asterisk/variable', query });
  }

  async function readOthers(): Promise<string[]> {
    const apps = (await readVariable(runtimesVariable)).split('&');
    return apps.filter((other) => other !== '' && other !== app);
  }

  async function look(): Promise<void> {
    const others = await readOthers();
    if (others.length === 0) return;
    const now = Number(await readVariable('EPOCH'));
    if (taking) await sayAlive(now + aliveSeconds);
    for (const other of others) {
      if (Number(await readVariable(aliveUntilVariable(other))) > now) reported.delete(other);
      else await reportCalls(other);
    }
  }

  async function reportCalls(other: string): Promise<void> {
    const answer = await commander.request({ method: 'GET', path: `applications/${other}` });
    const calls = new Set(answer === null ? [] : ariApplication.parse(readJson(answer)).channel_ids);
    const fresh = [...calls].filter((id) => !reported.get(other)?.has(id));
    reported.set(other, calls);
    if (fresh.length > 0) onAbandoned(fresh.map(fromAsteriskId));
  }

  function beat(): void {
    void look()
      .catch((error: unknown) => beating && onError(error))
      .then(() => {
        if (beating) timer = clock.setTimeout(beat, beatMs);
      });
  }

  return {
    start(): void {
      if (beating) return;
      beating = true;
      beat();
    },
    stop(): void {
      beating = false;
      clock.clearTimeout(timer);
    },
    /** New calls go to the others from now on. */
    async drain(): Promise<void> {
      if (!taking) return;
      taking = false;
      if ((await readOthers()).length > 0) await sayAlive(0);
    },
  };
}

const ariVariable = z.object({ value: z.string() });
const beatMs = 1_000;
/** Long enough for a busy machine to miss a beat; a call offered to a dead runtime waits for about so long. */
const aliveSeconds = 4;
