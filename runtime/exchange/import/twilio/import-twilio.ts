import { FlowBuilder, type SourceElement } from '../flow-builder.ts';
import { type ImportResult, notImported } from '../report.ts';
import { createLiquidReader } from './liquid.ts';
import { type StudioFlow, type StudioState, studioFlow } from './studio-flow.ts';
import { placeholder, type WidgetContext, widgets } from './widgets.ts';

/** Turns the definition of a Twilio Studio flow into a flow of our own. */
export function importTwilio(document: unknown, { name, ui }: { name: string; ui: 'en' | 'fr' }): ImportResult {
  const parsed = studioFlow.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'document';
    return notImported(
      `This is not a Twilio Studio flow: ${where}: ${issue?.message ?? ''}`,
      `Ce n’est pas un flux Twilio Studio : ${where} : ${issue?.message ?? ''}`,
    );
  }
  const flow = parsed.data;
  const builder = new FlowBuilder({ name: flow.description || name, language: languageOf(flow), source: 'Twilio', ui });
  const states = [...flow.states].sort(
    (a, b) => Number(b.name === flow.initial_state) - Number(a.name === flow.initial_state),
  );
  for (const state of states) addWidget(builder, state);
  mapAnswers(builder, states);
  if (flow.states.find(({ name: own }) => own === flow.initial_state)?.type !== 'trigger') {
    builder.beginWith(flow.initial_state);
  }
  return { ok: true, format: 'twilio', ...builder.finish() };
}

function addWidget(builder: FlowBuilder, state: StudioState): void {
  const element: SourceElement = {
    name: state.name,
    type: state.type,
    content: JSON.stringify(state, null, 2),
    position: positionOf(state),
  };
  const liquid = createLiquidReader(builder);
  const taken = new Set(['offset']);
  const context: WidgetContext = {
    builder,
    liquid,
    state,
    element,
    take(name) {
      taken.add(name);
      const value = state.properties[name];
      return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
    },
    next: (event) => state.transitions.find((transition) => transition.event === event)?.next ?? undefined,
  };
  const widget = Object.hasOwn(widgets, state.type) ? widgets[state.type] : undefined;
  if (!widget) {
    placeholder(context);
    return;
  }
  widget(context);
  const left = Object.entries(state.properties).filter(([name, value]) => !taken.has(name) && !isEmpty(value));
  builder.noteLeftOver(element, Object.fromEntries(left));
  for (const part of liquid.doubtful) {
    builder.note(element, 'approximated', {
      en: `“${part}” was taken over without its filters or tags.`,
      fr: `« ${part} » a été repris sans ses filtres ni ses balises.`,
    });
  }
}

/** What other widgets mention of a request's answer is kept in variables when it comes. */
function mapAnswers(builder: FlowBuilder, states: readonly StudioState[]): void {
  const requests = new Set(states.flatMap(({ name, type }) => (answerTypes.has(type) ? [name] : [])));
  for (const [source, variable] of builder.variableSources()) {
    const [widget = '', part = '', ...path] = source.split('.');
    if (!requests.has(widget)) continue;
    const value = { parsed: ['event.body', ...path].join('.'), body: 'event.body', status_code: 'event.status' }[part];
    if (value === undefined) continue;
    builder.amend(widget, (config) => ({
      ...config,
      mapping: [...(Array.isArray(config.mapping) ? config.mapping : []), { variable, value }].slice(0, 100),
    }));
  }
}

const answerTypes = new Set(['make-http-request', 'run-function']);

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Studio's canvas is twice as dense as ours. */
function positionOf({ properties }: StudioState): { x: number; y: number } | undefined {
  const { x, y } = Object(properties.offset);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return { x: Math.round(clamp(x) * 1.2), y: Math.round(clamp(y) * 1.2) };
}

function clamp(value: number): number {
  return Math.max(-100_000, Math.min(100_000, value));
}

/** The language most of the texts are spoken in: `en-GB` → `en`. */
function languageOf(flow: StudioFlow): string {
  const counts = new Map<string, number>();
  for (const { properties } of flow.states) {
    const code = /^[a-z]{2}/.exec(String(properties.language ?? ''))?.[0];
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'en';
}
