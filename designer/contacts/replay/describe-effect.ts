import { describeAnyEffect, effectName } from '#designer/effects/effect-words.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { type EffectParams, effects as effectKinds, type MediaItem } from '#schemas/effects/index.ts';
import type { Words } from './describe-event.ts';

type LoggedEffect = JournalEntry['effects'][number];

interface EffectWords extends Words {
  /** Name of an audio file in the library. */
  audioName: (id: string) => string;
}

/** What the flow asked for, in a sentence; an effect without a sentence of its own by its name and values. */
export function describeEffect({ effect, params }: LoggedEffect, words: EffectWords): string {
  const describe = Object.hasOwn(descriptions, effect) ? descriptions[effect] : undefined;
  return describe?.(params, words) ?? describeAnyEffect({ effect, params }, words.effects);
}

/** Undefined for parameters that do not have the form of this version's contract. */
type Describe = (params: unknown, words: EffectWords) => string | undefined;

const descriptions: Record<string, Describe> = {
  play: reads('play', ({ items }, words) =>
    words.contacts.replay.effects.play(items.map((item) => describeMedia(item, words)).join(' · ')),
  ),
  record: reads('record', ({ maxSeconds }, { contacts, formats }) =>
    contacts.replay.effects.record(formats.duration(maxSeconds * 1000)),
  ),
  transfer: reads('transfer', ({ to, ringTimeoutMs }, { contacts, formats }) =>
    contacts.replay.effects.transfer(to, formats.seconds(ringTimeoutMs)),
  ),
  http: reads('http', ({ method, url }, { contacts }) => contacts.replay.effects.http(method, url)),
  answer: reads('answer', (_, { contacts }) => contacts.replay.effects.answer),
  'hang-up': reads('hang-up', ({ apologise }, { contacts }) =>
    apologise ? contacts.replay.effects.apologise : contacts.replay.effects.hangUp,
  ),
  cancel: reads('cancel', ({ effect }, { contacts, effects }) => {
    const { cancel, cancelled } = contacts.replay.effects;
    const names: Record<string, string> = cancelled;
    return cancel(names[effect] ?? effectName(effect, effects));
  }),
};

function reads<K extends keyof typeof effectKinds>(
  kind: K,
  describe: (params: EffectParams<K>, words: EffectWords) => string,
): Describe {
  return (params, words) => {
    const read = effectKinds[kind].params.safeParse(params);
    // Parsed by the schema of this very kind.
    return read.success ? describe(read.data as EffectParams<K>, words) : undefined;
  };
}

function describeMedia(item: MediaItem, { contacts, audioName }: EffectWords): string {
  const { media } = contacts.replay.effects;
  if (item.type === 'audio') return media.audio(audioName(item.audio));
  if (item.type === 'speech') return media.speech(item.text);
  if (item.type === 'digits') return media.digits(item.value);
  return media.number(item.value);
}
