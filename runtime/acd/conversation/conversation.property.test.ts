import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { LiveState } from '../../telephony/port.ts';
import { type Agent, isEngaged } from '../agents/agent.ts';
import { type AgentEvent, changeAgent } from '../agents/change-agent.ts';
import { beginFromWait, beginOutgoing, beginPassedOn } from './begin.ts';
import { isCalledFor } from './commands.ts';
import { ready, rules, START, staffed, wait } from './conversation-world.ts';
import { dueAt } from './limits.ts';
import { Phones } from './phones-world.ts';
import { commandsBetween, commandsToResume, pictureBefore, pictureOf } from './picture.ts';
import { type ConversationEvent, reduceConversation } from './reduce.ts';
import { type ConversationState, isDriven } from './state.ts';
import type { Ask, Write } from './turn.ts';

const number = { type: 'number', number: '0155' } as const;
const colleague = { type: 'agent', agent: 'colleague' } as const;
const commands: ConversationCommand[] = [
  { type: 'hang-up' },
  { type: 'hold' },
  { type: 'resume' },
  { type: 'transfer', to: number },
  { type: 'transfer', to: { type: 'queue', queue: '501' } },
  { type: 'transfer', to: colleague },
  { type: 'consult', to: number },
  { type: 'consult', to: colleague },
  { type: 'consult', to: { type: 'agent', agent: 'third' } },
  { type: 'consult-cancel' },
  { type: 'consult-complete' },
  { type: 'leave' },
  { type: 'conference' },
  { type: 'reconnect', phone: 'a' },
  { type: 'reconnect', phone: 'b' },
  { type: 'rejoin', phone: 'a' },
  { type: 'rejoin', phone: 'b' },
  { type: 'record', on: true },
  { type: 'record', on: false },
  { type: 'dial' },
  { type: 'finish' },
];

/** A customer with one agent after the other, and their calls, with all that must hold after each step. */
class Run {
  /** The first agent's, then those of colleagues to whom the customer was passed on. */
  readonly states: ConversationState[];
  readonly agents = new Map<string, Agent>();
  at = START;
  readonly phones = new Phones();
  readonly asks: Ask[] = [];
  callerIsUp = true;
  /** Colleagues whose phone was gone, and is in the call again. */
  cameBack = 0;
  /** Calls of customers who were called, and wait in a queue now: they are a contact's. */
  readonly queued = new Set<string>();

  constructor(state: ConversationState) {
    this.states = [state];
    for (const id of ['agent', 'colleague', 'third'])
      this.agents.set(id, { ...ready, id, line: state.line, phoneReachable: true, seenAt: Number.POSITIVE_INFINITY });
    this.change('agent', { type: 'reserved' });
    this.change('agent', { type: 'ringing' });
    for (const command of commandsBetween(pictureBefore(state), pictureOf(state))) this.phones.obey(command);
  }

  get isDriven(): boolean {
    return this.states.some(isDriven);
  }

  /** Where the customer is, or was last. */
  get latest(): ConversationState {
    const last = this.states.at(-1);
    if (last === undefined) throw new Error('there is no conversation');
    return last;
  }

  agent(id: string): Agent {
    return this.agents.get(id) ?? ready;
  }

  change(id: string, event: AgentEvent): void {
    this.agents.set(id, changeAgent(this.agent(id), event, this.at));
  }

  happen(event: ConversationEvent, to = this.latest, { check = true } = {}): void {
    if (!isDriven(to)) return;
    const { state, writes, asks, refused } = reduceConversation(to, event, this.at);
    if (refused !== null) {
      expect(state).toBe(to);
      // As a desk lets somebody go whom it has reserved in vain.
      const asked = event.type === 'command' ? event.target?.colleague : null;
      if (asked) this.change(asked, { type: 'released', why: 'returned', ready: true, breakUntil: 0 });
      return;
    }
    const { colleaguePhone } = to.drive;
    if (colleaguePhone?.awayUntil && state.drive.colleaguePhone?.awayUntil === null) this.cameBack += 1;
    const ended = new Set(event.type === 'call.ended' ? [event.callId] : []);
    for (const callId of ended) this.phones.end(callId);
    const commands =
      event.type === 'resumed'
        ? commandsToResume(to, state, event.live)
        : commandsBetween(pictureOf(to), pictureOf(state), ended);
    for (const command of commands) this.phones.obey(command);
    // As it is after a crash.
    this.states.splice(this.states.indexOf(to), 1, JSON.parse(JSON.stringify(state)));
    for (const write of writes) this.write(state, write);
    this.asks.push(...asks);
    if (check) this.check();
  }

