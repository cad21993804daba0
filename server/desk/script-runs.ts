import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { Clock } from '#runtime/engine/clock.ts';
import type { EngineLog, Outcome, Service, Services } from '#runtime/engine/ports.ts';
import { Session } from '#runtime/engine/session/session.ts';
import type { ScriptDraft, ScriptLine, ScriptProgress } from '#schemas/domain/script-run.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import type { Database } from '../db/open.ts';
import { cleanData } from '../db/to-jsonb.ts';
import { linkStoredVersion } from '../services/flows/linked-flows.ts';
import {
  appendToScript,
  claimScript,
  countLines,
  findForgottenScripts,
  findScript,
  insertScript,
  type NewScript,
  readScriptLines,
  releaseScript,
  type ScriptPlace,
  type StoredScript,
  storeDraft,
} from './script-store.ts';

export interface ScriptRunsOptions {
  db: Database;
  log: EngineLog;
  clock: Clock;
  services: Services;
  /** This start of this server. */
  incarnation: string;
  /** Tells the agent's open desktops. */
  announce(script: { conversationId: string; agent: string }, progress: ScriptProgress): void;
  /** Tells open pages that a contact has changed. */
  changed(contactId: string): void;
}

/** A script that was loaded, as it is after its last line. */
export interface LoadedScript {
  stored: StoredScript;
  linked: LinkedFlow;
  session: Session;
  lines: ScriptLine[];
}

/** Runs scripts of agents: the browser says what the agent did, the rest is done here, line by line in the journal. */
export interface ScriptRuns {
  /** Begins the script of a conversation, unless it has begun. */
  begin(script: NewScript): Promise<LoadedScript>;
  find(conversationId: string): Promise<LoadedScript | undefined>;
  /** @returns whether the script waited for it; it has gone on as far as it could in a moment then. */
  advance(conversationId: string, event: ContactEvent): Promise<boolean>;
  saveDraft(conversationId: string, draft: ScriptDraft): Promise<void>;
  stop(): Promise<void>;
}

/** The effect whose outcome a script awaits, worked out anew where the journal has it masked. */
export function awaitedBy({ session }: LoadedScript): Effect | undefined {
  const { pending, effects } = session.context;
  return session.ended ? undefined : effects.find(({ id }) => id === pending?.id);
}

/** Where a script stands, for a browser that knows its lines before `from`. */
export function progressOf(script: LoadedScript, from: number): ScriptProgress {
  return {
    lines: script.lines.slice(from),
    working: serviceAwaitedBy(script) !== undefined,
    ended: script.session.ended,
  };
}

function serviceAwaitedBy(script: LoadedScript): Effect | undefined {
  const awaited = awaitedBy(script);
  return awaited && effectKind(awaited.effect)?.by === 'service' ? awaited : undefined;
}

/** Scripts kept in memory; others are read again. */
const CACHE_LIMIT = 500;
/** How long an answer waits for services, so that most of them need no second message. */
const PATIENCE_MS = 2_500;
/** A script whose conversation was closed so long ago is not gone on with. */
const FORGOTTEN_MS = 12 * 3_600_000;
const SWEEP_MS = 10 * 60_000;
const SWEPT_AT_ONCE = 100;

