import { describeMedia } from '#runtime/simulator/media-duration.ts';
import type { TraceEntry } from '#schemas/effects/contact.ts';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import { isOrdinary, type PairStep, type Parting, TIME_ZONE, type Versions } from './explore-pair.ts';
import type { FlowWords } from './flow-words.ts';
import type { Difference, Observation } from './observe.ts';
import { inBoth, type Words, type WordsLanguage } from './words.ts';

/** What leads to a parting, in words, without what needs no telling: the beginning, and prompts that are heard out. */
export function describeWay({ steps, startedAt }: Pick<Parting, 'steps' | 'startedAt'>, words: FlowWords): Words[] {
  const told: Words[] = isOrdinary(startedAt) ? [] : [inBoth((language) => describeStart(startedAt, language))];
  let keys = '';
  steps.forEach((step, index) => {
    if ('key' in step.event) {
      keys += step.event.key;
      const next = steps[index + 1];
      if (next && 'key' in next.event && next.at === step.at) return;
    }
    const pressed = keys;
    keys = '';
    if (isSilent(step) && index < steps.length - 1) return;
    told.push(
      inBoth((language) => describeStep(step, { pressed, title: words.node(step.at)[language], words, language })),
    );
  });
  return told;
}

function describeStart(startedAt: number, language: WordsLanguage): string {
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(TEXTS[language].locale, { ...options, timeZone: TIME_ZONE }).format(startedAt);
  return TEXTS[language].calling(write({ weekday: 'long' }), write({ hour: '2-digit', minute: '2-digit' }));
}

/** A start, and a prompt that was heard to its end, go without saying. */
function isSilent({ event }: PairStep): boolean {
  return event.type === 'contact.started' || event.type === 'play.finished';
}

interface StepWords {
  pressed: string;
  title: string;
  words: FlowWords;
  language: WordsLanguage;
}

function describeStep({ event, awaited, steps, at }: PairStep, { pressed, title, words, language }: StepWords): string {
  const texts = TEXTS[language];
  if ('key' in event) return texts.pressing(pressed, title);
  if (event.type === 'contact.started') return texts.starting;
  if (event.type === 'play.finished') return texts.hearing(title);
  if (event.type === 'timer') return awaited === null || awaited === 'play' ? texts.silent(title) : texts.late(title);
  const exit = exitOf(steps.before.trace, at);
  return texts.outcome(title, exit === undefined ? event.type : words.exit(at, exit)[language]);
}

function exitOf(trace: readonly TraceEntry[], node: string): string | undefined {
  return trace.find((entry) => entry.node === node && entry.exit !== undefined)?.exit;
}

/** What is different at the end of a way: `now reaches “Voicemail” (records a message) instead of “Goodbye” (says “Bye”)`. */
export function describeDifference(
  difference: Difference,
  seen: Versions<Observation>,
  words: Versions<FlowWords>,
): Words {
  return inBoth((language) => {
    const texts = TEXTS[language];
    const sight = (side: 'before' | 'after') => {
      const title = texts.quote(words[side].node(seen[side].node)[language]);
      const does = describeDoing(seen[side], language);
      return { title, does, whole: does === '' ? title : `${title} (${does})` };
    };
    const [before, after] = [sight('before'), sight('after')];
    if (difference === 'waits') return texts.waits(after.title, seen.before.waitsMs, seen.after.waitsMs);
    if (difference === 'asks') return texts.asks(after.title, before.does, after.does);
    return texts.turns(before.whole, after.whole);
  });
}

/** What a contact notices, in a few words: `says “Hello”, records a message`. */
export function describeDoing({ effects, result }: Observation, language: WordsLanguage): string {
  const texts = TEXTS[language];
  const done = effects.map((effect) => describeEffect(effect, language));
  if (result !== null && !effects.some(({ effect }) => effect === 'hang-up')) done.push(texts.results[result]);
  return done.join(', ');
}

const QUOTE_LENGTH = 70;

