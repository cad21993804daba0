import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type LiveMessage, liveMessage } from '#schemas/api/contacts.ts';
import { greetingFlow, voicemailFlow } from './flow-documents.ts';
import { startTestServer, type TestClient, type TestServer } from './test-server.ts';

const called = '+33180000001';

/** Gives the called number to a flow that is published just now. */
async function serveFlow(admin: TestClient, document: { id: string }): Promise<void> {
  await admin.post('/api/flows/import', { document });
  expect((await admin.post(`/api/flows/${document.id}/publish`, { revision: 1 })).status).toBe(201);
  await admin.post('/api/did-ranges', { site: 'Paris', first: called, last: called });
  expect((await admin.put(`/api/dids/${called}`, { flowId: document.id })).status).toBe(200);
}

function openLive(server: TestServer, headers: Record<string, string>) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/live`, { headers });
  const messages: LiveMessage[] = [];
  socket.on('message', (data) => messages.push(liveMessage.parse(JSON.parse(String(data)))));
  const opened = new Promise<string>((resolve) => {
    socket.on('open', () => resolve('open'));
    socket.on('unexpected-response', (_, response) => resolve(String(response.statusCode)));
    socket.on('error', () => resolve('error'));
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return { socket, messages, opened, closed };
}

describe('a server with simulated calls', () => {
  let server: TestServer;
  let admin: TestClient & { cookie: string };
  beforeAll(async () => {
    server = await startTestServer({ SWITCHYARD_SAMPLES: 'false' });
    admin = await server.as('admin');
    await serveFlow(admin, greetingFlow('greeting'));
  });
  afterAll(() => server.stop());

  test('a call to a DID runs its flow, and open pages see every step', async () => {
    const live = openLive(server, { cookie: admin.cookie });
    expect(await live.opened).toBe('open');
    const id = server.telephony.placeCall({ from: '+33140000001', to: called });
    await expect.poll(() => live.messages.some(({ type }) => type === 'contact')).toBe(true);
    live.socket.send(JSON.stringify({ type: 'watch', contactId: id, after: -1 }));
    const seqs = () =>
      live.messages.flatMap((message) => (message.type === 'journal' ? message.entries.map(({ seq }) => seq) : []));
    const isEnded = () =>
      live.messages.some((message) => message.type === 'contact' && message.contact.status === 'ended');
    await expect.poll(isEnded, { timeout: 10_000 }).toBe(true);
    const { body } = await admin.get(`/api/contacts/${id}/journal`);
    await expect.poll(seqs).toEqual(body.entries.map(({ seq }: { seq: number }) => seq));
    expect((await admin.get(`/api/contacts/${id}`)).body.contact).toMatchObject({
      status: 'ended',
      result: 'completed',
      flowId: 'greeting',
    });
    live.socket.close();
  });

  test('a supervisor hangs up a live contact', async () => {
    const supervisor = await server.as('supervisor');
    const id = server.telephony.placeCall({ from: '+33140000002', to: called });
    await expect.poll(async () => (await supervisor.get(`/api/contacts/${id}`)).status).toBe(200);
    expect((await supervisor.post(`/api/contacts/${id}/hang-up`)).status).toBe(204);
    await expect.poll(async () => (await supervisor.get(`/api/contacts/${id}`)).body.contact.result).toBe('hung-up');
  });

  test('what a caller says is kept and can be heard', async () => {
    await admin.post('/api/flows/import', { document: voicemailFlow('voicemail') });
    await admin.post('/api/flows/voicemail/publish', { revision: 1 });
    await admin.put(`/api/dids/${called}`, { flowId: 'voicemail' });
    const id = server.telephony.placeCall({ from: '+33140000003', to: called });
    const recordingOf = async () => {
      const { body } = await admin.get(`/api/contacts/${id}/journal`);
      const lines = (body?.entries ?? []) as { event: { type: string; data?: { recording: string } } }[];
      return lines.find(({ event }) => event.type === 'record.finished')?.event.data?.recording;
    };
    await expect.poll(async () => (await admin.get(`/api/contacts/${id}`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.telephony.press(id, '#');
    await expect.poll(recordingOf, { timeout: 10_000 }).toBeDefined();
    const path = `/api/contacts/${id}/recordings/${encodeURIComponent((await recordingOf()) ?? '')}`;
    await expect
      .poll(async () => (await admin.get(path)).headers.get('content-type'), { timeout: 10_000 })
      .toBe('audio/wav');
    await admin.put(`/api/dids/${called}`, { flowId: 'greeting' });
  });

  test('live pages need a session, a role and our own origin', async () => {
    expect(await openLive(server, {}).opened).toBe('401');
    expect(await openLive(server, { cookie: (await server.as('agent')).cookie }).opened).toBe('403');
    expect(await openLive(server, { cookie: admin.cookie, origin: 'https://evil.example' }).opened).toBe('403');
    const elsewhere = new WebSocket(`ws://127.0.0.1:${server.port}/api/other`);
    expect(
      await new Promise((resolve) => elsewhere.on('unexpected-response', (_, { statusCode }) => resolve(statusCode))),
    ).toBe(404);
    elsewhere.on('error', () => {});
  });

  test.each([
    'nonsense',
    '{"type":"watch"}',
    '[]',
    'x'.repeat(10_000),
  ])('a page that sends %s is let go', async (text) => {
    const live = openLive(server, { cookie: admin.cookie });
    await live.opened;
    live.socket.send(text);
    expect([1008, 1009]).toContain(await live.closed);
    expect((await admin.get('/health')).status).toBe(200);
  });

  test('a body larger than allowed is cut off while it arrives', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        if (sent > 200 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });
    const init = {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': 'application/json', cookie: admin.cookie },
    };
    const status = await fetch(`${server.url}/api/flows`, init as RequestInit).then(
      (answer) => answer.status,
      () => 0,
    );
    // The connection may be gone before the answer has been read.
    expect([413, 0]).toContain(status);
    expect(sent).toBeLessThan(50 * 1024 * 1024);
    expect((await admin.get('/health')).status).toBe(200);
  });

  test('the data folder is for one server at a time', async () => {
    await expect(startTestServer({ SWITCHYARD_DATA_DIR: server.dataFolder })).rejects.toThrow(
      /is in use by another Switchyard server/,
    );
    expect((await admin.get('/health')).status).toBe(200);
  });

  test('a port that is taken is named', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    await expect(startTestServer({ PORT: port })).rejects.toThrow(`Port ${port} is in use by another program`);
    other.close();
  });
});

