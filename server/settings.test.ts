import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('an empty environment gives an embedded database, simulated calls and port 3000', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({ PORT: 3000, SWITCHYARD_DATA_DIR: './data', SHUTDOWN_GRACE_SECONDS: 20 });
  expect(settings.DATABASE_URL).toBeUndefined();
  expect(settings.ASTERISK_URL).toBeUndefined();
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' }).PORT).toBe(3000);
});

test('every wrong setting is named with its rule and value', () => {
  const read = () => readSettings({ PORT: 'http', LOG_LEVEL: 'loud', SWITCHYARD_TIME_ZONE: 'Mars/Olympus' });
  expect(read).toThrow(/PORT must be a number, but is "http"/);
  expect(read).toThrow(/LOG_LEVEL must be fatal, .*but is "loud"/);
  expect(read).toThrow(/SWITCHYARD_TIME_ZONE must be a time zone such as Europe\/Paris, but is "Mars\/Olympus"/);
});

test('the value of a secret is never printed', () => {
  const read = () => readSettings({ SWITCHYARD_ADMIN_PASSWORD: 'short', DATABASE_URL: 'mysql://u:hidden@h/db' });
  expect(read).toThrow(/SWITCHYARD_ADMIN_PASSWORD must have at least 10 characters \(its value is kept secret\)/);
  expect(read).not.toThrow(/hidden/);
  expect(read).not.toThrow(/"short"/);
});

test('Asterisk needs a password', () => {
  expect(() => readSettings({ ASTERISK_URL: 'http://127.0.0.1:8088' })).toThrow(/ASTERISK_PASSWORD is needed/);
});

test('TURN servers need the secret that they share', () => {
  const read = () => readSettings({ SWITCHYARD_TURN_URLS: 'turns:turn.example.net:443' });
  expect(read).toThrow(/SWITCHYARD_TURN_SECRET is needed/);
  expect(readSettings({ SWITCHYARD_TURN_URLS: 'stun:stun.example.net' }).SWITCHYARD_TURN_URLS).toHaveLength(1);
  expect(() => readSettings({ SWITCHYARD_TURN_URLS: 'https://turn.example.net' })).toThrow(/must be addresses such as/);
});

test.each(['10.0.0.0/33', '::1/129', 'http://crm', 'crm/8', '10.0.0.0/x'])('%s is no network', (entry) => {
  expect(() => readSettings({ HTTP_ALLOW_PRIVATE: entry })).toThrow(/HTTP_ALLOW_PRIVATE must be host names/);
});

test('lists are separated by commas', () => {
  expect(readSettings({ HTTP_ALLOW_PRIVATE: 'crm.internal, 10.0.0.0/8' }).HTTP_ALLOW_PRIVATE).toEqual([
    'crm.internal',
    '10.0.0.0/8',
  ]);
});