function describeEffect(effect: Effect, language: WordsLanguage): string {
  const texts = TEXTS[language];
  if (effect.effect === 'play') {
    const heard = effect.params.items.map((item) => describeMedia(item).replace(/^speech:/, '')).join(' ');
    return texts.says(texts.quote(heard.length > QUOTE_LENGTH ? `${heard.slice(0, QUOTE_LENGTH)}…` : heard));
  }
  if (effect.effect === 'record') return texts.records;
  if (effect.effect === 'transfer') return texts.transfers(effect.params.to);
  if (effect.effect === 'hang-up') return effect.params.apologise ? texts.apologises : texts.hangsUp;
  return effectKind(effect.effect)?.asked?.(effect.params) ?? effect.effect;
}

interface Texts {
  locale: string;
  calling: (day: string, time: string) => string;
  quote: (text: string) => string;
  starting: string;
  pressing: (keys: string, node: string) => string;
  hearing: (node: string) => string;
  silent: (node: string) => string;
  late: (node: string) => string;
  outcome: (node: string, exit: string) => string;
  turns: (before: string, after: string) => string;
  asks: (node: string, before: string, after: string) => string;
  waits: (node: string, beforeMs: number | null, afterMs: number | null) => string;
  says: (heard: string) => string;
  records: string;
  transfers: (to: string) => string;
  apologises: string;
  hangsUp: string;
  results: Record<'completed' | 'hung-up' | 'failed', string>;
}

const seconds = (ms: number | null, endless: string) => (ms === null ? endless : `${ms / 1000} s`);

const TEXTS: Record<WordsLanguage, Texts> = {
  en: {
    locale: 'en-GB',
    calling: (day, time) => `calling on ${day} at ${time}`,
    quote: (text) => `“${text}”`,
    starting: 'at the beginning',
    pressing: (keys, node) => `pressing ${keys} at “${node}”`,
    hearing: (node) => `hearing “${node}” to its end`,
    silent: (node) => `staying silent at “${node}”`,
    late: (node) => `“${node}” taking too long`,
    outcome: (node, exit) => `“${node}” › ${exit}`,
    turns: (before, after) => `now reaches ${after} instead of ${before}`,
    asks: (node, before, after) => `${node} now ${after} instead of: ${before}`,
    waits: (node, before, after) =>
      `${node} now waits ${seconds(after, 'without end')} instead of ${seconds(before, 'without end')}`,
    says: (heard) => `says ${heard}`,
    records: 'records a message',
    transfers: (to) => `transfers to ${to}`,
    apologises: 'apologises and hangs up',
    hangsUp: 'hangs up',
    results: { completed: 'ends', 'hung-up': 'ends', failed: 'fails' },
  },
  fr: {
    locale: 'fr-FR',
    calling: (day, time) => `en appelant le ${day} à ${time}`,
    quote: (text) => `« ${text} »`,
    starting: 'au début',
    pressing: (keys, node) => `en tapant ${keys} à « ${node} »`,
    hearing: (node) => `après avoir entendu « ${node} »`,
    silent: (node) => `sans rien taper à « ${node} »`,
    late: (node) => `« ${node} » tardant trop`,
    outcome: (node, exit) => `« ${node} » › ${exit}`,
    turns: (before, after) => `on arrive maintenant à ${after} au lieu de ${before}`,
    asks: (node, before, after) => `${node} ${after} maintenant, au lieu de : ${before}`,
    waits: (node, before, after) =>
      `${node} attend maintenant ${seconds(after, 'sans fin')} au lieu de ${seconds(before, 'sans fin')}`,
    says: (heard) => `dit ${heard}`,
    records: 'enregistre un message',
    transfers: (to) => `transfère vers ${to}`,
    apologises: 's’excuse et raccroche',
    hangsUp: 'raccroche',
    results: { completed: 'se termine', 'hung-up': 'se termine', failed: 'échoue' },
  },
};
