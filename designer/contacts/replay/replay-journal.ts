import type { LinkedFlow } from '#runtime/compiler/link.ts';
import { Session } from '#runtime/engine/session/session.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { type ContactEvent, contactEvent } from '#schemas/effects/contact.ts';
import type { Value } from '#schemas/flow/variable.ts';

/** What a contact remembered after one line of its journal. */
export interface Remembered {
  /** Variables by scope: '' is the flow, the others are paths of sub-flow nodes. */
  scopes: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  language: string;
  /** Keys pressed ahead of whoever collects them next. */
  keysAhead: string;
  /** When waiting ends, in milliseconds since 1970. */
  timerAt: number | null;
}

/**
 * Runs a contact's machine again in the browser to know what it remembered at each step. Lines can be added as they
 * arrive; a journal this version cannot follow gives null from there on.
 */
export class JournalReplay {
  readonly #linked: LinkedFlow;
  readonly #remembered: (Remembered | null)[] = [];
  #session: Session | undefined;
  #lost = false;

  constructor(linked: LinkedFlow) {
    this.#linked = linked;
  }

  /** @returns What was remembered after each entry, by position. */
  follow(entries: readonly JournalEntry[]): readonly (Remembered | null)[] {
    for (const entry of entries.slice(this.#remembered.length)) this.#remembered.push(this.#take(entry));
    return [...this.#remembered];
  }

  #take(entry: JournalEntry): Remembered | null {
    const event = contactEvent.safeParse(entry.event);
    if (this.#lost || !event.success) return this.#loseTrack();
    const at = Date.parse(entry.at);
    // The union of the schema and the type say the same; only the pattern of outcome names is not in the schema's type.
    const taken = this.#feed(event.data as ContactEvent, at);
    return taken ? this.#remember() : this.#loseTrack();
  }

  #feed(event: ContactEvent, at: number): boolean {
    if (this.#session) return this.#session.dispatch(event, at) !== null;
    if (event.type !== 'contact.started' || !('facts' in event)) return false;
    this.#session = Session.start({ linked: this.#linked }, event.facts, at).session;
    return true;
  }

  #remember(): Remembered | null {
    if (!this.#session) return null;
    const { scopes, contact, keys, timerAt } = this.#session.context;
    return { scopes, language: String(contact.language ?? ''), keysAhead: keys, timerAt };
  }

  #loseTrack(): null {
    this.#lost = true;
    return null;
  }
}
