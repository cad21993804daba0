import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { readTerm } from '#schemas/expressions/term.ts';
import type { Ir, IrState, IrTemplate } from '#schemas/ir/ir.ts';
import { exactly, onlyValue } from './analysis/domain.ts';
import { NOTHING, sceneOf, withFact } from './analysis/facts.ts';
import { workOut } from './analysis/work-out.ts';
import { announcedKeys } from './announced-keys.ts';
import { type CheckedFlow, finding } from './check-pass.ts';

type Collect = Extract<IrState, { type: 'collect' }>;

/** Whether an announcement names the keys that do something, and no others. */
export function checkKeys({ ir, resolved }: CheckedFlow): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const state of Object.values(ir.states)) {
    if (state.type !== 'collect' || state.scope !== '') continue;
    const handled = handledKeys(ir, state);
    for (const language of resolved.flow.languages) {
      const text = spokenIn(state.prompt, language);
      const announced = announcedKeys(text, language);
      for (const key of announced) {
        if (handled.has(key)) continue;
        const params = { key, language };
        found.set(`${state.node} ${key}`, finding('announced-key-unhandled', { node: state.node }, params));
      }
      // Whoever announces no key at all lets callers guess, or plays audio that nobody can read here.
      if (announced.size === 0 || state.maxKeys > 1 || hasAudio(state.prompt, language)) continue;
      for (const key of handled) {
        if (announced.has(key) || mentions(text, key) || found.has(`${state.node} ${key}`)) continue;
        found.set(`${state.node} ${key}`, finding('key-not-announced', { node: state.node }, { key, language }));
      }
    }
  }
  return [...found.values()];
}

/** “Press 1 to confirm, 2 to type it again” names key 2 without a verb of its own. */
function mentions(text: string, key: string): boolean {
  return /[*#]/.test(key) ? text.includes(key) : new RegExp(`\\b${key}\\b`).test(text);
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];

/** The keys that end an input, or that lead somewhere else than a key without meaning. */
function handledKeys(ir: Ir, state: Collect): Set<string> {
  const handled = new Set(state.terminators);
  const next = ir.states[state.entered.state];
  if (state.maxKeys > 1 || next?.type !== 'branch') return new Set([...handled, ...KEYS.slice(0, 10)]);
  const scene = sceneOf(ir, next);
  const terms = next.branches.map(({ when }) => readTerm(when, scene.variables));
  for (const key of KEYS) {
    const facts = withFact(NOTHING, 'event.keys', exactly(key));
    if (terms.some((term) => !term || onlyValue(workOut(term, scene, facts).possible) !== false)) handled.add(key);
  }
  return handled;
}

/** The fixed texts of a prompt in one language. */
function spokenIn(template: IrTemplate, language: string): string {
  if (typeof template !== 'object' || template === null) return '';
  if (Array.isArray(template)) return template.map((item) => spokenIn(item, language)).join(' ');
  const { $localized, $text } = template;
  if (typeof $text === 'string') return $text;
  if (typeof $localized === 'object' && $localized !== null && !Array.isArray($localized)) {
    return spokenIn($localized[language] ?? null, language);
  }
  return Object.values(template)
    .map((value) => spokenIn(value, language))
    .join(' ');
}

function hasAudio(prompt: readonly IrTemplate[], language: string): boolean {
  return prompt.some(
    (item) =>
      typeof item === 'object' && item !== null && !Array.isArray(item) && item.type === 'audio' && language !== '',
  );
}
