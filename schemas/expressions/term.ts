import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Value } from '#schemas/flow/variable.ts';
import { environmentFor } from './environment.ts';
import { prepareExpression } from './prepare.ts';
import { parseTemplate } from './template.ts';
import type { ScopeVariable } from './types.ts';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/**
 * An expression as the checker reasons about it: the part of CEL that it understands, and calls for the rest.
 * A subject is what a read refers to: `total`, `event.keys`, `contact.language`, `local.tries`, `now`.
 */
export type Term = { source: string } & (
  | { is: 'value'; value: Value }
  | { is: 'read'; subject: string }
  | { is: 'not'; of: Term }
  | { is: 'negative'; of: Term }
  | { is: 'both' | 'either'; left: Term; right: Term }
  | { is: 'compare'; by: Comparison; left: Term; right: Term }
  | { is: 'calculate'; by: Arithmetic; left: Term; right: Term }
  | { is: 'among'; left: Term; right: Term }
  | { is: 'choose'; when: Term; then: Term; otherwise: Term }
  | { is: 'list'; items: Term[] }
  /** A function or method (its receiver is the first argument), an index, or a field of something worked out. */
  | { is: 'call'; name: string; of: Term[]; reads: readonly string[] }
);

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);
/** Methods whose first argument names what their second one speaks of. */
const MACROS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

const known = new WeakMap<Environment, Map<string, Term | null>>();
/** Bounds the cache while a designer types. */
const CACHE_LIMIT = 20_000;

/** Reads an expression; null for one that cannot be parsed. */
export function readTerm(source: string, variables: readonly ScopeVariable[]): Term | null {
  const environment = environmentFor(variables);
  let terms = known.get(environment);
  if (!terms) {
    terms = new Map();
    known.set(environment, terms);
  }
  let term = terms.get(source);
  if (term === undefined) {
    if (terms.size >= CACHE_LIMIT) terms.clear();
    term = parse(source, environment);
    terms.set(source, term);
  }
  return term;
}

/** The expressions between the braces of a text. */
export function readTemplateTerms(text: string, variables: readonly ScopeVariable[]): (Term | null)[] {
  if (!text.includes('{{')) return [];
  const parsed = parseTemplate(text);
  if (!parsed.ok) return [null];
  return parsed.parts.flatMap((part) => (part.type === 'expression' ? [readTerm(part.source, variables)] : []));
}

/** Every subject that a term may read, wherever in it. */
export function subjectsOf(term: Term, found = new Set<string>()): Set<string> {
  if (term.is === 'read') found.add(term.subject);
  if (term.is === 'call') for (const subject of term.reads) found.add(subject);
  for (const part of partsOf(term)) subjectsOf(part, found);
  return found;
}

/** The terms directly inside a term. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.is) {
    case 'value':
    case 'read':
      return [];
    case 'not':
    case 'negative':
      return [term.of];
    case 'choose':
      return [term.when, term.then, term.otherwise];
    case 'list':
      return term.items;
    case 'call':
      return term.of;
    default:
      return [term.left, term.right];
  }
}

function parse(source: string, environment: Environment): Term | null {
  try {
    return translate(prepareExpression(source, environment).ast, source);
  } catch {
    return null;
  }
}

function translate(node: ASTNode, input: string): Term {
  const source = input.slice(node.start, node.end);
  const inner = (part: ASTNode) => translate(part, input);
  const call = (name: string, ...of: ASTNode[]): Term => ({ source, is: 'call', name, of: of.map(inner), reads: [] });
  switch (node.op) {
    case 'value':
      return { source, is: 'value', value: literal(node.args) };
    case 'id':
      return { source, is: 'read', subject: node.args };
    case '.': {
      const path = pathOf(node);
      return path ? { source, is: 'read', subject: path } : call('.', node.args[0]);
    }
    case '[]': {
      const path = pathOf(node);
      return path ? { source, is: 'read', subject: path } : call('[]', ...node.args);
    }
    case '!_':
      return { source, is: 'not', of: inner(node.args) };
    case '-_':
      return { source, is: 'negative', of: inner(node.args) };
    case '&&':
    case '||':
      return {
        source,
        is: node.op === '&&' ? 'both' : 'either',
        left: inner(node.args[0]),
        right: inner(node.args[1]),
      };
    case '?:': {
      const [when, then, otherwise] = node.args;
      return { source, is: 'choose', when: inner(when), then: inner(then), otherwise: inner(otherwise) };
    }
    case 'in':
      return { source, is: 'among', left: inner(node.args[0]), right: inner(node.args[1]) };
    case 'list':
      return { source, is: 'list', items: node.args.map(inner) };
    case 'map':
      return call('{}', ...node.args.flat());
    case 'call':
      return call(node.args[0], ...node.args[1]);
    case 'rcall':
      return translateMethod(node, input);
    case '.?':
      return call('.?', node.args[0]);
    case '[?]':
      return call('[?]', ...node.args);
    default: {
      const [left, right] = [inner(node.args[0]), inner(node.args[1])];
      if (isComparison(node.op)) return { source, is: 'compare', by: node.op, left, right };
      if (isArithmetic(node.op)) return { source, is: 'calculate', by: node.op, left, right };
      return { source, is: 'call', name: node.op, of: [left, right], reads: [] };
    }
  }
}

/** Inside `list.exists(x, x > 1)` the name `x` is no variable: what the condition reads is kept without it. */
function translateMethod(node: Extract<ASTNode, { op: 'rcall' }>, input: string): Term {
  const [name, receiver, given] = node.args;
  const source = input.slice(node.start, node.end);
  const of = [translate(receiver, input)];
  if (!MACROS.has(name))
    return { source, is: 'call', name, of: [...of, ...given.map((part) => translate(part, input))], reads: [] };
  const [bound, ...bodies] = given.map((part) => translate(part, input));
  const own = bound?.is === 'read' ? bound.subject : '';
  const reads = bodies.flatMap((body) => [...subjectsOf(body)]);
  return { source, is: 'call', name, of, reads: reads.filter((subject) => subject.split('.')[0] !== own) };
}

/** `event.body.total` and `event["status"]` as one dotted name; null when what stands before the dot is worked out. */
function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return STRUCTURED.has(node.args) ? node.args : null;
  if (node.op === '.') {
    const before = pathOf(node.args[0]);
    return before && `${before}.${node.args[1]}`;
  }
  if (node.op !== '[]') return null;
  const [of, key] = node.args;
  const before = pathOf(of);
  return before && key.op === 'value' && typeof key.args === 'string' ? `${before}.${key.args}` : null;
}

const STRUCTURED: ReadonlySet<string> = new Set(['contact', 'event', 'local']);

function literal(raw: unknown): Value {
  if (typeof raw === 'bigint') return Number(raw);
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' || raw === null) return raw;
  return String(raw);
}

function isComparison(op: string): op is Comparison {
  return COMPARISONS.has(op);
}

function isArithmetic(op: string): op is Arithmetic {
  return ARITHMETIC.has(op);
}
