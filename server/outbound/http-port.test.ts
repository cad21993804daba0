import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EffectParams } from '#schemas/effects/index.ts';
import { createAddressRules } from './address-rules.ts';
import { createHttpPort } from './http-port.ts';

describe('addresses', () => {
  const rules = createAddressRules([]);
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '[::1]',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'not an address',
    '',
  ])('%s is out of reach', (address) => {
    expect(rules.isAllowed(address)).toBe(false);
  });

  test.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
  ])('%s is public', (address) => {
    expect(rules.isAllowed(address)).toBe(true);
  });

  test('the settings open networks, addresses and host names', () => {
    const open = createAddressRules(['10.1.0.0/16', '[::1]', 'CRM.internal']);
    expect(open.isAllowed('10.1.200.3')).toBe(true);
    expect(open.isAllowed('10.2.0.1')).toBe(false);
    expect(open.isAllowed('::1')).toBe(true);
    expect(open.isAllowed('::ffff:10.1.0.1')).toBe(true);
    expect(open.isTrustedHost('crm.internal')).toBe(true);
  });
});

describe('requests', () => {
  let seen: { method?: string | undefined; headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      seen.push({ method: request.method, headers: request.headers, body });
      answer(request, response);
    });
  });
  let base = '';
  const open = createHttpPort({ allowPrivate: ['127.0.0.0/8', '::1'] });
  const closed = createHttpPort({ allowPrivate: [] });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    base = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await Promise.all([open.close(), closed.close()]);
    server.closeAllConnections();
    server.close();
  });

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    if (path === '/json')
      response.setHeader('content-type', 'application/json; charset=utf-8').end('{"order":{"status":"sent"}}');
    else if (path === '/broken-json') response.setHeader('content-type', 'application/json').end('{"order":');
    else if (path === '/text')
      response.setHeader('content-type', 'text/plain; charset=iso-8859-1').end(Buffer.from([0xe9]));
    else if (path === '/missing') response.writeHead(404).end('no');
    else if (path === '/redirect')
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    else if (path === '/large') response.end(Buffer.alloc(2 * 1024 * 1024, 120));
    else if (path === '/reset') request.socket.destroy();
    else if (path === '/drip') {
      response.write('a');
      const timer = setInterval(() => response.write('a'), 30);
      response.on('close', () => clearInterval(timer));
    } else if (path !== '/silent') response.end('ok');
  }

  const ask = (port: typeof open, path: string, more: Partial<EffectParams<'http'>> = {}) => {
    seen = [];
    const url = path.startsWith('/') ? `${base}${path}` : path;
    return port.request(
      { method: 'GET', url, headers: {}, body: '', timeoutMs: 2000, ...more },
      { effectId: 'c1-4-0', contactId: 'c1' },
    );
  };

  test('JSON comes back as a value, text as text', async () => {
    expect(await ask(open, '/json')).toMatchObject({
      outcome: 'success',
      data: { status: 200, body: { order: { status: 'sent' } } },
    });
    expect(await ask(open, '/text')).toMatchObject({ outcome: 'success', data: { body: 'é' } });
    expect(await ask(open, '/broken-json')).toMatchObject({ outcome: 'success', data: { body: '{"order":' } });
  });

  test('the effect id goes along, and headers that would change the request itself do not', async () => {
    await ask(open, '/json', {
      method: 'POST',
      body: '{"a":1}',
      headers: { Host: 'bank.example', 'X-Key': 'k', 'Idempotency-Key': 'mine' },
    });
    expect(seen[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(seen[0]?.headers).toMatchObject({
      'idempotency-key': 'c1-4-0',
      'x-key': 'k',
      'content-type': 'application/json',
    });
    expect(seen[0]?.headers.host).toBe(base.slice('http://'.length));
  });

  test.each([
    ['/missing', 404],
    ['/redirect', 302],
  ])('%s is an http-error with its status', async (path, status) => {
    expect(await ask(open, path)).toMatchObject({ outcome: 'http-error', data: { status } });
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['/large', 'answer-too-large'],
    ['/reset', 'connection-lost'],
    ['http://127.0.0.1:1/', 'connection-refused'],
    ['file:///etc/passwd', 'protocol-not-allowed'],
    ['gopher://127.0.0.1/', 'protocol-not-allowed'],
    ['not a url', 'invalid-url'],
  ])('%s is an http-error: %s', async (path, error) => {
    expect(await ask(open, path)).toMatchObject({ outcome: 'http-error', data: { status: 0, body: { error } } });
  });

  test('a header that cannot be sent is an outcome, not a crash', async () => {
    const result = await ask(open, '/json', { headers: { 'x-a': 'line\r\nx-injected: yes' } });
    expect(result).toMatchObject({ outcome: 'http-error', data: { status: 0, body: { error: 'invalid-request' } } });
  });

  test.each(['/silent', '/drip'])('%s runs into the timeout', async (path) => {
    const started = performance.now();
    expect(await ask(open, path, { timeoutMs: 200 })).toEqual({ outcome: 'timeout', data: {} });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test.each([
    'http://127.0.0.1:{port}/json',
    'http://localhost:{port}/json',
    'http://[::ffff:127.0.0.1]:{port}/json',
    'http://2130706433:{port}/json',
    'http://0x7f.1:{port}/json',
    'http://127.1:{port}/json',
    'http://0:{port}/json',
    'http://[::1]:{port}/json',
  ])('%s is not reached unless it is allowed', async (url) => {
    const result = await ask(closed, url.replace('{port}', base.split(':')[2] ?? ''));
    expect(result).toMatchObject({
      outcome: 'http-error',
      data: { status: 0, body: { error: 'address-not-allowed' } },
    });
    expect(seen).toEqual([]);
  });

  test('a trusted host name may have a private address', async () => {
    const port = createHttpPort({ allowPrivate: ['localhost'] });
    expect(await ask(port, base.replace('127.0.0.1', 'localhost').concat('/json'))).toMatchObject({
      outcome: 'success',
    });
    await port.close();
  });
});
