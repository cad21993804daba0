import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { leaveMessages } from './leave-messages.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

test('a call leaves a callback and a voicemail that can be heard', async () => {
  await leaveMessages(server, '+33600000011');
  const supervisor = await server.as('supervisor');
  const [callback] = (await supervisor.get('/api/callbacks')).body.callbacks;
  expect(callback).toMatchObject({ queue: '501', number: '+33600000011', dueAt: null, note: 'Parcel', handled: null });
  const { contactId, recordingId } = await vi.waitFor(
    async () => {
      const [voicemail] = (await supervisor.get('/api/voicemails')).body.voicemails;
      expect(voicemail).toMatchObject({ box: 'Counter team', caller: '+33600000011', audible: true });
      return voicemail;
    },
    { timeout: 30_000, interval: 500 },
  );
  expect(contactId).toBe(callback.contactId);
  const sound = await supervisor.get(`/api/contacts/${contactId}/recordings/${recordingId}`);
  expect(sound.bytes.length).toBeGreaterThan(44);
});
