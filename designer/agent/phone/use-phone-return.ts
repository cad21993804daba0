import { useEffect, useState } from 'react';
import { call } from '#designer/api/call.ts';
import { commandConversation, type Desk } from '#schemas/api/desk.ts';
import type { ConversationPhase } from '#schemas/domain/conversation.ts';
import { useDesk, useDeskLink, useDeskStore } from '../desk/use-desk.tsx';
import type { PhoneView } from './browser-phone.ts';

/** A call that is placed for a new conversation has come by then; one that has been asked for, too. */
const COMES_WITHIN_MS = 2_500;
const ASKED_COMES_WITHIN_MS = 6_000;
/** Whatever keeps the phone from being reached then, asking again does not mend it. */
const MOST_ASKS = 4;

const withPhone: ReadonlySet<ConversationPhase> = new Set(['ringing', 'whisper', 'dialling', 'talking']);

/**
 * Has the agent's conversation come to the phone of this tab when its call is not here: the page has been loaded again, the
 * tab has taken the phone from another one, or the call has broken off.
 * @returns Whether the call is on its way back.
 */
export function usePhoneReturn(view: PhoneView): boolean {
  const store = useDeskStore();
  const link = useDeskLink();
  const id = conversationWithPhone(useDesk());
  const [known, setKnown] = useState(() => ({ id, since: Date.now() }));
  if (known.id !== id) setKnown({ id, since: Date.now() });
  const [asks, setAsks] = useState(0);
  const [late, setLate] = useState(false);

  const missing = id !== null && view.place === 'here' && view.call === null;
  const registered = view.registration === 'registered' && view.registeredAt !== null;
  // The call was placed before this phone was there for it.
  const elsewhere = (view.registeredAt ?? 0) >= known.since;
  const mayAsk = missing && registered && link === 'open' && asks < MOST_ASKS;

  useEffect(() => {
    if (missing) return;
    setAsks(0);
    setLate(false);
  }, [missing]);
  useEffect(() => {
    if (!mayAsk) return;
    const waitMs = asks > 0 ? ASKED_COMES_WITHIN_MS : elsewhere ? 0 : COMES_WITHIN_MS;
    const timer = setTimeout(() => {
      setAsks(asks + 1);
      setLate(true);
      const command = { type: 'reconnect' as const, phone: newPhoneId() };
      void store.run('reconnect', () => call(commandConversation, { params: { id: id ?? '' }, body: { command } }));
    }, waitMs);
    return () => clearTimeout(timer);
  }, [mayAsk, asks, elsewhere, id, store]);

  return missing && (late || elsewhere || !registered);
}

function newPhoneId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
}

/** The conversation that has, or should have, a call on the phone of the agent's browser. */
function conversationWithPhone({ line, conversation }: Desk): string | null {
  return line.type === 'browser' && conversation !== null && withPhone.has(conversation.phase) ? conversation.id : null;
}
