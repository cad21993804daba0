import type { z } from 'zod';
import { linkIr } from '#runtime/compiler/link.ts';
import { Session } from '#runtime/engine/session/session.ts';
import type { advanceScript } from '#schemas/api/scripts.ts';
import type { ScriptDraft, ScriptLine, ScriptProgress, ScriptRun } from '#schemas/domain/script-run.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import type { Effect } from '#schemas/effects/index.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { type Answers, firstAnswers } from '#schemas/script/page-state.ts';

export type ScriptEvent = Omit<z.infer<(typeof advanceScript)['body']>, 'seq'>;

/** What the script of a conversation asks of the server. */
export interface ScriptServer {
  open: () => Promise<ScriptRun>;
  advance: (event: ScriptEvent & { seq: number }) => Promise<{ accepted: boolean; progress: ScriptProgress }>;
  progress: (seq: number) => Promise<ScriptProgress>;
  /** Without waiting for an answer when the page is going away. */
  saveDraft: (draft: ScriptDraft, leaving: boolean) => Promise<unknown>;
}

/** What is typed and not yet known to be at the server, in this browser. */
export interface DraftCopy {
  read: () => ScriptDraft | undefined;
  write: (draft: ScriptDraft | undefined) => void;
}

export interface ScriptView {
  /** null until it has been opened. */
  session: Session | null;
  run: ScriptRun | null;
  /** What the agent is asked; null while a service is, and at the end. */
  awaited: Effect | null;
  answers: Answers;
  /** The server is at work on what the script has asked for. */
  working: boolean;
  /** An answer is on its way. */
  pending: boolean;
  draft: 'kept' | 'saving' | 'unsaved';
  /** Why it could not be opened or gone on with. */
  error: unknown;
}

export interface ScriptStoreOptions {
  server: ScriptServer;
  copy: DraftCopy;
  now?: () => number;
}

/** Long enough to gather a word, short enough to lose none. */
const SAVE_AFTER_MS = 300;
const SAVE_AGAIN_MS = 3_000;

/**
 * The script of a conversation in the browser: the server's machine, driven by the lines of its journal, so that it stands
 * where the server's stands. What is typed goes to the server as a draft of the page that is open.
 */
