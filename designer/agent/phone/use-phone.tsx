import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { call } from '#designer/api/call.ts';
import { openPhone } from '#schemas/api/desk.ts';
import { useDesk } from '../desk/use-desk.tsx';
import { BrowserPhone, type PhoneParts, type PhoneView } from './browser-phone.ts';
import { holdPhone, type PhoneLock } from './phone-lock.ts';
import { createRinger } from './ringer.ts';
import { createSipAgent } from './sip-agent.ts';
import { createSpeaker, openMicrophone } from './sound-devices.ts';
import { keepSoundSettings, readSoundSettings } from './sound-settings.ts';
import { usePhoneReturn } from './use-phone-return.ts';
import { type Listening, useKeptMute, usePhoneSubject } from './use-phone-subject.ts';
import { useSimulatedTelephony } from './use-simulated-telephony.ts';

interface Phone {
  phone: BrowserPhone;
  take: () => void;
  /** The call of this tab's phone is not here yet, and is on its way. */
  returning: boolean;
}

const PhoneContext = createContext<Phone | null>(null);

interface PhoneProviderProps {
  /** Whom a supervisor with this phone listens to. */
  listening?: Listening | null;
  children: ReactNode;
}

/** Has the browser's phone registered while the agent works with it, in one tab of all. */
export function PhoneProvider({ listening = null, children }: PhoneProviderProps) {
  const desk = useDesk();
  const simulated = useSimulatedTelephony();
  const answers = useRef(false);
  const subject = usePhoneSubject(listening);
  const mute = useKeptMute(subject);
  const [phone] = useState(() => createPhone({ answersItself: () => answers.current, mute }));
  const lock = useRef<PhoneLock | undefined>(undefined);
  const used = desk.line.type === 'browser' && desk.state.state !== 'signed-out' && simulated !== undefined;
  useEffect(() => {
    answers.current = desk.agent.options.autoAnswer;
  });
  useEffect(() => {
    if (!used) return;
    // Simulated calls have no sound: whoever places them answers for the agent as well.
    if (simulated) return void call(openPhone).catch(() => undefined);
    // Browsers without locks have no second opinion: each tab believes that the phone is its own.
    if (!navigator.locks) {
      void phone.start();
      return () => phone.stop('off');
    }
    const held = holdPhone({ onHave: () => void phone.start(), onGone: () => phone.stop('elsewhere') });
    lock.current = held;
    const waiting = setTimeout(() => phone.view.place === 'off' && phone.stop('elsewhere'), ELSEWHERE_AFTER_MS);
    return () => {
      clearTimeout(waiting);
      held.leave();
      lock.current = undefined;
      phone.stop('off');
    };
  }, [phone, used, simulated]);
  const returning = usePhoneReturn(usePhoneView(phone), subject);
  const value = useMemo<Phone>(
    () => ({
      phone,
      // Of this browser it may be ours already, and another computer has it.
      take: () => (lock.current?.held() === false ? lock.current.take() : void phone.start()),
      returning,
    }),
    [phone, returning],
  );
  return <PhoneContext value={value}>{children}</PhoneContext>;
}

/** Without the lock by then, another tab has it. */
const ELSEWHERE_AFTER_MS = 500;

export function usePhone(): Phone & { view: PhoneView } {
  const found = use(PhoneContext);
  if (!found) throw new Error('usePhone needs a PhoneProvider above it');
  return { ...found, view: usePhoneView(found.phone) };
}

function usePhoneView(phone: BrowserPhone): PhoneView {
  return useSyncExternalStore(
    (changed) => phone.subscribe(changed),
    () => phone.view,
  );
}

function createPhone({ answersItself, mute }: Pick<PhoneParts, 'answersItself' | 'mute'>): BrowserPhone {
  const sound = readSoundSettings();
  return new BrowserPhone({
    async openAccount() {
      // What the account is for takes as long to load: a caller may be waiting for this phone.
      const [{ phone }] = await Promise.all([call(openPhone), import('jssip')]);
      return phone;
    },
    connect: createSipAgent,
    openMicrophone,
    speaker: createSpeaker(sound),
    ringer: createRinger(),
    sound,
    keepSound: keepSoundSettings,
    answersItself,
    mute,
  });
}
