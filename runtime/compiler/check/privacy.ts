import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { effectKind } from '#schemas/effects/index.ts';
import { subjectsOf, type Term } from '#schemas/expressions/term.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';
import { keyOf, type Scene, sceneOf } from './analysis/facts.ts';
import { termsOf } from './analysis/terms.ts';
import { type CheckedFlow, finding } from './check-pass.ts';
import { whereOf } from './where.ts';

/** What callers keyed in or said, and their numbers, on the way out of the installation. */
export function checkPrivacy({ ir }: CheckedFlow): Diagnostic[] {
  const traced = traceSources(ir);
  const found = new Map<string, Diagnostic>();
  for (const state of Object.values(ir.states)) {
    const sink = state.type === 'effect' ? SINKS[state.effect] : undefined;
    if (state.type !== 'effect' || !sink) continue;
    const scene = sceneOf(ir, state);
    const { node } = whereOf(state.node);
    for (const { term, param } of termsOf(state, scene.variables)) {
      if (!term || !effectKind(state.effect)?.discloses?.includes(param ?? '')) continue;
      for (const subject of subjectsOf(term)) {
        for (const source of sourcesOf(subject, scene, traced)) {
          const rule = source.what === 'caller' ? 'caller-number-leaves' : 'private-value-leaves';
          const key = `${rule} ${node} ${source.variable ?? source.what}`;
          if (!found.has(key)) found.set(key, describe(rule, source, { node, sink }));
        }
      }
    }
  }
  return [...found.values()];
}

/** What leaves by an effect, by its kind, in words. */
const SINKS: Record<string, { en: string; fr: string }> = {
  http: { en: 'a web service', fr: 'un service web' },
  email: { en: 'an e-mail', fr: 'un e-mail' },
  sms: { en: 'an SMS', fr: 'un SMS' },
  log: { en: 'the log', fr: 'le journal' },
};

interface Source {
  what: 'keys' | 'recording' | 'caller';
  variable?: string;
}

function describe(
  rule: 'caller-number-leaves' | 'private-value-leaves',
  { what, variable }: Source,
  { node, sink }: { node: string; sink: { en: string; fr: string } },
): Diagnostic {
  const named = variable === undefined ? '' : ` “${variable}”`;
  const namedFr = variable === undefined ? '' : ` « ${variable} »`;
  return finding(
    rule,
    { node, ...(variable === undefined ? {} : { variable }) },
    {
      source: what === 'recording' ? `What the caller recorded${named}` : `What the caller keyed in${named}`,
      sourceFr:
        what === 'recording' ? `Ce que l’appelant a enregistré${namedFr}` : `Ce que l’appelant a saisi${namedFr}`,
      sink: sink.en,
      sinkFr: sink.fr,
    },
  );
}

/** What each variable may hold of a caller, by key. Marked variables hold nothing that must not leave. */
type Traced = Map<string, Source['what']>;

/** Follows values from where callers give them through every assignment, until nothing new is found. */
function traceSources(ir: Ir): Traced {
  const traced: Traced = new Map();
  const typing = collectingNodes(ir);
  const assigned = Object.values(ir.states).flatMap((state) => assignmentsOf(ir, state));
  for (let grown = true; grown; ) {
    grown = false;
    for (const { key, term, scene } of assigned) {
      if (traced.has(key)) continue;
      const [source] = [...subjectsOf(term)].flatMap((subject) => sourcesOf(subject, scene, traced, typing));
      if (!source) continue;
      traced.set(key, source.what);
      grown = true;
    }
  }
  return traced;
}

interface Assigned {
  key: string;
  term: Term;
  scene: Scene;
}

function assignmentsOf(ir: Ir, state: IrState): Assigned[] {
  if (state.type !== 'assign') return [];
  const scene = sceneOf(ir, state);
  return termsOf(state, scene.variables).flatMap(({ term }, index) => {
    const to = state.set[index]?.to;
    if (!term || to?.type !== 'variable') return [];
    const marked = ir.scopes[to.scope]?.find(({ name }) => name === to.name)?.mayLeave;
    return marked ? [] : [{ key: `variable ${to.scope} ${to.name}`, term, scene }];
  });
}

function sourcesOf(subject: string, scene: Scene, traced: Traced, typing?: ReadonlySet<string>): Source[] {
  if (subject === 'contact.caller') return [{ what: 'caller' }];
  if (subject === 'event.recording') return [{ what: 'recording' }];
  if (subject === 'event.keys') return typing && !typing.has(scene.node) ? [] : [{ what: 'keys' }];
  const key = keyOf(subject, scene);
  const what = key === null ? undefined : traced.get(key);
  return what ? [{ what, variable: subject }] : [];
}

/** Nodes that ask for more than a single key, which is a choice and not something about the caller. */
function collectingNodes(ir: Ir): Set<string> {
  const several = Object.values(ir.states).filter((state) => state.type === 'collect' && state.maxKeys > 1);
  return new Set(several.map(({ node }) => node));
}
