import { expect } from 'vitest';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { StaffedAgent } from '../agents/agent.ts';
import { beginFromWait } from './begin.ts';
import { rules, START, staffed, wait } from './conversation-world.ts';
import { type CallCommand, commandsBetween, pictureOf } from './picture.ts';
import { type ConversationEvent, reduceConversation } from './reduce.ts';
import type { ConversationState, LegRole } from './state.ts';
import type { Ask, Write } from './turn.ts';

export const inBrowser: StaffedAgent = { ...staffed, agent: { ...staffed.agent, line: { type: 'browser' } } };
export const beginInBrowser = { id: 'talk-1', staffed: inBrowser, rules, at: START };
const outside = { address: '0155', colleague: null };
/** Somebody with a phone in the browser. */
export const colleague = { address: 'agent:1002', colleague: 'ben' };

/** A conversation on its way, with what was done and asked about its last step. */
export class Talk {
  state: ConversationState;
  at = START;
  commands: CallCommand[] = [];
  asks: readonly Ask[] = [];
  writes: readonly Write[] = [];
  refused: string | null = null;

  constructor(state: ConversationState) {
    this.state = state;
  }

  static withCaller(): Talk {
    const talk = new Talk(beginFromWait(beginInBrowser, { ...wait, whisper: [] }));
    talk.answer('agent');
    talk.happen({ type: 'customer.ready', ok: true });
    expect(talk.state.phase).toBe('talking');
    return talk;
  }

  happen(event: ConversationEvent): void {
    const before = this.state;
    const step = reduceConversation(before, event, this.at);
    const ended = new Set(event.type === 'call.ended' ? [event.callId] : []);
    this.commands = commandsBetween(pictureOf(before), pictureOf(step.state), ended);
    this.asks = step.asks;
    this.writes = step.writes;
    this.refused = step.refused;
    this.state = JSON.parse(JSON.stringify(step.state));
  }

  do(command: ConversationCommand): void {
    const target =
      'to' in command && command.to.type === 'agent' ? colleague : command.type === 'consult' ? outside : null;
    this.happen({ type: 'command', command, target });
  }

  answer(role: LegRole): void {
    this.happen({ type: 'call.answered', callId: this.callOf(role) });
  }

  end(role: LegRole, cause: 'normal' | 'failed' | 'no-answer'): void {
    this.happen({ type: 'call.ended', callId: this.callOf(role), cause });
  }

  pass(ms: number): void {
    this.at += ms;
    this.happen({ type: 'timer' });
  }

  callOf(role: LegRole): string {
    return this.state.drive.legs[role]?.callId ?? `no ${role}`;
  }

  /** Loses the phone, and has it called again. */
  reload(phone = 'a'): void {
    this.happen({ type: 'phone-left', user: 'agent' });
    this.do({ type: 'reconnect', phone });
  }

  get done(): string[] {
    return this.commands.map((command) => command.do);
  }

  hears(role: LegRole): unknown {
    return this.state.drive.hears[role]?.items;
  }
}
