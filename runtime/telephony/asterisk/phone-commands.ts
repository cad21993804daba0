import type { TelephonyEvent } from '../port.ts';
import { readJson } from './ari-client.ts';
import { ariEndpoints, ariModules } from './ari-event.ts';
import type { Commander } from './commander.ts';
import { phonesContext } from './config/dialplan.ts';
import { extensionOf, isExtension, phoneEndpoint } from './phone-names.ts';

export interface PhoneCommandOptions {
  commander: Commander;
  app: string;
  deliver(event: TelephonyEvent): void;
}

/**
 * Browser phones: SIP accounts that are pushed into Asterisk while it runs, and whether they are registered. Asterisk
 * forgets them when it ends, so they are pushed again; the phones then come back by themselves.
 */
export function createPhoneCommands({ commander, app, deliver }: PhoneCommandOptions) {
  const reachable = new Map<string, boolean>();
  const passwords = new Map<string, string>();
  let codecs: Promise<string> | null = null;

  async function push(type: 'aor' | 'auth' | 'endpoint', id: string, values: Record<string, string>): Promise<void> {
    const fields = Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
    const path = `asterisk/config/dynamic/res_pjsip/${type}/${encodeURIComponent(id)}`;
    const answer = await commander.request({ method: 'PUT', path, body: { fields } });
    if (answer === null) throw new Error(`telephony.phone-refused: Asterisk does not take ${type} ${id}`);
  }

  /** Opus where Asterisk can translate it; browsers and telephone networks always share the other two. */
  async function readCodecs(): Promise<string> {
    const answer = await commander.request({ method: 'GET', path: 'asterisk/modules' });
    const modules = answer === null ? [] : ariModules.parse(readJson(answer));
    const hasOpus = modules.some(({ name, status }) => /^codec_opus/.test(name) && status === 'Running');
    return hasOpus ? 'opus,ulaw,alaw' : 'ulaw,alaw';
  }

  function note(extension: string, isReachable: boolean): void {
    if (reachable.get(extension) === isReachable) return;
    reachable.set(extension, isReachable);
    deliver({ type: 'phone', extension, reachable: isReachable });
  }

  async function pushPhone(extension: string, password: string): Promise<void> {
    const id = phoneEndpoint(extension);
    codecs ??= readCodecs();
    const allow = await codecs.catch((error: unknown) => {
      codecs = null;
      throw error;
    });
    await push('aor', id, {
      max_contacts: '1',
      remove_existing: 'yes',
      // A phone whose network has gone without a word is noticed by this.
      qualify_frequency: '15',
      qualify_timeout: '5',
      maximum_expiration: '600',
    });
    await push('auth', id, { auth_type: 'userpass', username: id, password });
    await push('endpoint', id, {
      webrtc: 'yes',
      dtls_auto_generate_cert: 'yes',
      disallow: 'all',
      allow,
      aors: id,
      auth: id,
      context: phonesContext,
      direct_media: 'no',
      // A browser sends all the time, muted or not: without it the page or its network has gone.
      rtp_timeout: '4',
      rtp_timeout_hold: '300',
      dtmf_mode: 'rfc4733',
      allow_transfer: 'no',
      allow_subscribe: 'no',
    });
  }

  return {
    async provisionPhone({ extension, password }: { extension: string; password: string }): Promise<void> {
      if (!isExtension(extension)) throw new Error(`telephony.phone-extension: ${extension}`);
      await pushPhone(extension, password);
      passwords.set(extension, password);
    },

    /** Asks to be told of every phone from now on, and tells what has changed meanwhile. */
    async watch(): Promise<void> {
      await commander.request({
        method: 'POST',
        path: `applications/${app}/subscription`,
        query: { eventSource: 'deviceState:' },
      });
      const answer = await commander.request({ method: 'GET', path: 'endpoints/PJSIP' });
      const endpoints = answer === null ? [] : ariEndpoints.parse(readJson(answer));
      const known = new Set<string>();
      for (const { resource, state } of endpoints) {
        const extension = extensionOf(resource);
        if (extension === null) continue;
        known.add(extension);
        note(extension, state === 'online');
      }
      for (const [extension, password] of passwords) {
        if (known.has(extension)) continue;
        note(extension, false);
        await pushPhone(extension, password);
      }
    },

    /** Asterisk's word on a device, which for a phone without a registration is that it is not available. */
    deviceChanged(device: string, state: string): void {
      const [technology, endpoint = ''] = device.split('/', 2);
      const extension = technology === 'PJSIP' ? extensionOf(endpoint) : null;
      if (extension !== null) note(extension, !unreachableStates.has(state));
    },
  };
}

const unreachableStates = new Set(['UNKNOWN', 'INVALID', 'UNAVAILABLE']);
