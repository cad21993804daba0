import { useEffect, useEffectEvent, useRef } from 'react';
import { call } from '#designer/api/call.ts';
import { commandConversation, type Desk } from '#schemas/api/desk.ts';
import { monitorAgent } from '#schemas/api/supervision.ts';
import type { ConversationPhase } from '#schemas/domain/conversation.ts';
import { keep, readKept } from '../desk/kept-text.ts';
import { useDesk } from '../desk/use-desk.tsx';

/** A conversation that has, or should have, a call on the phone of this browser. */
export interface PhoneSubject {
  id: string;
  /** Has it called again; `phone` is any id of its own, each time. */
  comeBack: (phone: string) => Promise<{ desk?: Desk } | undefined>;
}

/** The agent's conversation to which a supervisor listens. */
export interface Listening {
  conversation: string;
  agent: string;
  mode: 'listen' | 'whisper' | 'barge';
}

const withPhone: ReadonlySet<ConversationPhase> = new Set(['ringing', 'whisper', 'dialling', 'talking']);

/** What the browser's phone is for now: the agent's own conversation, a colleague's, or one that they listen to. */
export function usePhoneSubject(listening: Listening | null): PhoneSubject | null {
  const { line, conversation, asked } = useDesk();
  if (line.type !== 'browser') return null;
  if (conversation) return withPhone.has(conversation.phase) ? commanded(conversation.id, 'reconnect') : null;
  if (asked) return commanded(asked.conversation.id, 'rejoin');
  return listening && heard(listening);
}

function commanded(id: string, type: 'reconnect' | 'rejoin'): PhoneSubject {
  return { id, comeBack: (phone) => call(commandConversation, { params: { id }, body: { command: { type, phone } } }) };
}

function heard({ conversation, agent, mode }: Listening): PhoneSubject {
  return {
    id: conversation,
    comeBack: (phone) => call(monitorAgent, { params: { id: agent }, body: { mode, phone } }).then(() => undefined),
  };
}

/** Whether the agent has muted themselves in a conversation; a reload leaves that as it is. */
export function useKeptMute(subject: PhoneSubject | null): { read: () => boolean; keep: (on: boolean) => void } {
  const id = subject?.id ?? null;
  const current = useRef(id);
  const follow = useEffectEvent(() => {
    if (current.current !== null && current.current !== id) keep(current.current, MUTED, undefined);
    current.current = id;
  });
  useEffect(() => follow(), [id]);
  return {
    read: () => current.current !== null && readKept<boolean>(current.current, MUTED) === true,
    keep: (on) => current.current !== null && keep(current.current, MUTED, on || undefined),
  };
}

const MUTED = 'muted';
