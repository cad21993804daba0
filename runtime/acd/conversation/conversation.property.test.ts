import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { Agent } from '../agents/agent.ts';
import { isEngaged } from '../agents/agent.ts';
import { changeAgent } from '../agents/change-agent.ts';
import type { Wait } from '../ports.ts';
import { beginFromWait, beginOutgoing } from './begin.ts';
import { ready, rules, START, staffed } from './conversation-world.ts';
import { dueAt } from './limits.ts';
import { type CallCommand, commandsBetween, pictureOf } from './picture.ts';
import { type ConversationEvent, reduceConversation } from './reduce.ts';
import { type ConversationState, isDriven } from './state.ts';
import type { Ask } from './turn.ts';

const wait: Wait = {
  id: 'wait',
  queue: '500',
  medium: 'call',
  priority: 0,
  since: START - 9000,
  skills: [],
  decrement: false,
  held: false,
  refusedBy: [],
  onlyFor: null,
  contactId: 'caller',
  campaign: 'sales',
  customer: '0140',
  called: '0180',
  enteredAt: START - 9000,
  whisper: [{ type: 'audio', audio: 'whisper' }],
  about: null,
};

const number = { type: 'number', number: '0155' } as const;
const commands: ConversationCommand[] = [
  { type: 'hang-up' },
  { type: 'hold' },
  { type: 'resume' },
  { type: 'transfer', to: number },
  { type: 'transfer', to: { type: 'queue', queue: '501' } },
  { type: 'transfer', to: { type: 'agent', agent: 'colleague' } },
  { type: 'consult', to: number },
  { type: 'consult-cancel' },
  { type: 'consult-complete' },
  { type: 'conference' },
  { type: 'record', on: true },
  { type: 'record', on: false },
  { type: 'dial' },
  { type: 'finish' },
];

/** A telephone system that does what it is told, and says when it is told nonsense. */
class Phones {
  readonly calls = new Set<string>();
  readonly used = new Set<string>();
  readonly bridged = new Set<string>();
  readonly playing = new Map<string, string>();

  obey(command: CallCommand): void {
    switch (command.do) {
      case 'originate':
        expect(this.used.has(command.callId), 'a call is placed once').toBe(false);
        this.used.add(command.callId);
        this.calls.add(command.callId);
        return;
      case 'leave-bridge':
        this.bridged.delete(command.callId);
        return;
      case 'unbridge':
        this.bridged.clear();
        return;
      case 'stop-playback':
        this.playing.delete(command.playbackId);
        return;
      case 'play':
        expect(this.used.has(command.playbackId), 'a playback is begun once').toBe(false);
        this.used.add(command.playbackId);
        expect(this.bridged.has(command.callId), 'nobody in a bridge is played to').toBe(false);
        this.playing.set(command.playbackId, command.callId);
        return;
      case 'bridge':
        for (const callId of command.callIds) {
          expect([...this.playing.values()], 'who is played to is not joined').not.toContain(callId);
          this.bridged.add(callId);
        }
        return;
      case 'hang-up':
        this.end(command.callId);
        return;
      default:
    }
  }

  end(callId: string): void {
    this.calls.delete(callId);
    this.bridged.delete(callId);
    for (const [id, heardBy] of this.playing) if (heardBy === callId) this.playing.delete(id);
  }

  hears(callId: string): boolean {
    return (this.bridged.has(callId) && this.bridged.size > 1) || [...this.playing.values()].includes(callId);
  }
}

/** A conversation, its agent and its calls, with all that must hold after each step. */
class Run {
  state: ConversationState;
  agent: Agent;
  at = START;
  readonly phones = new Phones();
  readonly asks: Ask[] = [];
  callerIsUp = true;

  constructor(state: ConversationState) {
    this.state = state;
    this.agent = changeAgent(changeAgent(ready, { type: 'reserved' }, START), { type: 'ringing' }, START);
    const nothing = { ...pictureOf(state), calls: new Map(), bridged: [], playing: new Map(), recording: null };
    for (const command of commandsBetween(nothing, pictureOf(state))) this.phones.obey(command);
  }

  happen(event: ConversationEvent): void {
    if (!isDriven(this.state)) return;
    const before = this.state;
    const { state, writes, asks, refused } = reduceConversation(before, event, this.at);
    if (refused !== null) {
      expect(state).toBe(before);
      return;
    }
    const ended = new Set(event.type === 'call.ended' ? [event.callId] : []);
    for (const callId of ended) this.phones.end(callId);
    for (const command of commandsBetween(pictureOf(before), pictureOf(state), ended)) this.phones.obey(command);
    for (const write of writes) if (write.write === 'agent') this.agent = changeAgent(this.agent, write.event, this.at);
    this.asks.push(...asks);
    // As it is after a crash.
    this.state = JSON.parse(JSON.stringify(state));
    this.check();
  }