export class ScriptStore {
  #view: ScriptView = {
    session: null,
    run: null,
    awaited: null,
    answers: {},
    working: false,
    pending: false,
    draft: 'kept',
    error: null,
  };
  #nextSeq = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opening: Promise<void> | undefined;
  #catchingUp = false;
  #saving = false;
  readonly #listeners = new Set<() => void>();
  readonly #server: ScriptServer;
  readonly #copy: DraftCopy;
  readonly #now: () => number;

  constructor({ server, copy, now = Date.now }: ScriptStoreOptions) {
    this.#server = server;
    this.#copy = copy;
    this.#now = now;
  }

  get view(): ScriptView {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens the script, or opens it anew from the server's lines. */
  open(): Promise<void> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** Takes lines of the journal, in whatever order answers and messages arrive. */
  receive({ lines, working, ended }: ScriptProgress): void {
    const { session } = this.#view;
    if (!session) return;
    const fresh = lines.filter(({ seq }) => seq >= this.#nextSeq);
    if (fresh[0] && fresh[0].seq > this.#nextSeq) return void this.#catchUp();
    for (const { seq, at, event } of fresh) {
      // The server took it: when this machine does not, it stands elsewhere and begins anew.
      if (!session.dispatch(asEvent(event), at)) return void this.open();
      this.#nextSeq = seq + 1;
    }
    if (fresh.length > 0 || working !== this.#view.working) this.#stand({ working: working && !ended });
  }

  /** Something was typed or chosen. */
  change(answers: Answers): void {
    const { awaited } = this.#view;
    if (!awaited) return;
    this.#copy.write({ effect: awaited.id, answers: { ...answers } });
    this.#set({ answers, draft: 'unsaved' });
    this.#saveIn(SAVE_AFTER_MS);
  }

  /** Sends what was typed at once, as when the page goes away. */
  flush(leaving = false): void {
    if (this.#view.draft !== 'unsaved') return;
    clearTimeout(this.#timer);
    void this.#save(leaving);
  }

  /** Asks for what was missed while the connection was away. */
  async catchUp(): Promise<void> {
    if (!this.#view.session) return this.open();
    if (this.#view.draft === 'unsaved') this.flush();
    await this.#catchUp();
  }

  leave(exit: string, answers: Record<string, Value>): Promise<boolean> {
    return this.#advance((effect) => ({ effect, left: { exit, answers } }));
  }

  choose(chosen: NonNullable<ScriptEvent['chosen']>): Promise<boolean> {
    return this.#advance((effect) => ({ effect, chosen }));
  }

  stop(): void {
    this.flush(true);
    clearTimeout(this.#timer);
  }

  async #open(): Promise<void> {
    this.#set({ error: null });
    try {
      this.#begin(await this.#server.open());
    } catch (error) {
      this.#set({ error });
    }
  }

  #begin(run: ScriptRun): void {
    const { lines, working, ended } = run.progress;
    const { session } = Session.replay(
      { linked: linkIr(run.ir) },
      lines.map(({ at, event }) => ({ at, event: asEvent(event) })),
    );
    this.#nextSeq = (lines.at(-1)?.seq ?? -1) + 1;
    this.#set({ session, run, pending: false });
    this.#stand({ working: working && !ended });
  }

  /** Looks where the machine stands now; another page begins with its own answers. */
  #stand({ working }: { working: boolean }): void {
    const { session, awaited: before } = this.#view;
    const awaited = session && awaitedOf(session);
    if (awaited?.id === before?.id) {
      this.#set({ working, awaited });
      return;
    }
    clearTimeout(this.#timer);
    if (before) this.#copy.write(undefined);
    this.#set({ working, awaited, draft: 'kept', error: null, answers: awaited ? this.#answersFor(awaited) : {} });
  }

  #answersFor(awaited: Effect): Answers {
    const drafts = [this.#copy.read(), this.#view.run?.draft ?? undefined];
    const draft = drafts.find((candidate) => candidate?.effect === awaited.id);
    if (draft) return draft.answers;
    if (awaited.effect !== 'page') return {};
    return firstAnswers(awaited.params, { now: this.#now(), language: awaited.params.language });
  }

  async #advance(event: (effect: string) => ScriptEvent): Promise<boolean> {
    const { awaited, pending } = this.#view;
    if (!awaited || pending) return false;
    clearTimeout(this.#timer);
    this.#set({ pending: true, error: null });
    try {
      const { accepted, progress } = await this.#server.advance({ ...event(awaited.id), seq: this.#nextSeq });
      this.#set({ pending: false });
      this.receive(progress);
      return accepted;
    } catch (error) {
      this.#set({ pending: false, error });
      return false;
    }
  }

  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      const progress = await this.#server.progress(this.#nextSeq);
      this.#catchingUp = false;
      // Whatever the last attempt met with, the server answers again.
      this.#set({ error: null });
      this.receive(progress);
    } catch (error) {
      this.#catchingUp = false;
      this.#set({ error });
    }
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(false), ms);
  }

  async #save(leaving: boolean): Promise<void> {
    const { awaited, answers } = this.#view;
    if (!awaited) return;
    // Of two on their way the older could arrive last.
    if (this.#saving && !leaving) return this.#saveIn(SAVE_AFTER_MS);
    this.#saving = true;
    this.#set({ draft: 'saving' });
    try {
      await this.#server.saveDraft({ effect: awaited.id, answers: { ...answers } }, leaving);
      if (this.#view.draft !== 'saving') return;
      this.#set({ draft: 'kept' });
      // Nobody hears whether one that was sent by a page on its way out has arrived.
      if (!leaving) this.#copy.write(undefined);
    } catch {
      // It stays in this browser, and is sent as soon as the server is back.
      this.#set({ draft: 'unsaved' });
      this.#saveIn(SAVE_AGAIN_MS);
    } finally {
      this.#saving = false;
    }
  }

  #set(part: Partial<ScriptView>): void {
    this.#view = { ...this.#view, ...part };
    for (const listener of this.#listeners) listener();
  }
}

/** A line's event was checked against `contactEvent`; that its type has a dot in it, TypeScript cannot see there. */
function asEvent(event: ScriptLine['event']): ContactEvent {
  return event as ContactEvent;
}

/** What the agent is asked now; nothing while services are, and once it has ended. */
function awaitedOf(session: Session): Effect | null {
  if (session.ended) return null;
  const { pending, effects } = session.context;
  const awaited = effects.find(({ id }) => id === pending?.id);
  return awaited?.effect === 'page' || awaited?.effect === 'choose-disposition' ? awaited : null;
}
