import { phoneAddress } from './agent-phones.ts';

/** What Asterisk's own queue needs to do what a flow with a queue does: greeting, music, agents who are called. */
export interface PlainQueue {
  /** The number that callers dial. */
  number: string;
  name: string;
  /** Telephones, by what is dialled at their address. */
  phones: readonly string[];
}

export interface PlainQueueOptions {
  queues: readonly PlainQueue[];
  /** Where all the telephones are. */
  phonesPort: number;
  /** As Asterisk sees it. */
  mediaDir: string;
}

/** The dialplan of callers: greeting, queue, and over as soon as the agent puts down. */
export function writeQueueDialplan(queues: readonly PlainQueue[], greeting: string): string {
  const numbers = queues.map(({ number }) => `exten => ${number},1,Goto(queues,${number},1)`);
  const calls = queues.map(
    ({ number, name }) => `exten => ${number},1,Answer()
 same => n,Playback(${greeting})
 same => n,Queue(${name})
 same => n,Hangup()`,
  );
  return ['[switchyard-inbound](+)', ...numbers, '', '[queues]', ...calls, ''].join('\n');
}

/** Queues, music and telephones, as whoever runs Asterisk alone writes them. */
export function writeQueueConfig({ queues, phonesPort, mediaDir }: PlainQueueOptions): Record<string, string> {
  return {
    'modules.conf': 'load = app_queue.so\n',
    'musiconhold.conf': `[waiting]\nmode = files\ndirectory = ${mediaDir}/music\n`,
    'queues.conf': queues.map(writeQueue).join('\n'),
    'pjsip.conf': queues.flatMap(({ phones }) => phones.map((phone) => writePhone(phone, phonesPort))).join('\n'),
  };
}

/** `ringinuse = no`: one call at a time. Members are called as soon as there are some, not one at a time. */
function writeQueue({ name, phones }: PlainQueue): string {
  return [
    `[${name}]`,
    ...['strategy = leastrecent', 'musicclass = waiting', 'autofill = yes', 'ringinuse = no', 'retry = 1'],
    ...['timeout = 15', 'wrapuptime = 0', 'joinempty = yes', 'leavewhenempty = no'],
    ...phones.map((phone) => `member => PJSIP/phone-${phone}`),
    '',
  ].join('\n');
}

function writePhone(phone: string, port: number): string {
  return `
[phone-${phone}]
type = endpoint
transport = transport-udp
context = none
disallow = all
allow = alaw
aors = phone-${phone}
direct_media = no

[phone-${phone}]
type = aor
contact = ${phoneAddress(phone, port)}
`;
}