  check(): void {
    const { state, phones } = this;
    const { legs, transfer, asked } = state.drive;
    const picture = pictureOf(state);
    expect([...phones.bridged].sort()).toEqual([...picture.bridged].sort());
    expect([...phones.calls].sort()).toEqual([...picture.calls].flatMap(([id, placed]) => (placed ? [id] : [])).sort());
    expect(isEngaged(this.agent)).toBe(state.phase !== 'over');
    const { customer } = legs;
    const isWithUs = customer?.up === true && (state.phase === 'talking' || transfer !== null);
    if (isWithUs)
      expect(phones.hears(customer?.callId ?? ''), `the customer hears something in ${state.phase}`).toBe(true);
    if (state.phase === 'whisper') expect(asked || state.drive.hears.agent !== undefined).toBe(true);
    if (!isDriven(state)) {
      expect([...phones.calls]).toEqual([]);
      expect(phones.bridged.size).toBe(0);
    }
    // Something ends each phase that only somebody else could end otherwise.
    const canStay = ['talking', 'over', 'wrap-up'].includes(state.phase) || state.medium !== 'call';
    if (!canStay) expect(dueAt(state)).not.toBeNull();
    // Who is still there is never forgotten: their flow goes on, or they wait again, exactly once.
    const exits = this.asks.filter(({ ask }) => ask === 'ended' || ask === 'requeue' || ask === 'returned');
    const handedOver = this.asks.some(({ ask }) => ask === 'answered');
    const isLetGo = state.medium === 'call' && customer === null && this.callerIsUp;
    if (state.medium === 'call') expect(exits).toHaveLength(isLetGo ? 1 : 0);
    if (exits.some(({ ask }) => ask === 'ended' || ask === 'requeue')) expect(handedOver).toBe(true);
  }

  /** Everybody hangs up, and the agent finishes. */
  close(): void {
    for (let round = 0; round < 20 && isDriven(this.state); round += 1) {
      this.at += 60_000;
      this.happen({ type: 'timer' });
      for (const callId of [...this.phones.calls]) this.happen({ type: 'call.ended', callId, cause: 'normal' });
      if (this.state.medium === 'call' && this.callerIsUp) this.hangUpCaller();
      this.happen({ type: 'command', command: { type: 'finish' }, target: null });
    }
    expect(isDriven(this.state)).toBe(false);
    expect(isEngaged(this.agent)).toBe(false);
  }

  hangUpCaller(): void {
    if (this.state.drive.legs.customer === null) return;
    this.callerIsUp = false;
    this.happen({ type: 'call.ended', callId: 'caller', cause: 'normal' });
  }
}

type Step =
  | { do: 'command'; command: ConversationCommand }
  | { do: 'answer' | 'end' | 'finish-playback'; which: number }
  | { do: 'ready'; ok: boolean }
  | { do: 'caller-hangs-up' }
  | { do: 'wait'; seconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('command' as const), command: fc.constantFrom(...commands) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), which: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('finish-playback' as const), which: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('ready' as const), ok: fc.constantFrom(true, true, true, false) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'caller-hangs-up' } as const) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 20, 60) }) },
);

function take(run: Run, one: Step): void {
  const own = [...run.phones.calls];
  switch (one.do) {
    case 'command': {
      const calls = one.command.type === 'consult' || one.command.type === 'transfer';
      const target = calls ? { address: '0155', colleague: null } : null;
      run.happen({ type: 'command', command: one.command, target });
      return;
    }
    case 'answer':
      run.happen({ type: 'call.answered', callId: own[one.which % own.length] ?? '' });
      return;
    case 'end':
      run.happen({ type: 'call.ended', callId: own[one.which % own.length] ?? '', cause: 'busy' });
      return;
    case 'finish-playback': {
      const [playbackId = ''] = [...run.phones.playing.keys()].filter((id) => !id.includes('loop'));
      if (run.state.phase === 'whisper') {
        run.phones.playing.delete(playbackId);
        run.happen({ type: 'playback.finished', playbackId });
      }
      return;
    }
    case 'ready':
      if (run.state.drive.asked) run.happen({ type: 'customer.ready', ok: one.ok });
      return;
    case 'caller-hangs-up':
      if (run.state.medium === 'call') run.hangUpCaller();
      return;
    case 'wait':
      run.at += one.seconds * 1000;
      run.happen({ type: 'timer' });
  }
}

const begin = { id: 'talk-1', staffed, rules, at: START };
const outgoing = { customer: '0155', address: '0155', campaign: 'sales', colleague: null };

describe('a conversation, whatever happens in it', () => {
  it.each([
    ['of a caller', () => beginFromWait(begin, wait)],
    ['without a whisper', () => beginFromWait(begin, { ...wait, whisper: [] })],
    ['of a promised call', () => beginFromWait(begin, { ...wait, medium: 'callback' })],
    ['about a message', () => beginFromWait(begin, { ...wait, medium: 'voicemail' })],
    ['that the agent began', () => beginOutgoing(begin, outgoing)],
    ['on a phone that stays up', () => beginFromWait({ ...begin, rules: { ...rules, hangUpAfterCall: false } }, wait)],
    ['without work afterwards', () => beginFromWait({ ...begin, rules: { ...rules, hasWrapUp: false } }, wait)],
  ])('%s: nobody is left in silence or without a way on, and the agent is free in the end', (_, make) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const run = new Run(make());
        for (const one of steps) take(run, one);
        run.close();
      }),
      { numRuns: 400 },
    );
  });
});
