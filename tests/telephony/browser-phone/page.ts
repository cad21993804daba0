import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest } from 'jssip/lib/SIPMessage.js';

/** What a phone is told in its page; the account as the server gives it out. */
export interface PageAccount {
  socketUrl: string;
  username: string;
  password: string;
  domain: string;
}

/** What can be known of the sound of a call; energies only grow, and stay as they are in silence. */
export interface SoundStatistics {
  packetsSent: number;
  packetsReceived: number;
  energySent: number;
  energyReceived: number;
}

export interface PagePhone {
  register(account: PageAccount): Promise<void>;
  /** Each call so far: its state, and the header by which it asked to be answered at once. */
  calls(): { state: 'ringing' | 'talking' | 'ended'; callInfo: string }[];
  statistics(): Promise<SoundStatistics>;
  hangUp(): void;
}

declare global {
  interface Window {
    phone: PagePhone;
  }
}

window.phone = createPagePhone();

/** A phone that answers every call. It runs in a page of a browser. */
function createPagePhone(): PagePhone {
  const sessions: RTCSession[] = [];
  const speaker = new Audio();
  const calls: { state: 'ringing' | 'talking' | 'ended'; callInfo: string }[] = [];

  function answer(session: RTCSession, callInfo: string): void {
    const call: (typeof calls)[number] = { state: 'ringing', callInfo };
    sessions.push(session);
    calls.push(call);
    // What nobody plays is not decoded, and has no energy.
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ streams }) => {
        speaker.srcObject = streams[0] ?? null;
        void speaker.play();
      });
    });
    session.on('confirmed', () => {
      call.state = 'talking';
    });
    for (const over of ['ended', 'failed'] as const) {
      session.on(over, () => {
        call.state = 'ended';
      });
    }
    session.answer({ mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: [] } });
  }

  return {
    register: ({ socketUrl, username, password, domain }) =>
      new Promise((resolve, reject) => {
        const ua = new UA({
          sockets: new WebSocketInterface(socketUrl),
          uri: `sip:${username}@${domain}`,
          password,
          session_timers: false,
        });
        ua.once('registered', () => resolve());
        ua.once('registrationFailed', ({ cause }) => reject(new Error(`not registered: ${cause}`)));
        ua.on('newRTCSession', ({ session, request }: { session: RTCSession; request: IncomingRequest }) =>
          answer(session, request.getHeader('Call-Info') ?? ''),
        );
        ua.start();
      }),
    calls: () => calls,
    async statistics() {
      const statistics = { packetsSent: 0, packetsReceived: 0, energySent: 0, energyReceived: 0 };
      const reports = await sessions.at(-1)?.connection.getStats();
      reports?.forEach((report) => {
        if (report.type === 'outbound-rtp') statistics.packetsSent = report.packetsSent;
        if (report.type === 'media-source') statistics.energySent = report.totalAudioEnergy;
        if (report.type !== 'inbound-rtp') return;
        statistics.packetsReceived = report.packetsReceived;
        statistics.energyReceived = report.totalAudioEnergy;
      });
      return statistics;
    },
    hangUp: () => sessions.at(-1)?.terminate(),
  };
}
