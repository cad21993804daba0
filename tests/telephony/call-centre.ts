import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { WebSocket } from 'ws';
import type { PhoneStep } from '#runtime/telephony/driver.cases.ts';
import type { Desk } from '#schemas/api/desk.ts';
import { type AgentProfile, NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import { type AsteriskOptions, type RunningAsterisk, startAsterisk } from './asterisk.ts';
import { startCarrier } from './carrier.ts';
import { findFreePort } from './free-port.ts';
import { type PlacedCall, placeCall } from './place-call.ts';
import type { SippProcess } from './sipp.ts';
import { makeToneWav } from './sound.ts';
import { runtimeUrl, type SwitchyardProcess, startSwitchyard, until } from './switchyard-process.ts';

/** Everything a centre needs to be called: Asterisk, the carrier, a server, and sounds by name. */
export interface CallCentre {
  asterisk: RunningAsterisk;
  switchyard: SwitchyardProcess;
  carrier: SippProcess;
  /** Makes an agent, with an ordinary telephone behind the carrier unless told otherwise, and lets them sign in. */
  hire(agent: { login: string; number?: string } & Partial<AgentProfile>): Promise<Agent>;
  /** Makes a campaign with these settings, by tab, and takes its calls. */
  campaign(id: string, did: string, settings: Record<string, Record<string, unknown>>): Promise<void>;
  dial(to: string, steps: PhoneStep[], end?: 'hang-up' | 'wait'): Promise<Caller>;
  /** What Asterisk has begun to play, by channel: the last word of a line of its log. */
  played(): Promise<{ channel: string; sound: string }[]>;
  /** How many telephones are in a conversation. */
  talking(): Promise<number>;
  /** No call is up any more. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export interface Caller {
  from: string;
  done: PlacedCall['done'];
  vanish(): void;
  /** The id of their contact, once it has begun. */
  contact(): Promise<string>;
}

export interface Agent {
  id: string;
  login: string;
  api<T>(method: string, pathname: string, body?: unknown): Promise<T>;
  desk(): Promise<Desk>;
  /** Waits until the agent's conversation stands there. @returns its id. */
  reaches(phase: string, limitMs?: number): Promise<string>;
  command(command: ConversationCommand): Promise<void>;
  state(state: 'ready' | 'paused' | 'signed-out', reason?: string): Promise<void>;
  /** For the first reason there is. */
  pause(): Promise<void>;
  /** Ends the work on the last conversation. */
  finish(): Promise<void>;
  /** Ends it, too, and comes back from any pause. */
  becomesReady(): Promise<void>;
}

/** Of everybody who is hired. */
export const AGENT_PASSWORD = 'quartz-lemon-22';

export interface CallCentreOptions extends Omit<AsteriskOptions, 'runtimeUrl'> {
  databaseUrl?: string;
  environment?: Record<string, string>;
}

/** @param sounds Seconds of each. */
export async function openCallCentre(
  sounds: Record<string, number>,
  { databaseUrl, environment, ...further }: CallCentreOptions = {},
): Promise<CallCentre> {
  const port = await findFreePort('tcp');
  const asterisk = await startAsterisk({ runtimeUrl: runtimeUrl(port), ...further });
  await asterisk.console('logger add channel played.log verbose(3)');
  const [switchyard, carrier] = await Promise.all([
    startSwitchyard({ port, asterisk, databaseUrl, environment: { LEASE_SECONDS: '5', ...environment } }),
    startCarrier(asterisk.carrierPort),
  ]);
  for (const [id, seconds] of Object.entries(sounds)) await switchyard.uploadAudio(id, makeToneWav(seconds));
  const desktops: { close(): void }[] = [];
  let callers = 0;

  async function hire({ login, number = '', ...profile }: Parameters<CallCentre['hire']>[0]): Promise<Agent> {
    const { agent } = await switchyard.api<{ agent: { id: string } }>('POST', '/api/agents', {
      login,
      password: AGENT_PASSWORD,
      name: `Agent ${login}`,
      role: 'agent',
      language: 'en',
      profile: { ...usualProfile(number), ...profile },
    });
    const { api, cookie } = await signIn(switchyard.url, login);
    desktops.push(keepDesktopOpen(switchyard.url, cookie));
    await api('POST', '/api/desk/sign-in', {});
    return asAgent({ id: agent.id, login, api });
  }

  async function campaign(id: string, did: string, settings: Record<string, Record<string, unknown>>): Promise<void> {
    await switchyard.api('POST', '/api/did-ranges', { site: 'Centre', first: did, last: did });
    const made = await switchyard.api<Answer>('POST', '/api/campaigns', { name: id, dids: [did] });
    const { revision, name } = made.campaign;
    const all = { ...made.campaign.settings };
    for (const [tab, values] of Object.entries(settings)) all[tab] = { ...all[tab], ...values };
    await switchyard.api('PUT', `/api/campaigns/${id}`, { revision, name, settings: all });
    await switchyard.api('POST', `/api/campaigns/${id}/activate`);
  }

  return {
    asterisk,
    switchyard,
    carrier,
    hire,
    campaign,
    async dial(to, steps, end = 'wait') {
      callers += 1;
      const from = `01500060${String(callers).padStart(2, '0')}`;
      const call = await placeCall({ sipPort: asterisk.sipPort, to, from, script: { steps, end } });
      return {
        from,
        done: call.done,
        vanish: call.vanish,
        async contact() {
          let id = '';
          await until(async () => {
            id = (await switchyard.contacts(`&search=${from}`))[0]?.id ?? '';
            return id !== '';
          });
          return id;
        },
      };
    },
    async played() {
      const file = path.join(path.dirname(asterisk.mediaDir), 'log', 'played.log');
      const log = await readFile(file, 'utf8').catch(() => '');
      return [...log.matchAll(/<(?<channel>\S+)> Playing '\S*?\/(?<sound>[a-z]+)-[0-9a-f]+\.\S*'/g)].map(
        ({ groups }) => ({
          channel: groups?.channel ?? '',
          sound: groups?.sound ?? '',
        }),
      );
    },
    async talking() {
      const bridges = await asterisk.console('bridge show all');
      let phones = 0;
      for (const [id] of bridges.matchAll(/^talk-\S+/gm)) {
        phones += (await asterisk.console(`bridge show ${id}`)).match(/PJSIP\//g)?.length ?? 0;
      }
      return phones;
    },
    async quiet() {
      await until(
        async () => (await asterisk.console('core show channels count')).includes('0 active channels'),
        30_000,
      );
    },
    async stop() {
      for (const desktop of desktops) desktop.close();
      carrier.kill();
      await switchyard.stop();
      await asterisk.stop();
    },
  };
}

interface Answer {
  campaign: { revision: number; name: string; settings: Record<string, Record<string, unknown>> };
}

function usualProfile(number: string): AgentProfile {
  return {
    ...NEW_AGENT_PROFILE,
    line: { type: 'number', number },
    options: { ...NEW_AGENT_PROFILE.options, directlyReady: true },
  };
}

async function signIn(url: string, login: string): Promise<{ api: Agent['api']; cookie: string }> {
  const headers = { origin: url, 'content-type': 'application/json' };
  const body = JSON.stringify({ login, password: AGENT_PASSWORD });
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const api = async <T>(method: string, pathname: string, sent?: unknown): Promise<T> => {
    const response = await fetch(`${url}${pathname}`, {
      method,
      headers: { ...headers, cookie },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    if (!response.ok) throw new Error(`${method} ${pathname}: ${response.status} ${await response.text()}`);
    // The tests know what each operation answers; the contracts are checked elsewhere.
    return response.json() as Promise<T>;
  };
  return { api, cookie };
}

/** An agent whose desktop is closed counts as gone; this one comes back by itself when the server was away. */
function keepDesktopOpen(url: string, cookie: string): { close(): void } {
  let open = true;
  let socket: WebSocket | null = null;
  const connect = () => {
    if (!open) return;
    socket = new WebSocket(`${url.replace('http', 'ws')}/api/desk/live`, { headers: { cookie, origin: url } });
    socket.on('error', () => {});
    socket.on('close', () => setTimeout(connect, 300));
  };
  connect();
  return {
    close() {
      open = false;
      socket?.close();
    },
  };
}

function asAgent({ id, login, api }: Pick<Agent, 'id' | 'login' | 'api'>): Agent {
  const desk = async () => (await api<{ desk: Desk }>('GET', '/api/desk')).desk;
  const command = async (given: ConversationCommand) => {
    const current = (await desk()).conversation?.id ?? '';
    await api('POST', `/api/desk/conversations/${encodeURIComponent(current)}/commands`, { command: given });
  };
  /** The caller's phone may have been put down a moment ago. */
  async function finish() {
    await until(async () => {
      const { conversation } = await desk();
      if (conversation?.phase === 'wrap-up') await command({ type: 'finish' });
      return conversation === null;
    });
  }
  const state: Agent['state'] = async (wanted, reason = '') => {
    await api('POST', '/api/desk/state', { state: wanted, reason });
  };
  return {
    id,
    login,
    api,
    desk,
    command,
    state,
    async pause() {
      const { pauseReasons } = await desk();
      await state('paused', pauseReasons[0]?.id);
    },
    async reaches(phase, limitMs = 20_000) {
      let now: Desk['conversation'] = null;
      await until(async () => {
        now = (await desk()).conversation;
        return now !== null && now.phase === phase;
      }, limitMs);
      return (now as Desk['conversation'])?.id ?? '';
    },
    finish,
    async becomesReady() {
      await finish();
      let now = '';
      const isReady = async () => {
        now = (await desk()).state.state;
        if (now === 'paused') await state('ready');
        return now === 'ready';
      };
      await until(isReady).catch(() => {
        throw new Error(`agent ${login} is still ${now}`);
      });
    },
  };
}
