import {
  describeAnyEffect,
  describeAnyOutcome,
  type EffectTexts,
  outcomeName,
} from '#designer/effects/effect-words.ts';
import type { SessionStep } from '#runtime/engine/session/session.ts';
import type { Effect, MediaItem } from '#schemas/effects/index.ts';
import type { phoneEn } from './phone.en.ts';

export interface TranscriptLine {
  key: string;
  /** Milliseconds since the call began. */
  atMs: number;
  who: 'flow' | 'caller' | 'outside' | 'call';
  text: string;
  /** Path of the node that stood there. */
  node: string;
  media?: MediaItem['type'];
}

type PhoneTexts = typeof phoneEn;

interface Texts {
  phone: PhoneTexts;
  effects: EffectTexts;
}

/** What happened in a call, as one would tell it: what was heard, what was pressed, what the outside answered. */
export function transcribe(journal: readonly SessionStep[], texts: Texts): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  const began = journal[0]?.at ?? 0;
  let node = '';
  for (const step of journal) {
    const atMs = step.at - began;
    const said = describeEvent(step, texts);
    if (said) lines.push({ key: `${step.seq} event`, atMs, node, ...said });
    node = step.trace.findLast((entry) => entry.entered)?.node ?? node;
    step.effects.forEach((effect, index) => {
      for (const [part, line] of describeEffect(effect, texts).entries()) {
        lines.push({ key: `${step.seq} ${index} ${part}`, atMs, node, ...line });
      }
    });
  }
  return joinKeys(lines);
}

type Said = Pick<TranscriptLine, 'who' | 'text' | 'media'>;

function describeEvent({ event }: SessionStep, { phone: texts, effects }: Texts): Said | undefined {
  const { type } = event;
  if (type === 'contact.started') return { who: 'call', text: texts.events.started };
  if (type === 'key' && 'key' in event) return { who: 'caller', text: texts.events.key(event.key) };
  if (type === 'timer') return { who: 'caller', text: texts.events.silence };
  if (type === 'call.ended') return { who: 'caller', text: texts.events.hungUp };
  if (type === 'contact.failed' && 'reason' in event) {
    return { who: 'outside', text: texts.events.failed(event.reason) };
  }
  // That a prompt was heard to its end goes without saying, and so does that an answered call is answered.
  if (type === 'play.finished' || type === 'answer.answered') return undefined;
  const data = 'data' in event ? event.data : {};
  const told = TOLD_BEFORE.has(type.split('.')[0] ?? '');
  return { who: 'outside', text: told ? outcomeName(type, effects) : describeAnyOutcome(type, data, effects) };
}

/** Effects whose line in the transcript has words of its own, to which the bare outcome is an answer. */
const TOLD_BEFORE: ReadonlySet<string> = new Set(['play', 'record', 'http', 'transfer']);

function describeEffect(effect: Effect, { phone: texts, effects }: Texts): Said[] {
  if (effect.effect === 'play') return effect.params.items.map((item) => describeMedia(item, texts));
  if (effect.effect === 'record') {
    const beep: Said[] = effect.params.beep ? [{ who: 'flow', text: texts.heard.beep }] : [];
    return [...beep, { who: 'flow', text: texts.events.record(effect.params.maxSeconds) }];
  }
  if (effect.effect === 'http') {
    return [{ who: 'outside', text: texts.events.http(effect.params.method, effect.params.url) }];
  }
  if (effect.effect === 'transfer') return [{ who: 'outside', text: texts.events.transfer(effect.params.to) }];
  if (effect.effect === 'hang-up') {
    const apology: Said[] = effect.params.apologise ? [{ who: 'flow', text: texts.events.apology }] : [];
    return [...apology, { who: 'call', text: texts.events.ended }];
  }
  if (effect.effect === 'answer') return [{ who: 'call', text: texts.events.answered }];
  if (effect.effect === 'cancel') return [];
  return [{ who: 'outside', text: describeAnyEffect(effect, effects) }];
}

function describeMedia(item: MediaItem, texts: PhoneTexts): Said {
  if (item.type === 'audio') return { who: 'flow', text: `${texts.heard.audio}: ${item.audio}`, media: 'audio' };
  if (item.type === 'speech') return { who: 'flow', text: item.text, media: 'speech' };
  return { who: 'flow', text: String(item.value), media: item.type };
}

/** Keys pressed one after the other read as one line: "Pressed 1 2 3 4". */
function joinKeys(lines: TranscriptLine[]): TranscriptLine[] {
  const joined: TranscriptLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const key = /(\S)$/.exec(line.text)?.[1];
    const together = last?.who === 'caller' && line.who === 'caller' && last.node === line.node;
    if (together && key && /[0-9*#]/.test(key) && /[0-9*#]$/.test(last.text)) {
      joined[joined.length - 1] = { ...last, text: `${last.text} ${key}` };
    } else joined.push(line);
  }
  return joined;
}
