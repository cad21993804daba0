import type { Versions } from './explore-pair.ts';
import type { FlowWords } from './flow-words.ts';
import type { ReplayPoint, ReplayVerdict } from './replay-contact.ts';
import { inBoth, type Words, type WordsLanguage } from './words.ts';

/** Contacts that part at the same place in the same way. */
export interface ReplayGroup {
  key: string;
  /** Null for contacts that cannot be compared. */
  point: ReplayPoint | null;
  text: Words;
  contacts: string[];
}

export interface ReplaySummary {
  same: number;
  /** The largest group first: another way, other words, not comparable. */
  parted: ReplayGroup[];
  worded: ReplayGroup[];
  incomparable: ReplayGroup[];
}

/** What became of many contacts, grouped by where and how they part. */
export function groupVerdicts(
  verdicts: Iterable<{ contactId: string; verdict: ReplayVerdict }>,
  words: Versions<FlowWords>,
): ReplaySummary {
  const parted = new Groups();
  const worded = new Groups();
  const incomparable = new Groups();
  let same = 0;
  for (const { contactId, verdict } of verdicts) {
    if (verdict.result === 'incomparable') {
      incomparable.add(contactId, verdict.reason, null, () => inBoth((language) => TEXTS[language][verdict.reason]));
    } else {
      const { point, wording } = verdict.result === 'parted' ? verdict : { point: null, wording: verdict.wording };
      if (point) parted.add(contactId, keyOf(point), point, () => describePoint(point, words));
      else if (wording) worded.add(contactId, keyOf(wording), wording, () => describePoint(wording, words));
      else same += 1;
    }
  }
  return { same, parted: parted.list(), worded: worded.list(), incomparable: incomparable.list() };
}

class Groups {
  private readonly found = new Map<string, ReplayGroup>();

  add(contactId: string, key: string, point: ReplayPoint | null, text: () => Words): void {
    const group = this.found.get(key);
    if (group) group.contacts.push(contactId);
    else this.found.set(key, { key, point, text: text(), contacts: [contactId] });
  }

  list(): ReplayGroup[] {
    return [...this.found.values()].sort((a, b) => b.contacts.length - a.contacts.length);
  }
}

function keyOf({ difference, node, before, after }: ReplayPoint): string {
  return JSON.stringify([difference, node, before, after]);
}

/** Where a contact goes another way, in one sentence. */
function describePoint({ difference, node, before, after }: ReplayPoint, words: Versions<FlowWords>): Words {
  return inBoth((language) => {
    const texts = TEXTS[language];
    const at = node === '' ? '' : words.before.node(node)[language];
    if (difference === 'exit') {
      const exit = (side: 'before' | 'after', id: string) =>
        id === '' ? texts.stays : texts.quote(words[side].exit(node, id)[language]);
      return texts.exit(texts.quote(at), exit('before', before), exit('after', after));
    }
    if (difference === 'node') {
      const name = (side: 'before' | 'after', id: string) =>
        id === '' ? texts.nothing : texts.quote(words[side].node(id)[language]);
      return texts.node(at === '' ? '' : texts.quote(at), name('before', before), name('after', after));
    }
    if (difference === 'wording') return texts.wording(texts.quote(at));
    if (difference === 'time') return texts.time(texts.quote(at), after === 'longer');
    if (difference === 'end') return texts.end(texts.quote(at));
    return texts.effect(texts.quote(at), before || texts.nothing, after || texts.nothing);
  });
}

interface Texts {
  quote: (text: string) => string;
  nothing: string;
  stays: string;
  exit: (node: string, before: string, after: string) => string;
  node: (from: string, before: string, after: string) => string;
  effect: (node: string, before: string, after: string) => string;
  wording: (node: string) => string;
  time: (node: string, longer: boolean) => string;
  end: (node: string) => string;
  'no-start': string;
  unreadable: string;
}

const TEXTS: Record<WordsLanguage, Texts> = {
  en: {
    quote: (text) => `“${text}”`,
    nothing: 'nothing',
    stays: 'no exit',
    exit: (node, before, after) => `${node} is left through ${after} instead of ${before}`,
    node: (from, before, after) => `${from && `after ${from} `}comes ${after} instead of ${before}`,
    effect: (node, before, after) => `${node} asks for ${after} instead of ${before}`,
    wording: (node) => `${node} says or asks it in other words`,
    time: (node, longer) => `${node} waits ${longer ? 'longer' : 'less long'} than the contact did`,
    end: (node) => `it has ended after ${node}`,
    'no-start': 'the journal does not begin with the start of the contact',
    unreadable: 'the journal holds events that this version does not know',
  },
  fr: {
    quote: (text) => `« ${text} »`,
    nothing: 'rien',
    stays: 'aucune sortie',
    exit: (node, before, after) => `${node} est quitté par ${after} au lieu de ${before}`,
    node: (from, before, after) => `${from && `après ${from} `}vient ${after} au lieu de ${before}`,
    effect: (node, before, after) => `${node} demande ${after} au lieu de ${before}`,
    wording: (node) => `${node} le dit ou le demande autrement`,
    time: (node, longer) => `${node} attend ${longer ? 'plus' : 'moins'} longtemps que le contact`,
    end: (node) => `c’est déjà fini après ${node}`,
    'no-start': 'le journal ne commence pas au début du contact',
    unreadable: 'le journal contient des événements que cette version ne connaît pas',
  },
};
