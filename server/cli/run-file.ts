import { createInterface } from 'node:readline/promises';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { describeMedia } from '#runtime/simulator/media-duration.ts';
import { Simulator } from '#runtime/simulator/simulator.ts';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { fileEnvironment, readDocument } from './read-documents.ts';

/** A comma that is not inside the JSON of an outcome. */
const EVENT_SEPARATOR = /,(?![^{]*})/;
const HELP = 'keys (12#) · silence · speak:5 · hang-up · http.success {"status":200,"body":{}} · Enter lets time pass';

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
    if (apply(simulator, event.trim(), print)) continue;
    console.error(`“${event.trim()}” is no event. ${HELP}`);
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
    if (!apply(simulator, line.trim(), print)) console.log(HELP);
    if (simulator.ended) break;
    terminal.prompt();
  }
  terminal.close();
}

/** @returns whether the words were understood. */
function apply(simulator: Simulator, words: string, print: () => void): boolean {
  const outcome = /^([a-z-]+)\.([a-z-]+)(?:\s+(\{.*\}))?$/.exec(words);
  if (words === '' || words === 'silence') simulator.skip();
  else if (/^[0-9*#]+$/.test(words)) {
    skipUntil(simulator, print, () => simulator.awaited.keys || simulator.awaited.effect?.effect === 'record');
    for (const key of words) simulator.press(key);
  } else if (words.startsWith('speak:')) simulator.speak(Number(words.slice(6)) || 1);
  else if (words === 'hang-up') simulator.hangUp();
  else if (outcome) {
    skipUntil(simulator, print, () => simulator.awaited.effect?.effect === outcome[1]);
    simulator.resolve(outcome[2] ?? '', outcome[3] ? JSON.parse(outcome[3]) : {});
  } else return false;
  print();
  return true;
}

function skipUntil(simulator: Simulator, print: () => void, reached: () => boolean): void {
  while (!simulator.ended && !reached() && simulator.skip()) print();
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
        const what = effect.effect === 'play' ? effect.params.items.map(describeMedia).join(' + ') : effect.effect;
        console.log(`         ♪ ${what}`);
      }
    }
    printed = simulator.journal.length;
  };
}
