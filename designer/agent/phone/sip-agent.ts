import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRTCSessionEvent, RTCSessionEvent } from 'jssip/lib/UA.js';
import { socketUrl } from '#designer/api/reconnecting-socket.ts';

export interface SipAccount {
  username: string;
  password: string;
  domain: string;
  /** Ways for the sound where there is no direct one. */
  turnServers: RTCIceServer[];
}

/** A call that has come in. */
export interface SipCall {
  from: string;
  /** The telephone system asks for an answer at once: the agent has said already that they will talk. */
  answersItself: boolean;
  answer(microphone: MediaStream, how: { muted: boolean }): void;
  end(): void;
  mute(on: boolean): void;
  press(digit: string): void;
  useMicrophone(microphone: MediaStream): void;
}

export interface SipEvents {
  registered: () => void;
  /** `refused`: with this password never again. `lost`: it registers again by itself. */
  unregistered: (why: 'refused' | 'lost') => void;
  incoming: (call: SipCall, events: (listener: SipCallEvents) => void) => void;
}

interface SipCallEvents {
  sound: (stream: MediaStream) => void;
  talking: () => void;
  ended: () => void;
}

export interface SipAgent {
  /** Leaves without hanging up: the telephone system calls again where the agent is then. */
  stop(): void;
}

const REGISTRATION_SECONDS = 120;
const MAX_RECOVERY_SECONDS = 8;

/** Registers a phone over this server's WebSocket and takes its calls. */
export async function createSipAgent(account: SipAccount, events: SipEvents): Promise<SipAgent> {
  const { UA, WebSocketInterface } = await import('jssip');
  const socket = new WebSocketInterface(socketUrl('/api/phone'));
  const ua = new UA({
    sockets: socket,
    uri: `sip:${account.username}@${account.domain}`,
    password: account.password,
    register_expires: REGISTRATION_SECONDS,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: MAX_RECOVERY_SECONDS,
    // Asterisk watches its calls itself; refreshes from here would only end them when one is lost.
    session_timers: false,
  });
  ua.on('registered', events.registered);
  ua.on('disconnected', () => events.unregistered('lost'));
  ua.on('unregistered', () => events.unregistered('lost'));
  ua.on('registrationFailed', ({ response }) => {
    const status = response?.status_code ?? 0;
    events.unregistered(status === 401 || status === 403 || status === 404 ? 'refused' : 'lost');
  });
  ua.on('newRTCSession', (event: RTCSessionEvent) => {
    if (isIncoming(event)) takeCall(event, events, account.turnServers);
  });
  ua.start();
  return {
    stop() {
      // Nobody is told that calls end here, only that the phone has gone.
      socket.disconnect();
      ua.stop();
    },
  };
}

function isIncoming(event: RTCSessionEvent): event is IncomingRTCSessionEvent {
  return event.session.direction === 'incoming';
}

function takeCall(
  { session, request }: IncomingRTCSessionEvent,
  { incoming }: SipEvents,
  iceServers: RTCIceServer[],
): void {
  const call: SipCall = {
    from: session.remote_identity.uri.user ?? '',
    answersItself: /answer-after=0/.test(String(request.getHeader('Call-Info') ?? '')),
    answer: (mediaStream, { muted }) => {
      // Before anybody can hear it; and it may have been muted in a call before.
      for (const track of mediaStream.getAudioTracks()) track.enabled = !muted;
      limitSearch(session, iceServers);
      session.answer({ mediaStream, pcConfig: { iceServers } });
      if (muted) session.mute({ audio: true });
    },
    end: () => {
      if (!session.isEnded()) session.terminate();
    },
    mute: (on) => {
      // Before it is answered there is nothing to mute: how it is answered says it.
      if (!session.connection) return;
      if (on) session.mute({ audio: true });
      else session.unmute({ audio: true });
    },
    press: (digit) => session.sendDTMF(digit, { transportType: RFC2833 }),
    useMicrophone: (microphone) => void replaceMicrophone(session, microphone),
  };
  incoming(call, (listener) => {
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ streams: [stream] }) => stream && listener.sound(stream));
    });
    session.on('confirmed', () => listener.talking());
    session.on('ended', () => listener.ended());
    session.on('failed', () => listener.ended());
  });
}

/** A server on the way that does not answer does not keep the caller waiting: what was found by then is offered. */
function limitSearch(session: RTCSession, servers: readonly RTCIceServer[]): void {
  if (servers.length === 0) return;
  let limit: ReturnType<typeof setTimeout> | undefined;
  session.on('icecandidate', ({ candidate, ready }) => {
    limit ??= setTimeout(ready, SEARCH_LIMIT_MS);
    if (candidate.type !== 'relay') return;
    clearTimeout(limit);
    ready();
  });
}

const SEARCH_LIMIT_MS = 1_000;

/** `DTMF_TRANSPORT.RFC2833` of JsSIP, whose enums exist only once it is loaded. */
const RFC2833 = 'RFC2833' as never;

async function replaceMicrophone(session: RTCSession, microphone: MediaStream): Promise<void> {
  const [track] = microphone.getAudioTracks();
  const sender = session.connection?.getSenders().find(({ track: sent }) => sent?.kind === 'audio');
  if (!track) return;
  track.enabled = !session.isMuted().audio;
  await sender?.replaceTrack(track);
}
