import type { Ringer } from './ringer.ts';
import type { SipAccount, SipAgent, SipCall, SipEvents } from './sip-agent.ts';
import type { SoundSettings } from './sound-settings.ts';

export interface PhoneView {
  /** `off`: not signed in, or another line is used. `elsewhere`: another tab or computer has it. */
  place: 'off' | 'elsewhere' | 'here';
  registration: 'connecting' | 'registered' | 'lost';
  /** When it registered first since it was started here, in milliseconds since 1970; null until then. */
  registeredAt: number | null;
  microphone: MicrophoneState;
  call: { state: 'ringing' | 'answering' | 'talking'; from: string; muted: boolean } | null;
  sound: SoundSettings;
}

/** `insecure`: browsers give a microphone only to pages that came by HTTPS. */
export type MicrophoneState = 'unknown' | 'ready' | 'refused' | 'missing' | 'insecure';

export interface PhoneParts {
  openAccount: () => Promise<SipAccount>;
  connect: (account: SipAccount, events: SipEvents) => Promise<SipAgent>;
  /** @throws DOMException as `getUserMedia` does. */
  openMicrophone: (device: string) => Promise<MediaStream>;
  /** Where the other side is heard. */
  speaker: { play: (stream: MediaStream | null) => void; set: (sound: SoundSettings) => void };
  ringer: Ringer;
  sound: SoundSettings;
  keepSound: (sound: SoundSettings) => void;
  answersItself: () => boolean;
  /** Whether the agent has muted the call that comes in, before the page was loaded again. */
  mute: { read: () => boolean; keep: (on: boolean) => void };
}

const TRY_AGAIN_MS = 3_000;
/** Refused twice within it, somebody else has the phone: registrations are renewed each two minutes. */
const TAKEN_WITHIN_MS = 300_000;

