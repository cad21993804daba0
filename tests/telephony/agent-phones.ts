import { startSipp } from './sipp.ts';

/**
 * Where they are. What SIPp says and hears has the same ports in each of its processes: with one address for two of them,
 * sound would go round in circles.
 */
const phonesHost = '127.0.0.3';

/** Where a telephone is found. */
export function phoneAddress(phone: string, port: number): string {
  return `sip:${phone}@${phonesHost}:${port}`;
}

/** The telephones of many agents behind one address. */
export interface AgentPhones {
  /** Ends what is up, and says what there was. */
  finish(): Promise<AgentTalk[]>;
}

/** A call that a telephone took; times are those of one clock. */
export interface AgentTalk {
  phone: string;
  caller: string;
  rangAtMs: number;
  /** Null when the call did not get there. */
  answeredAtMs: number | null;
  overAtMs: number | null;
}

export interface AgentPhonesOptions {
  port: number;
  talkMs: number;
}

/** Telephones that ring for a moment, answer, say what they hear and put down; whoever is called, is one of them. */
export async function startAgentPhones({ port, talkMs }: AgentPhonesOptions): Promise<AgentPhones> {
  const sipp = await startSipp({
    scenario: writePhoneScenario(talkMs),
    localAddress: phonesHost,
    args: ['-p', String(port), '-aa', '-rtp_echo', '-recv_timeout', '10000'],
  });
  return { finish: async () => readTalks((await sipp.finish()).log) };
}

/** Lines of `<milliseconds> <what> <call id> …`. */
function readTalks(log: readonly string[]): AgentTalk[] {
  const talks = new Map<string, AgentTalk>();
  for (const line of log) {
    const [time, what, call = '', phone = '', caller = ''] = line.split(' ');
    const atMs = Number(time);
    const known = talks.get(call);
    if (what === 'rings') talks.set(call, { phone, caller, rangAtMs: atMs, answeredAtMs: null, overAtMs: null });
    if (what === 'talks' && known) known.answeredAtMs = atMs;
    if (what === 'over' && known) known.overAtMs = atMs;
  }
  return [...talks.values()];
}

const RING_MS = 100;

function writePhoneScenario(talkMs: number): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="agents' phones">
  <recv request="INVITE">
    <action>
      <ereg regexp="sip:[^&gt;]+" search_in="hdr" header="Contact:" check_it="true" assign_to="contact"/>
      <ereg regexp=".*" search_in="hdr" header="From:" check_it="true" assign_to="from"/>
      <ereg regexp=".*" search_in="hdr" header="To:" check_it="true" assign_to="to"/>
      <ereg regexp="sip:([0-9]+)@" search_in="hdr" header="To:" check_it="true" assign_to="whole,phone"/>
      <ereg regexp="sip:([0-9]+)@" search_in="hdr" header="From:" check_it="true" assign_to="whole,caller"/>
      <log message="[clock_tick] rings [call_id] [$phone] [$caller]"/>
    </action>
  </recv>
  <Reference variables="whole"/>
  <send>${reply('180 Ringing')}</send>
  <recv request="CANCEL" timeout="${RING_MS}" ontimeout="1"/>
  <send>${reply('200 OK')}</send>
  <send>${reply('487 Request Terminated')}</send>
  <recv request="ACK" next="9"/>
  <label id="1"/>
  <send retrans="500">${reply('200 OK', sound)}</send>
  <recv request="ACK"/>
  <nop><action><log message="[clock_tick] talks [call_id]"/></action></nop>
  <recv request="BYE" timeout="${talkMs}" ontimeout="2"/>
  <send>${reply('200 OK')}</send>
  <nop next="9"/>
  <label id="2"/>
  <nop><action><log message="[clock_tick] over [call_id]"/></action></nop>
  <send retrans="500"><![CDATA[
    BYE [$contact] SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
    From: [$to];tag=[pid]phone[call_number]
    To: [$from]
    [last_Call-ID:]
    CSeq: 1 BYE
    Max-Forwards: 70
    Content-Length: 0

  ]]></send>
  <recv response="200"/>
  <label id="9"/>
</scenario>
`;
}

/** Only what arrives at the port that all calls share is echoed. */
const sound = `
    v=0
    o=agent 53655765 2353687637 IN IP[local_ip_type] [local_ip]
    s=-
    c=IN IP[media_ip_type] [media_ip]
    t=0 0
    m=audio [media_port] RTP/AVP 8 96
    a=rtpmap:8 PCMA/8000
    a=rtpmap:96 telephone-event/8000`;

function reply(status: string, body = ''): string {
  const type = body === '' ? '' : '\n    Content-Type: application/sdp';
  return `<![CDATA[
    SIP/2.0 ${status}
    [last_Via:]
    [last_From:]
    [last_To:];tag=[pid]phone[call_number]
    [last_Call-ID:]
    [last_CSeq:]
    Contact: <sip:[local_ip]:[local_port]>${type}
    Content-Length: ${body === '' ? '0' : '[len]'}
${body}
  ]]>`;
}
