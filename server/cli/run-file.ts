import { createInterface } from 'node:readline/promises';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { describeAsked } from '#runtime/simulator/answer-with-mocks.ts';
import { describeMedia } from '#runtime/simulator/media-duration.ts';
import { Simulator } from '#runtime/simulator/simulator.ts';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { describeReason } from '#schemas/diagnostics/reasons.ts';
import type { UsualOutcome } from '#schemas/effects/effect-kind.ts';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import { fileEnvironment, readDocument } from './read-documents.ts';

/** A comma that is not inside the JSON of an outcome. */
const EVENT_SEPARATOR = /,(?![^{]*})/;
const HELP =
  'keys (12#) · silence · speak:5 · hang-up · usual (what the outside mostly answers) · opening.closed {"nextOpenAt":""} · ' +
  'Enter lets time pass';

/** `switchyard run`: plays a call of a flow in virtual time; asks for events unless `--events` gives them. */
export async function runFile(file: string, options: { events?: string; language?: string }): Promise<void> {
  const document = await readDocument(file).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
    return undefined;
  });
  if (document === undefined) return;
  const { ir, diagnostics } = compileFlow({ document, environment: await fileEnvironment([file]) });
  for (const found of diagnostics.filter(({ severity }) => severity === 'error')) {
    console.error(`error: ${describeDiagnostic(found, 'en').message}`);
  }
  if (!ir) {
    process.exitCode = 1;
    return;
  }
  const at = Date.now();
  const facts = {
    id: 'terminal',
    caller: '+33140000001',
    called: '+33180000000',
    startedAt: new Date(at).toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const simulator = new Simulator({ linked: linkIr(ir), facts, at, language: options.language, outside: 'manual' });
  const print = createPrinter(simulator, at);
  print();
  if (options.events === undefined) await converse(simulator, print);
  for (const event of options.events?.split(EVENT_SEPARATOR) ?? []) {
    const problem = apply(simulator, event.trim(), print);
    if (problem === null) continue;
    console.error(problem);
    process.exitCode = 1;
    return;
  }
  while (options.events !== undefined && !simulator.ended && simulator.skip()) print();
  const { contact } = simulator;
  console.log(contact.ended ? `ended: ${contact.result}` : `waiting at ${contact.node}`);
  console.log(`variables: ${JSON.stringify(contact.context.scopes[''])}`);
  if (contact.result === 'failed') process.exitCode = 1;
}

async function converse(simulator: Simulator, print: () => void): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  console.log(HELP);
  terminal.setPrompt('> ');
  terminal.prompt();
  for await (const line of terminal) {
    const problem = apply(simulator, line.trim(), print);
    if (problem !== null) console.log(problem);
    else if (!simulator.ended) console.log(awaitedOf(simulator));
    if (simulator.ended) break;
    terminal.prompt();
  }
  terminal.close();
}

/** @returns what is wrong with the words, or null. */
function apply(simulator: Simulator, words: string, print: () => void): string | null {
  const outcome = /^([a-z-]+)\.([a-z-]+)(?:\s+(\{.*\}))?$/.exec(words);
  if (words === '' || words === 'silence') simulator.skip();
  else if (/^[0-9*#]+$/.test(words)) {
    skipUntil(simulator, print, () => simulator.awaited.keys || simulator.awaited.effect?.effect === 'record');
    for (const key of words) simulator.press(key);
  } else if (words.startsWith('speak:')) simulator.speak(Number(words.slice(6)) || 1);
  else if (words === 'hang-up') simulator.hangUp();
  else if (words === 'usual') {
    skipUntil(simulator, print, () => usualOf(simulator) !== undefined);
    const usual = usualOf(simulator);
    if (!usual) return 'nothing is asked of the outside that has a usual answer';
    simulator.resolve(usual.outcome, usual.data);
  } else if (outcome) {
    const [, effect = '', name = '', json = '{}'] = outcome;
    const answer = readOutcome(effect, name, json);
    if (!answer.ok) return answer.problem;
    skipUntil(simulator, print, () => simulator.awaited.effect?.effect === effect);
    simulator.resolve(name, answer.data);
  } else return `“${words}” is no event. ${HELP}`;
  print();
  return null;
}

function usualOf({ awaited: { effect } }: Simulator): UsualOutcome | undefined {
  // A prompt and a recording end by themselves.
  if (!effect || effect.effect === 'play' || effect.effect === 'record') return undefined;
  return effectKind(effect.effect)?.usual?.(effect.params);
}

type ReadOutcome = { ok: true; data: Record<string, unknown> } | { ok: false; problem: string };

/** The data of an outcome, if its contract takes them. */
function readOutcome(effect: string, name: string, json: string): ReadOutcome {
  const outcomes = effectKind(effect)?.outcomes;
  if (!outcomes) return { ok: false, problem: `“${effect}” is nothing that flows ask for` };
  const schema = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined;
  if (!schema) return { ok: false, problem: `${effect} has no outcome “${name}”: ${Object.keys(outcomes).join(', ')}` };
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { ok: false, problem: `${json} is not JSON` };
  }
  const issue = schema.safeParse(data).error?.issues[0];
  if (issue) return { ok: false, problem: `${effect}.${name}: ${issue.path.join('.')} ${describeReason(issue, 'en')}` };
  // Outcomes are objects in every contract.
  return { ok: true, data: data as Record<string, unknown> };
}

/** What can be said next, where the outside is asked something. */
function awaitedOf({ awaited: { effect } }: Simulator): string {
  const outcomes = Object.keys(effectKind(effect?.effect ?? '')?.outcomes ?? {});
  if (!effect || effect.effect === 'play' || outcomes.length === 0) return '';
  return `awaited: ${outcomes.map((name) => `${effect.effect}.${name}`).join(' · ')}`;
}

function skipUntil(simulator: Simulator, print: () => void, reached: () => boolean): void {
  while (!simulator.ended && !reached() && simulator.skip()) print();
}

function askedOf(effect: Effect): string {
  return describeAsked(effect) ?? effect.effect;
}

/** Prints the journal lines that were added since it was last called. */
function createPrinter(simulator: Simulator, startedAt: number): () => void {
  let printed = 0;
  return () => {
    for (const { at, event, trace, effects } of simulator.journal.slice(printed)) {
      const clock = `${((at - startedAt) / 1000).toFixed(1).padStart(6)}s`;
      const key = 'key' in event ? ` ${event.key}` : '';
      const path = trace.map(({ node, exit }) => (exit ? `${node} ─${exit}→` : node)).join(' ');
      console.log(`${clock}  ${event.type}${key}  ${path}`.trimEnd());
      for (const effect of effects) {
        const what =
          effect.effect === 'play' ? `♪ ${effect.params.items.map(describeMedia).join(' + ')}` : `→ ${askedOf(effect)}`;
        console.log(`         ${what}`);
      }
    }
    printed = simulator.journal.length;
  };
}
