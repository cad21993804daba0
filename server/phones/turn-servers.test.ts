import { expect, test } from 'vitest';
import { turnServers } from './turn-servers.ts';

const urls = ['turn:turn.example.net:3478', 'turns:turn.example.net:443?transport=tcp'];

test('a phone gets a password of its own, which holds for a day', () => {
  const now = Date.parse('2026-03-02T09:00:00Z');
  // printf '1772528400:agent-1001' | openssl dgst -sha1 -hmac north -binary | base64
  expect(turnServers({ urls, secret: 'north' }, 'agent-1001', now)).toEqual([
    { urls, username: '1772528400:agent-1001', credential: 'ym+I4+LMAN9RfQLglYvnZRM1HAo=' },
  ]);
});

test('nobody is sent anywhere where there are no such servers', () => {
  expect(turnServers({ urls: [], secret: 'north' }, 'agent-1001', 0)).toEqual([]);
});

test('servers that only tell addresses want no password', () => {
  const stun = ['stun:stun.example.net'];
  expect(turnServers({ urls: stun, secret: '' }, 'agent-1001', 0)).toEqual([
    { urls: stun, username: '', credential: '' },
  ]);
});
