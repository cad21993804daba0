import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AsteriskConfigInput } from './input.ts';
import { writeAsteriskConfig } from './write-asterisk-config.ts';

const input: AsteriskConfigInput = {
  http: { bindAddress: '127.0.0.1', port: 8088 },
  ari: { username: 'switchyard', password: 'with;semicolon' },
  runtimes: [{ app: 'switchyard', url: 'wss://switchyard.example/asterisk/events' }],
  sip: { bindAddress: '0.0.0.0', port: 5060 },
  rtp: { startPort: 10_000, endPort: 20_000, bindAddress: '', timeoutSeconds: 60 },
  trunks: [
    {
      name: 'carrier',
      uri: 'sip:sip.carrier.example',
      match: ['192.0.2.0/24', '198.51.100.7'],
      account: { username: 'acme', password: 'secret' },
      qualifySeconds: 30,
    },
  ],
  language: 'fr',
  waitLimitSeconds: 20,
  fallbackSound: 'an-error-has-occurred',
};

describe('asterisk configuration', () => {
  const files = writeAsteriskConfig(input);

  it.each(Object.entries(files))('writes %s as agreed', (name, content) => {
    const golden = new URL(`./golden/${name}`, import.meta.url);
    if (process.env.UPDATE_GOLDENS === '1') writeFileSync(golden, content);
    expect(content).toBe(readFileSync(golden, 'utf8'));
  });

  it('offers calls to whichever of several runtimes is there', () => {
    const runtimes = ['one', 'two'].map((app) => ({ app, url: `ws://${app}.example/asterisk/events` }));
    const several = writeAsteriskConfig({ ...input, runtimes });
    for (const name of ['ari.conf', 'websocket_client.conf', 'extensions.conf']) {
      const golden = new URL(`./golden/several/${name}`, import.meta.url);
      if (process.env.UPDATE_GOLDENS === '1') writeFileSync(golden, several[name] ?? '');
      expect(several[name]).toBe(readFileSync(golden, 'utf8'));
    }
  });

  it('refuses a setting that would add lines of its own', () => {
    const ari = { ...input.ari, password: 'x\n[other]\ntype = user' };
    expect(() => writeAsteriskConfig({ ...input, ari })).toThrow(/line-break/);
  });

  it('tells browsers the address under which the world knows the machine', () => {
    const rtp = { ...input.rtp, bindAddress: '10.0.0.5', publicAddress: '203.0.113.1' };
    expect(writeAsteriskConfig({ ...input, rtp })['rtp.conf']).toContain(
      '[ice_host_candidates]\n10.0.0.5 = 203.0.113.1,include_local_address',
    );
  });

  it('keeps sound on the given address', () => {
    const rtp = { ...input.rtp, bindAddress: '127.0.0.1' };
    expect(writeAsteriskConfig({ ...input, rtp })['pjsip.conf']).toContain('media_address = 127.0.0.1');
  });
});