export function createScriptRuns(options: ScriptRunsOptions): ScriptRuns {
  const { db, log, clock, services } = options;
  const cache = new Map<string, LoadedScript>();
  /** By conversation: nothing of one script happens at the same time here; other servers are kept out by the row. */
  const turns = new Map<string, Promise<unknown>>();
  /** Scripts for which services are being asked, by conversation. */
  const atWork = new Map<string, Promise<void>>();
  let stopped = false;
  let sweep = clock.setTimeout(sweepForgotten, SWEEP_MS);

  function inTurn<T>(conversationId: string, task: () => Promise<T>): Promise<T> {
    const mine = (turns.get(conversationId) ?? Promise.resolve()).then(task);
    const settled: Promise<unknown> = mine
      .catch(() => {})
      .then(() => {
        if (turns.get(conversationId) === settled) turns.delete(conversationId);
      });
    turns.set(conversationId, settled);
    return mine;
  }

  async function load(conversationId: string): Promise<LoadedScript | undefined> {
    const known = cache.get(conversationId);
    if (known && (await countLines(db, known.stored.id)) === known.lines.length) return known;
    const stored = await findScript(db, conversationId);
    if (!stored) return undefined;
    const linked = await linkStoredVersion(db, stored.flowId, stored.flowVersion);
    const lines = await readScriptLines(db, stored.id);
    const { session } = Session.replay({ linked }, lines);
    cache.delete(conversationId);
    const oldest = cache.keys().next();
    if (cache.size >= CACHE_LIMIT && !oldest.done) cache.delete(oldest.value);
    const loaded = { stored, linked, session, lines };
    cache.set(conversationId, loaded);
    return loaded;
  }

  /** Adds an event to the journal. @returns nothing when the script did not wait for it, or another server was faster. */
  async function take(conversationId: string, event: ContactEvent): Promise<LoadedScript | undefined> {
    const script = await load(conversationId);
    const step = script?.session.dispatch(event, clock.now());
    if (!script || !step) return undefined;
    const { stored, session, lines } = script;
    const at = { id: stored.id, known: lines.length };
    const isNext = await appendToScript(db, at, [step], placeOf(session, step.at)).catch((error: unknown) => {
      cache.delete(conversationId);
      throw error;
    });
    if (!isNext) {
      cache.delete(conversationId);
      return undefined;
    }
    lines.push({ seq: step.seq, at: step.at, event: step.event });
    options.changed(stored.id);
    options.announce({ conversationId, agent: stored.agent }, progressOf(script, at.known));
    return script;
  }

  /** Asks services as long as the machine waits for one, each answer a line. */
  function goOn(script: LoadedScript): Promise<void> {
    const { id, conversationId } = script.stored;
    const known = atWork.get(conversationId);
    const first = serviceAwaitedBy(script);
    if (known || !first || stopped) return known ?? Promise.resolve();
    const work = workThrough(script, first)
      .catch((error: unknown) => log.error({ error, contactId: id }, 'a script could not go on'))
      .finally(() => atWork.delete(conversationId));
    atWork.set(conversationId, work);
    return work;
  }

  async function workThrough({ stored }: LoadedScript, first: Effect): Promise<void> {
    if (!(await claimScript(db, stored.id, options.incarnation))) return;
    try {
      await askOneAfterTheOther(stored, first);
    } finally {
      await releaseScript(db, stored.id, options.incarnation);
    }
  }

  async function askOneAfterTheOther(stored: StoredScript, first: Effect): Promise<void> {
    for (let asked: Effect | undefined = first; asked && !stopped; ) {
      const { outcome, data } = await ask(asked, stored.id);
      // What is remembered here and what is read again elsewhere must be the same.
      const event: ContactEvent = { type: `${asked.effect}.${outcome}`, effect: asked.id, data: cleanData(data) };
      const next: LoadedScript | undefined = await inTurn(stored.conversationId, () =>
        take(stored.conversationId, event),
      );
      asked = next && serviceAwaitedBy(next);
    }
  }

  async function ask({ id, effect, params }: Effect, contactId: string): Promise<Outcome> {
    // An effect carries the parameters of its own kind, and so does its service.
    const service = services[effect as keyof Services] as Service<never> | undefined;
    try {
      if (!service) throw new Error(`no service carries out ${effect}`);
      return await service(params as never, { effectId: id, contactId });
    } catch (error) {
      log.error({ error, contactId, effect }, 'a service failed');
      return { outcome: 'failed', data: { reason: 'unavailable' } };
    }
  }

  async function withPatience(work: Promise<void>): Promise<void> {
    let timer: unknown;
    const limit = new Promise<void>((resolve) => {
      timer = clock.setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([work, limit]);
    clock.clearTimeout(timer);
  }

  function sweepForgotten(): void {
    endForgotten()
      .catch((error: unknown) => log.warn({ error }, 'could not end forgotten scripts'))
      .finally(() => {
        if (!stopped) sweep = clock.setTimeout(sweepForgotten, SWEEP_MS);
      });
  }

  async function endForgotten(): Promise<void> {
    const before = new Date(clock.now() - FORGOTTEN_MS);
    for (const conversationId of await findForgottenScripts(db, before, SWEPT_AT_ONCE)) {
      await inTurn(conversationId, () => take(conversationId, { type: 'call.ended', cause: 'normal' }));
    }
  }

  async function begin(script: NewScript): Promise<LoadedScript> {
    const { conversationId, facts, flowId, flowVersion } = script;
    const known = await load(conversationId);
    if (known) return known;
    const linked = await linkStoredVersion(db, flowId, flowVersion);
    const { session, step } = Session.start({ linked }, facts, Date.parse(facts.startedAt));
    await insertScript(db, script, [step], placeOf(session, step.at));
    options.changed(facts.id);
    const begun = await load(conversationId);
    if (!begun) throw new Error(`script-runs.not-begun: ${conversationId}`);
    return begun;
  }

  return {
    async begin(script) {
      const begun = await inTurn(script.conversationId, () => begin(script));
      await withPatience(goOn(begun));
      return cache.get(script.conversationId) ?? begun;
    },
    async find(conversationId) {
      const loaded = await inTurn(conversationId, () => load(conversationId));
      // After a crash nobody is at work on what it had asked for.
      if (loaded) await withPatience(goOn(loaded));
      return loaded && (cache.get(conversationId) ?? loaded);
    },
    async advance(conversationId, event) {
      const script = await inTurn(conversationId, () => take(conversationId, event));
      if (script) await withPatience(goOn(script));
      return script !== undefined;
    },
    saveDraft: (conversationId, draft) =>
      inTurn(conversationId, async () => {
        const script = await load(conversationId);
        if (!script || awaitedBy(script)?.id !== draft.effect) return;
        await storeDraft(db, script.stored.id, draft);
        script.stored = { ...script.stored, draft };
      }),
    async stop() {
      stopped = true;
      clock.clearTimeout(sweep);
      await Promise.all(turns.values());
    },
  };
}

function placeOf({ node, ended, result, failure }: Session, atMs: number): ScriptPlace {
  return { node, ended: ended ? { result: result ?? 'completed', failure, atMs } : null };
}
