import type { PhoneScript, PhoneStep } from '#runtime/telephony/driver.cases.ts';

export type { PhoneScript };

export interface ScenarioOptions {
  /** The caller is heard all the time, not only while speaking. */
  voice?: boolean;
  /** Keys are tones in the sound, as from a carrier that knows no events; a file `key-<key>.alaw` holds each. */
  soundingKeys?: boolean;
  /** Many callers: each call has its own number behind the given one. */
  numbered?: boolean;
}

/** What the parts of one scenario share. */
interface Labels {
  next: number;
  voice: boolean;
  soundingKeys: boolean;
}

/**
 * Writes the SIPp scenario of a caller. Every wait listens for the other side's BYE, so that being hung up on is a normal
 * end. Messages go to SIPp's log as `<milliseconds since start> <what happened>`.
 */
export function writeCallerScenario(script: PhoneScript, options: ScenarioOptions = {}): string {
  const labels = { next: 10, voice: options.voice ?? false, soundingKeys: options.soundingKeys ?? false };
  const offer = labels.soundingKeys ? withoutEvents(invite) : invite;
  const body = script.steps.map((step) => writeStep(step, labels)).join('\n');
  const giveUp =
    script.giveUpAfterMs === undefined ? '' : ` timeout="${script.giveUpAfterMs}" ontimeout="${cancelLabel}"`;
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="caller">
${options.numbered ? offer.replaceAll('[from]', '[from][call_number]') : offer}
  <recv response="100" optional="true"${giveUp}/>
  <recv response="180" optional="true"${giveUp}/>
  <recv response="183" optional="true"${giveUp}/>
  <recv response="200" rtd="true" crlf="true"${giveUp}/>
${ack}
  <nop><action><log message="[clock_tick] answered"/></action></nop>
${options.voice ? startVoice : ''}
${body}
${script.end === 'hang-up' ? hangUp : waitForEnd}
  <label id="${byeLabel}"/>
  <nop><action><log message="[clock_tick] hung up by the other side"/></action></nop>
${replyToBye}
  <nop next="${endLabel}"/>
  <label id="${cancelLabel}"/>
${cancel}
  <label id="${endLabel}"/>
  <ResponseTimeRepartition value="5, 10, 20, 50, 100, 200, 500, 1000, 2000"/>
</scenario>
`;
}

function writeStep(step: PhoneStep, labels: Labels): string {
  if ('waitMs' in step) return waitOrBye(step.waitMs, labels);
  if ('speakMs' in step) {
    return `${startVoice}\n${waitOrBye(step.speakMs, labels)}\n${pauseVoice}`;
  }
  if (labels.soundingKeys) return [...step.press].map((key) => soundKey(key, labels)).join('\n');
  // One after the other in one go: a second play_dtmf would cut the first one off.
  // Voice and keys are two streams, and Asterisk would take their alternation for the key pressed again and again.
  return `${labels.voice ? pauseVoice : ''}
  <nop><action><exec play_dtmf="${step.press}"/><log message="[clock_tick] pressed ${step.press}"/></action></nop>
${waitOrBye(firstKeyMs + (step.press.length - 1) * nextKeyMs, labels)}
${labels.voice ? resumeVoice : ''}`;
}

function soundKey(key: string, labels: Labels): string {
  return `  <nop><action><exec rtp_stream="key-${key}.alaw,1,8"/></action></nop>\n${waitOrBye(nextKeyMs, labels)}`;
}

function withoutEvents(offer: string): string {
  return offer.replace('RTP/AVP 8 96', 'RTP/AVP 8').replace(/\n *a=(rtpmap|fmtp):96 .*/g, '');
}

function waitOrBye(waitMs: number, labels: Labels): string {
  labels.next += 1;
  return `  <recv request="BYE" timeout="${Math.max(1, Math.round(waitMs))}" ontimeout="${labels.next}" next="${byeLabel}"/>
  <label id="${labels.next}"/>`;
}

/** SIPp's first key begins 0.8 s late and lasts 0.2 s; each further one takes 0.4 s. */
const firstKeyMs = 1_050;
const nextKeyMs = 400;
const startVoice = `  <nop><action><exec rtp_stream="voice.alaw,-1,8"/></action></nop>`;
const pauseVoice = `  <nop><action><exec rtp_stream="pause"/></action></nop>`;
const resumeVoice = `  <nop><action><exec rtp_stream="resume"/></action></nop>`;
const byeLabel = 1;
const cancelLabel = 2;
const endLabel = 3;

const invite = `  <send retrans="500"><![CDATA[
    INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
    From: <sip:[from]@[local_ip]:[local_port]>;tag=[pid]SIPpTag00[call_number]
    To: <sip:[service]@[remote_ip]:[remote_port]>
    Call-ID: [call_id]
    CSeq: 1 INVITE
    Contact: <sip:[from]@[local_ip]:[local_port]>
    Max-Forwards: 70
    Content-Type: application/sdp
    Content-Length: [len]

    v=0
    o=caller 53655765 2353687637 IN IP[local_ip_type] [local_ip]
    s=-
    c=IN IP[media_ip_type] [media_ip]
    t=0 0
    m=audio [auto_media_port] RTP/AVP 8 96
    a=rtpmap:8 PCMA/8000
    a=rtpmap:96 telephone-event/8000
    a=fmtp:96 0-15
  ]]></send>`;

function inDialog(method: string, cseq: number, branch: string, extra = ''): string {
  return `<![CDATA[
    ${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=${branch}
    From: <sip:[from]@[local_ip]:[local_port]>;tag=[pid]SIPpTag00[call_number]
    To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
    Call-ID: [call_id]
    CSeq: ${cseq} ${method}
    Max-Forwards: 70${extra}
    Content-Length: 0

  ]]>`;
}

const ack = `  <send>${inDialog('ACK', 1, '[branch]')}</send>`;

const hangUp = `  <send retrans="500">${inDialog('BYE', 2, '[branch]')}</send>
  <recv response="200" timeout="5000" next="${endLabel}"/>`;

const waitForEnd = `  <recv request="BYE" timeout="300000"/>`;

const replyToBye = `  <send><![CDATA[
    SIP/2.0 200 OK
    [last_Via:]
    [last_From:]
    [last_To:]
    [last_Call-ID:]
    [last_CSeq:]
    Content-Length: 0

  ]]></send>`;

const cancel = `  <send retrans="500">${inDialog('CANCEL', 1, '[branch-4]')}</send>
  <recv response="200" timeout="5000"/>
  <recv response="487" timeout="5000"/>
  <send>${inDialog('ACK', 1, '[branch-4]')}</send>`;