  write(state: ConversationState, write: Write): void {
    if (write.write === 'agent') this.change(state.agent, write.event);
    else if (write.write === 'colleague') this.change(write.agent, write.event);
    else if (write.write === 'queued') {
      this.queued.add(write.customer.callId);
      this.phones.calls.delete(write.customer.callId);
    } else if (write.write === 'passed-on') {
      this.change(write.agent, { type: 'took-over' });
      const options = { id: write.to, rules, at: this.at };
      const theirs = { ...staffed, agent: this.agent(write.agent) };
      const begun = beginPassedOn({ ...options, staffed: theirs }, state, write.legs);
      this.states.push(begun);
      for (const command of commandsBetween(pictureBefore(begun), pictureOf(begun))) this.phones.obey(command);
    }
  }

  /** Of the conversation that has a call. */
  holder(callId: string): ConversationState | undefined {
    return this.states.find((state) => pictureOf(state).calls.has(callId));
  }

  check(): void {
    const { states, phones } = this;
    const pictures = states.map(pictureOf);
    for (const [index, picture] of pictures.entries()) {
      expect([...phones.membersOf(states[index]?.id ?? '')].sort()).toEqual([...picture.bridged].sort());
    }
    const placed = pictures.flatMap(({ calls }) => [...calls].flatMap(([id, how]) => (how ? [id] : [])));
    expect([...phones.calls].sort()).toEqual(placed.sort());
    for (const [id, agent] of this.agents) {
      const has = states.filter((state) => state.agent === id && state.phase !== 'over');
      const isAsked = states.filter(({ drive }) => drive.colleague === id);
      expect(has.length + isAsked.length, `${id} does one thing at a time`).toBeLessThanOrEqual(1);
      expect(isEngaged(agent), `${id} is engaged as long as that lasts`).toBe(has.length + isAsked.length > 0);
    }
    for (const state of states) this.checkOne(state);
    for (const callId of this.queued) {
      expect(phones.bridgeOf(callId), 'who waits is in no talk').toBeNull();
      expect([...phones.playing.values()], 'and hears the queue').not.toContain(callId);
    }
    // Who is still there is never forgotten: their flow goes on, or they wait again, exactly once.
    const exits = this.asks.filter(({ ask }) => ask === 'ended' || ask === 'requeue' || ask === 'returned');
    const handedOver = this.asks.some(({ ask }) => ask === 'answered');
    const isCaller = this.latest.medium === 'call';
    const isLetGo = isCaller && states.every(({ drive }) => drive.legs.customer === null) && this.callerIsUp;
    if (isCaller) expect(exits).toHaveLength(isLetGo ? 1 : 0);
    if (exits.some(({ ask }) => ask === 'ended' || ask === 'requeue')) expect(handedOver).toBe(true);
  }

  checkOne(state: ConversationState): void {
    const { phones } = this;
    const { legs, transfer, asked } = state.drive;
    const { customer } = legs;
    const isWithUs = customer?.up === true && (state.phase === 'talking' || transfer !== null);
    if (isWithUs)
      expect(phones.hears(customer?.callId ?? ''), `the customer hears something in ${state.phase}`).toBe(true);
    const isAway = state.drive.awayUntil !== null;
    if (state.phase === 'whisper') expect(asked || isAway || state.drive.hears.agent !== undefined).toBe(true);
    // Nobody waits for an agent's phone for ever.
    if (state.phase === 'talking' && legs.agent?.up !== true) expect(dueAt(state)).not.toBeNull();
    if (state.consult !== null && legs.other?.up !== true) expect(dueAt(state)).not.toBeNull();
    if (!isDriven(state)) {
      expect([...pictureOf(state).calls]).toEqual([]);
      expect([...phones.membersOf(state.id)]).toEqual([]);
    }
    // Something ends each phase that only somebody else could end otherwise.
    const canStay = ['talking', 'over', 'wrap-up'].includes(state.phase) || state.medium !== 'call';
    if (!canStay || transfer?.stage === 'ringing') expect(dueAt(state)).not.toBeNull();
  }

