import { describeAnyOutcome } from '#designer/effects/effect-words.ts';
import type { Messages } from '#designer/i18n/en.ts';
import type { Formats } from '#designer/i18n/formats.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { describeFailure } from '../describe-failure.ts';

export interface Words {
  contacts: Messages['contacts'];
  effects: Messages['effects'];
  formats: Formats;
}

/** What happened, in a sentence. */
export function describeEvent(event: JournalEntry['event'], words: Words): string {
  const describe = Object.hasOwn(descriptions, event.type) ? descriptions[event.type] : undefined;
  if (describe) return describe(new Facts(event), words);
  return describeAnyOutcome(event.type, 'data' in event ? event.data : {}, words.effects);
}

type Describe = (facts: Facts, words: Words) => string;

const descriptions: Record<string, Describe> = {
  'contact.started': (facts, { contacts }) =>
    contacts.replay.events.started(facts.text('facts', 'caller') || contacts.withheld, facts.text('facts', 'called')),
  key: (facts, { contacts }) => contacts.replay.events.key(facts.text('key')),
  timer: (_, { contacts }) => contacts.replay.events.timer,
  'call.ended': (facts, { contacts }) => {
    const { callEnded, causes } = contacts.replay.events;
    const cause = facts.text('cause');
    return cause === 'normal' ? callEnded : `${callEnded} (${name(causes, cause)})`;
  },
  'contact.failed': (facts, { contacts }) => describeFailure(facts.text('reason'), contacts),
  'answer.answered': (_, { contacts }) => contacts.replay.events.answered,
  'play.finished': (_, { contacts }) => contacts.replay.events.played,
  'play.failed': (facts, { contacts }) => contacts.replay.events.playFailed(facts.text('data', 'reason')),
  'record.finished': (facts, words) => words.contacts.replay.events.recorded(seconds(facts, words)),
  'record.hung-up': (facts, words) => words.contacts.replay.events.hungUpRecording(seconds(facts, words)),
  'record.failed': (facts, { contacts }) => contacts.replay.events.recordFailed(facts.text('data', 'reason')),
  'transfer.ended': (facts, { contacts, formats }) =>
    contacts.replay.events.transferEnded(formats.duration(facts.number('data', 'talkSeconds') * 1000)),
  'transfer.busy': (_, { contacts }) => contacts.replay.events.transferBusy,
  'transfer.no-answer': (_, { contacts }) => contacts.replay.events.transferNoAnswer,
  'transfer.failed': (facts, { contacts }) => {
    const { transferFailed, causes } = contacts.replay.events;
    return transferFailed(name(causes, facts.text('data', 'cause')));
  },
  'http.success': (facts, { contacts }) => contacts.replay.events.httpSuccess(facts.number('data', 'status')),
  'http.http-error': (facts, { contacts }) => {
    const { httpError, httpNoAnswer } = contacts.replay.events;
    const status = facts.number('data', 'status');
    return status === 0 ? httpNoAnswer : httpError(status);
  },
  'http.timeout': (_, { contacts }) => contacts.replay.events.httpTimeout,
};

function seconds(facts: Facts, { formats }: Words): string {
  return formats.seconds(facts.number('data', 'seconds') * 1000);
}

function name(names: Record<string, string>, code: string): string {
  return names[code] ?? code;
}

/** Reads values out of an event whose form only its type tells. */
class Facts {
  readonly #event: unknown;

  constructor(event: unknown) {
    this.#event = event;
  }

  text(...path: string[]): string {
    const found = this.#find(path);
    return found === undefined || found === null ? '' : String(found);
  }

  number(...path: string[]): number {
    return Number(this.#find(path) ?? 0);
  }

  #find(path: readonly string[]): unknown {
    let found: unknown = this.#event;
    for (const key of path) {
      if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
      found = Object.entries(found).find(([entry]) => entry === key)?.[1];
    }
    return found;
  }
}
