import type { MediaItem } from '#schemas/effects/index.ts';
import { gapCases } from './cases/gap.cases.ts';
import { inboundCases } from './cases/inbound.cases.ts';
import { outboundCases } from './cases/outbound.cases.ts';
import { recordingCases } from './cases/recording.cases.ts';
import { talkingCases } from './cases/talking.cases.ts';
import type { TelephonyEvent, TelephonyPort } from './port.ts';

/** What every driver must do, whatever telephone system is behind it. */
export const driverCases: Record<string, DriverCase> = {
  ...inboundCases,
  ...recordingCases,
  ...outboundCases,
  ...talkingCases,
  ...gapCases,
};

export type DriverCase = (bench: DriverBench) => Promise<void>;

/** What a person does with a phone, one thing after the other, once the call is answered. */
export type PhoneStep = { waitMs: number } | { press: string } | { speakMs: number };

export interface PhoneScript {
  steps: readonly PhoneStep[];
  /** Then: hang up, or wait for the other side to do it. */
  end: 'hang-up' | 'wait';
  /** Gives up this long after dialling, if the call has not been answered by then. */
  giveUpAfterMs?: number;
}

/** What the outside world does with a call that we place, by the number that we dial. */
export const farEnds = {
  answers: '2001',
  'answers-and-hangs-up': '2002',
  busy: '2003',
  'rings-for-ever': '2004',
  rejects: '2005',
  unknown: '2006',
  congested: '2007',
  'answers-late': '2008',
} as const;

/** A driver and the world around it, in the hands of a case. */
export interface DriverBench {
  telephony: TelephonyPort;
  /** Every event of this case so far, in order. */
  events: readonly TelephonyEvent[];
  /** The first event of the type with these fields that no earlier `expect` has taken; waits for it. */
  expect<T extends TelephonyEvent['type']>(
    type: T,
    fields?: Partial<EventOf<T>>,
    options?: { withinMs?: number },
  ): Promise<EventOf<T>>;
  elapse(durationMs: number): Promise<void>;
  /** Somebody dials; the call goes through its script on its own. */
  placeCall(call: { from: string; to: string; script: PhoneScript }): Promise<void>;
  /** Breaks the connection between driver and telephone system, or mends it. */
  disconnect(): Promise<void>;
  reconnect(): Promise<void>;
  /** About a second, and about ten seconds of sound; and one that cannot be played. */
  prompts: { short: MediaItem; long: MediaItem; missing: MediaItem };
  /** Makes a browser phone known that nobody has connected. */
  prepareUnreachablePhone(extension: string): Promise<void>;
  /** An id that no other case uses. */
  newId(name: string): string;
}

export type EventOf<T extends TelephonyEvent['type']> = Extract<TelephonyEvent, { type: T }>;