/** The telephone in the desktop: registered while it is this tab's, with one call at a time. */
export class BrowserPhone {
  #view: PhoneView;
  #agent: SipAgent | undefined;
  #call: SipCall | undefined;
  #microphone: MediaStream | undefined;
  /** What gives it, so that nobody asks for another one while the agent has yet to allow it. */
  #opening: Promise<MediaStream> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #refusedAt = Number.NEGATIVE_INFINITY;
  /** Grows with every start and stop, so that what was begun before knows that it is over. */
  #turn = 0;
  readonly #listeners = new Set<() => void>();
  readonly #parts: PhoneParts;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
    const { sound } = parts;
    this.#view = {
      place: 'off',
      registration: 'connecting',
      registeredAt: null,
      microphone: 'unknown',
      call: null,
      sound,
    };
  }

  get view(): PhoneView {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Registers here. A new password each time, so that a phone that was forgotten somewhere is out. */
  async start(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    clearTimeout(this.#again);
    this.#agent?.stop();
    this.#agent = undefined;
    this.#set({ place: 'here', registration: 'connecting', registeredAt: null });
    void this.prepareMicrophone();
    try {
      const account = await this.#parts.openAccount();
      if (turn !== this.#turn) return;
      const agent = await this.#parts.connect(account, this.#eventsOf(turn));
      if (turn === this.#turn) this.#agent = agent;
      else agent.stop();
    } catch {
      if (turn === this.#turn) this.#startAgain();
    }
  }

  /** A call that is up goes on where the phone is then. @param place Why it stops. */
  stop(place: 'off' | 'elsewhere'): void {
    this.#turn += 1;
    clearTimeout(this.#again);
    this.#agent?.stop();
    this.#agent = undefined;
    this.#over();
    this.#closeMicrophone();
    this.#set({ place });
  }

  /** Asks for the microphone before it is needed, so that a call is answered at once. */
  async prepareMicrophone(): Promise<MediaStream | undefined> {
    // One that was unplugged is replaced.
    if (this.#microphone && !this.#microphone.active) this.#closeMicrophone();
    this.#opening ??= this.#parts.openMicrophone(this.#view.sound.microphone);
    const opening = this.#opening;
    try {
      const microphone = await opening;
      // Until the agent allowed it, the phone may have stopped, or another microphone was chosen.
      if (opening !== this.#opening) return stopTracks(microphone);
      this.#microphone = microphone;
      this.#set({ microphone: 'ready' });
      return microphone;
    } catch (error) {
      if (opening !== this.#opening) return undefined;
      this.#opening = undefined;
      this.#set({ microphone: microphoneProblem(error) });
      return undefined;
    }
  }

  async answer(): Promise<void> {
    const call = this.#call;
    if (!call || this.#view.call?.state !== 'ringing') return;
    this.#parts.ringer.stop();
    this.#setCall({ state: 'answering' });
    const microphone = await this.prepareMicrophone();
    if (call !== this.#call) return;
    if (microphone) return call.answer(microphone, { muted: this.#view.call.muted });
    this.#setCall({ state: 'ringing' });
    this.#parts.ringer.start(this.#view.sound.ringVolume);
  }

  hangUp(): void {
    this.#call?.end();
  }

  mute(on: boolean): void {
    if (!this.#call) return;
    this.#call.mute(on);
    this.#parts.mute.keep(on);
    this.#setCall({ muted: on });
  }

  press(digit: string): void {
    if (this.#view.call?.state === 'talking') this.#call?.press(digit);
  }

  async setSound(part: Partial<SoundSettings>): Promise<void> {
    const sound = { ...this.#view.sound, ...part };
    this.#set({ sound });
    this.#parts.keepSound(sound);
    this.#parts.speaker.set(sound);
    if (part.microphone === undefined) return;
    this.#closeMicrophone();
    const microphone = await this.prepareMicrophone();
    if (microphone) this.#call?.useMicrophone(microphone);
  }

  #eventsOf(turn: number): SipEvents {
    const current = () => turn === this.#turn;
    return {
      registered: () =>
        current() && this.#set({ registration: 'registered', registeredAt: this.#view.registeredAt ?? Date.now() }),
      unregistered: (why) => {
        if (!current()) return;
        this.#set({ registration: 'lost' });
        if (why === 'refused') this.#goOnRefused();
      },
      incoming: (call, listen) => {
        // A phone has one receiver.
        if (!current() || this.#call) return call.end();
        this.#call = call;
        this.#set({ call: { state: 'ringing', from: call.from, muted: this.#parts.mute.read() } });
        listen({
          sound: (stream) => this.#parts.speaker.play(stream),
          talking: () => call === this.#call && this.#setCall({ state: 'talking' }),
          ended: () => call === this.#call && this.#over(),
        });
        if (call.answersItself || this.#parts.answersItself()) void this.answer();
        else this.#parts.ringer.start(this.#view.sound.ringVolume);
      },
    };
  }

  #over(): void {
    this.#call = undefined;
    this.#parts.ringer.stop();
    this.#parts.speaker.play(null);
    this.#set({ call: null });
  }

  /** The password is no longer right: the telephone system has begun anew, or another desktop has taken the phone. */
  #goOnRefused(): void {
    const now = Date.now();
    const again = now - this.#refusedAt < TAKEN_WITHIN_MS;
    this.#refusedAt = now;
    // Two desktops that each take it back would both ring in vain: the one that was there before gives way.
    if (again) this.stop('elsewhere');
    else this.#startAgain();
  }

  #startAgain(): void {
    this.#set({ registration: 'lost' });
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.start(), TRY_AGAIN_MS);
  }

  #closeMicrophone(): void {
    if (this.#microphone) stopTracks(this.#microphone);
    this.#microphone = undefined;
    this.#opening = undefined;
  }

  #setCall(part: Partial<NonNullable<PhoneView['call']>>): void {
    if (this.#view.call) this.#set({ call: { ...this.#view.call, ...part } });
  }

  #set(part: Partial<PhoneView>): void {
    this.#view = { ...this.#view, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function stopTracks(stream: MediaStream): undefined {
  for (const track of stream.getTracks()) track.stop();
}

function microphoneProblem(error: unknown): MicrophoneState {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError') return 'refused';
  return name === 'InsecurePageError' ? 'insecure' : 'missing';
}