test('what was stored is there after a restart, and the samples come only once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-restart-'));
  const first = await startTestServer({ SWITCHYARD_DATA_DIR: folder });
  const admin = await first.as('admin');
  const flows = (await admin.get('/api/flows')).body.flows as {
    id: string;
    publishedVersion: number | null;
    dids: string[];
  }[];
  expect(flows.find(({ id }) => id === 'support-line')?.publishedVersion).toBe(1);
  expect(flows.flatMap(({ id, publishedVersion }) => (publishedVersion === null ? [id] : []))).toEqual(['broken']);
  expect((await admin.get('/api/holiday-groups')).body.holidayGroups[0]).toMatchObject({ id: 'french-holidays' });
  expect((await admin.get('/api/data-files')).body.dataFiles[0]).toMatchObject({ id: 'customers', rows: 5 });
  expect((await admin.get('/api/audio')).body.audio.length).toBeGreaterThan(0);
  expect((await admin.delete('/api/flows/broken')).status).toBe(204);
  await first.stop();

  const second = await startTestServer({ SWITCHYARD_DATA_DIR: folder });
  const again = await second.as('admin');
  const left = (await again.get('/api/flows')).body.flows as { id: string }[];
  expect(left.map(({ id }) => id)).toEqual(flows.map(({ id }) => id).filter((id) => id !== 'broken'));
  await second.stop();
  await rm(folder, { recursive: true, force: true });
});