  /** Everybody hangs up, and the agents finish. */
  close(): void {
    for (let round = 0; round < 20 && this.isDriven; round += 1) {
      this.at += 60_000;
      for (const state of [...this.states]) this.happen({ type: 'timer' }, state);
      for (const callId of [...this.phones.calls]) this.endCall(callId, 'normal');
      if (this.callerIsUp) this.hangUpCaller();
      const finish: ConversationEvent = { type: 'command', command: { type: 'finish' }, target: null };
      for (const state of [...this.states]) this.happen(finish, state);
    }
    expect(this.isDriven).toBe(false);
    expect([...this.agents.values()].filter(isEngaged)).toEqual([]);
  }

  /** Somebody else drives them on; one call may have ended meanwhile, of which nobody is told. */
  takeOver(lost: string | undefined): void {
    const up = this.states.flatMap(({ drive }) => Object.values(drive.legs).flatMap((leg) => (leg?.up ? [leg] : [])));
    if (lost !== undefined) this.phones.end(lost);
    const live: LiveState = {
      callIds: new Set([...this.phones.calls, ...this.queued, ...(this.callerIsUp ? ['caller'] : [])]),
      answeredIds: new Set(up.map(({ callId }) => callId)),
      inbound: new Map(),
      playbackIds: new Set(this.phones.playing.keys()),
      recordingIds: new Set(this.states.flatMap(({ drive }) => (drive.recorder ? [drive.recorder.id] : []))),
      bridgeIds: new Set(this.phones.bridges.keys()),
    };
    for (const state of [...this.states]) this.happen({ type: 'resumed', live }, state, { check: false });
    this.check();
  }

  endCall(callId: string, cause: 'normal' | 'busy' | 'failed'): void {
    const holder = this.holder(callId);
    if (holder !== undefined) this.happen({ type: 'call.ended', callId, cause }, holder);
  }

  hangUpCaller(): void {
    if (this.holder('caller') === undefined) return;
    this.callerIsUp = false;
    this.endCall('caller', 'normal');
  }
}

type Step =
  | { do: 'command'; command: ConversationCommand; which: number }
  | { do: 'answer' | 'finish-playback'; which: number }
  | { do: 'end'; which: number; cause: 'busy' | 'failed' }
  | { do: 'take-over'; lost: number }
  | { do: 'phone-left'; user: string }
  | { do: 'ready'; ok: boolean }
  | { do: 'caller-hangs-up' }
  | { do: 'wait'; seconds: number };

const command = fc.record({
  do: fc.constant('command' as const),
  command: fc.constantFrom(...commands),
  // Mostly for who has the customer.
  which: fc.constantFrom(-1, -1, -1, 0),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: command },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      which: fc.nat(3),
      cause: fc.constantFrom('busy' as const, 'failed' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take-over' as const), lost: fc.nat(6) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('phone-left' as const),
      user: fc.constantFrom('agent', 'colleague', 'third'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('finish-playback' as const), which: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('ready' as const), ok: fc.constantFrom(true, true, true, false) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'caller-hangs-up' } as const) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 20, 60) }) },
);

/** As a desk does it: a colleague is reserved before they are called; while they do something else customers wait for them. */
function obey(run: Run, command: ConversationCommand, to: ConversationState): void {
  const calls = command.type === 'consult' || (command.type === 'transfer' && isCalledFor(to, command.to));
  if (!calls) {
    run.happen({ type: 'command', command, target: null }, to);
    return;
  }
  const asked = command.to.type === 'agent' ? command.to.agent : null;
  if (asked !== null) {
    const wasEngaged = isEngaged(run.agent(asked));
    if (!wasEngaged) run.change(asked, { type: 'reserved' });
    // Whose phone has gone cannot be called either.
    if (wasEngaged || !isEngaged(run.agent(asked))) {
      const target = { address: '', colleague: null, waitsIn: '500' };
      if (command.type === 'transfer' && isDriven(to)) run.happen({ type: 'command', command, target }, to);
      return;
    }
  }
  if (!isDriven(to)) {
    if (asked !== null) run.change(asked, { type: 'released', why: 'returned', ready: true, breakUntil: 0 });
    return;
  }
  // Colleagues work as the agent does.
  const address = asked !== null && to.line.type === 'browser' ? `agent:${asked}` : '0155';
  run.happen({ type: 'command', command, target: { address, colleague: asked } }, to);
}

