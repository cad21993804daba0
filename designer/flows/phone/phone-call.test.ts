import { describe, expect, it } from 'vitest';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { PhoneCall } from './phone-call.ts';

const text = (en: string) => [{ type: 'text', text: { en } }];

const flow = newFlow({
  id: 'f',
  name: 'F',
  kind: 'ivr',
  languages: ['en'],
  nodes: [
    drawNode('start', 'start'),
    drawNode('hello', 'play-prompt', { prompt: text('Hello'), interruptible: true }),
    drawNode('ask', 'menu', { prompt: text('Press one'), choices: [{ key: '1', label: 'One' }] }),
    drawNode('bye', 'hang-up'),
  ],
  edges: [
    drawEdge('start', 'next', 'hello'),
    drawEdge('hello', 'next', 'ask'),
    drawEdge('ask', 'key-1', 'bye'),
    drawEdge('ask', 'no-input', 'bye'),
    drawEdge('ask', 'no-match', 'bye'),
  ],
});

const place = (document: Flow = flow) =>
  PhoneCall.place({
    document,
    surroundings: {
      subFlows: {},
      audio: [],
      catalogue: {},
      dataFiles: null,
      speech: { available: true, languages: ['en'] },
    },
    settings: { caller: '+331', called: '+332', at: '2026-03-02T10:00', language: '' },
    audioMs: () => undefined,
    timeZone: 'Europe/Paris',
    now: 0,
  });

describe('a test call', () => {
  it('cannot be placed on a flow without a start', () => {
    expect(place({ ...flow, nodes: flow.nodes.slice(1) })).toBeNull();
  });

  it('runs the flow in virtual time and tells its watchers', () => {
    const call = place();
    let told = 0;
    call?.subscribe(() => told++);
    expect(call?.simulator.contact.node).toBe('hello');
    call?.pass(60_000 / 30, false);
    expect(call?.simulator.contact.node).toBe('ask');
    call?.press('1');
    expect(call?.simulator.ended).toBe(true);
    expect(told).toBe(2);
  });

  it('does not cut a prompt off while it is being heard', () => {
    const call = place();
    call?.pass(60_000, true);
    expect(call?.simulator.contact.node).toBe('hello');
    call?.skip();
    expect(call?.simulator.contact.node).toBe('ask');
  });

  it('skips prompts but not the wait for a key', () => {
    const call = place();
    call?.skipPrompts();
    call?.skipPrompts();
    call?.skipPrompts();
    expect(call?.simulator.contact.node).toBe('ask');
    expect(call?.simulator.awaited.keys).toBe(true);
  });

  it('steps back over the last event', () => {
    const call = place();
    call?.press('1');
    const before = call?.simulator.journal.length ?? 0;
    call?.stepBack();
    expect(call?.simulator.journal).toHaveLength(before - 1);
  });
});
