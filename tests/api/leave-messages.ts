import { expect, vi } from 'vitest';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { CURRENT_FORMAT } from '#schemas/flow/flow.ts';
import type { TestServer } from './test-server.ts';

const NUMBER = '+33180000040';

/**
 * Somebody calls, accepts to be called back and leaves a voicemail. Keys are pressed again until the flow has got so far
 * as to hear them.
 */
export async function leaveMessages(server: TestServer, caller: string): Promise<void> {
  await publishCounter(server);
  const { telephony } = server;
  const supervisor = await server.as('supervisor');
  const callId = telephony.placeCall({ from: caller, to: NUMBER });
  const pressUntil = async (key: string, path: string) => {
    await vi.waitFor(
      async () => {
        telephony.speak(callId, 500);
        telephony.press(callId, key);
        expect((await supervisor.get(path)).body.total).toBe(1);
      },
      { timeout: 60_000, interval: 400 },
    );
  };
  await pressUntil('1', '/api/callbacks');
  await pressUntil('#', '/api/voicemails');
}

const say = (text: string) => [{ type: 'text', text: { en: text } }];

/** A flow whose queue nobody serves, so that callers ask to be called back and leave a message. */
async function publishCounter(server: TestServer): Promise<void> {
  const admin = await server.as('admin');
  const document = {
    format: CURRENT_FORMAT,
    id: 'counter',
    name: 'Counter',
    kind: 'ivr',
    languages: ['en'],
    variables: [],
    nodes: [
      drawNode('start', 'start'),
      drawNode('queue', 'enter-queue', { queue: '501' }),
      drawNode('call-back', 'request-callback', {
        queue: '501',
        offer: say('Press 1.'),
        askNumber: say('Your number?'),
        confirm: say('Press 1.'),
        note: 'Parcel',
        timeoutMs: 60_000,
      }),
      drawNode('message', 'voicemail', {
        box: 'Counter team',
        prompt: say('Speak.'),
        minSeconds: 0,
        maxSilenceSeconds: 0,
      }),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'queue'),
      ...['agent-ended', 'overflow', 'closed'].map((exit) => drawEdge('queue', exit, 'end')),
      drawEdge('queue', 'no-agents', 'call-back'),
      ...['planned', 'declined', 'refused', 'no-input'].map((exit) => drawEdge('call-back', exit, 'message')),
      ...['stored', 'too-short'].map((exit) => drawEdge('message', exit, 'end')),
    ],
    notes: [],
    tests: [],
  };
  const imported = await admin.post('/api/flows/import', { document });
  const published = await admin.post('/api/flows/counter/publish', { revision: imported.body.summary.revision });
  expect(published.status, JSON.stringify(published.body)).toBeLessThan(300);
  await admin.post('/api/did-ranges', { site: 'Paris', first: NUMBER, last: NUMBER });
  await admin.put(`/api/dids/${encodeURIComponent(NUMBER)}`, { flowId: 'counter' });
}