function take(run: Run, one: Step): void {
  const own = [...run.phones.calls];
  switch (one.do) {
    case 'command':
      obey(run, one.command, run.states.at(one.which) ?? run.latest);
      return;
    case 'answer': {
      const callId = own[one.which % own.length] ?? '';
      const holder = run.holder(callId);
      if (holder !== undefined) run.happen({ type: 'call.answered', callId }, holder);
      return;
    }
    case 'end':
      run.endCall(own[one.which % own.length] ?? '', one.cause);
      return;
    case 'take-over':
      run.takeOver(own[one.lost]);
      return;
    case 'phone-left':
      for (const state of [...run.states]) run.happen({ type: 'phone-left', user: one.user }, state);
      return;
    case 'finish-playback': {
      const [playbackId = ''] = [...run.phones.playing.keys()].filter((id) => !id.includes('loop'));
      if (run.latest.phase === 'whisper') {
        run.phones.playing.delete(playbackId);
        run.happen({ type: 'playback.finished', playbackId });
      }
      return;
    }
    case 'ready':
      if (run.latest.drive.asked) run.happen({ type: 'customer.ready', ok: one.ok });
      return;
    case 'caller-hangs-up':
      run.hangUpCaller();
      return;
    case 'wait':
      run.at += one.seconds * 1000;
      for (const state of [...run.states]) run.happen({ type: 'timer' }, state);
  }
}

/** Most of what there is to do takes two who talk. */
const untilTalk: readonly Step[] = [
  { do: 'command', command: { type: 'dial' }, which: 0 },
  { do: 'answer', which: 0 },
  { do: 'finish-playback', which: 0 },
  { do: 'ready', ok: true },
  { do: 'answer', which: 1 },
];

/** A colleague who was asked along, and whose phone, if it is a page, has gone and come back. */
const untilBack: readonly Step[] = [
  ...untilTalk,
  { do: 'command', command: { type: 'consult', to: colleague }, which: -1 },
  { do: 'answer', which: 1 },
  { do: 'answer', which: 2 },
  { do: 'phone-left', user: 'colleague' },
  { do: 'command', command: { type: 'rejoin', phone: 'a' }, which: -1 },
  { do: 'answer', which: 1 },
  { do: 'answer', which: 2 },
];

const begin = { id: 'talk-1', staffed, rules, at: START };
const inBrowser = { ...begin, staffed: { ...staffed, agent: { ...ready, line: { type: 'browser' } as const } } };
const outgoing = { customer: '0155', address: '0155', campaign: 'sales', colleague: null };

describe('a conversation, whatever happens in it', () => {
  let passedOn = 0;
  let cameBack = 0;
  let queued = 0;
  it.each([
    ['of a caller', () => beginFromWait(begin, wait)],
    ['without a whisper', () => beginFromWait(begin, { ...wait, whisper: [] })],
    ['of a promised call', () => beginFromWait(begin, { ...wait, medium: 'callback' })],
    ['about a message', () => beginFromWait(begin, { ...wait, medium: 'voicemail' })],
    ['that the agent began', () => beginOutgoing(begin, outgoing)],
    ['on a phone that stays up', () => beginFromWait({ ...begin, rules: { ...rules, hangUpAfterCall: false } }, wait)],
    ['in a browser', () => beginFromWait(inBrowser, wait)],
    ['in a browser that calls', () => beginOutgoing(inBrowser, outgoing)],
    ['without work afterwards', () => beginFromWait({ ...begin, rules: { ...rules, hasWrapUp: false } }, wait)],
  ])('%s: nobody is left in silence or without a way on, and the agents are free in the end', (_, make) => {
    fc.assert(
      fc.property(
        fc.constantFrom([], untilTalk, untilBack),
        fc.array(step, { maxLength: 40, size: 'max' }),
        (first, steps) => {
          const run = new Run(make());
          for (const one of [...first, ...steps]) take(run, one);
          passedOn += run.states.length - 1;
          cameBack += run.cameBack;
          queued += run.queued.size;
          run.close();
        },
      ),
      { numRuns: 400 },
    );
  });

  it('has been tried with customers who were passed on to colleagues', () => {
    expect(passedOn).toBeGreaterThan(0);
  });

  it('has been tried with colleagues whose phone was gone and came back', () => {
    expect(cameBack).toBeGreaterThan(0);
  });

  it('has been tried with customers who were called and then waited in a queue', () => {
    expect(queued).toBeGreaterThan(0);
  });
});
