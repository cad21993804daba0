import type { ExpressionTree } from '#schemas/expressions/expression-tree.ts';
import { sampleTexts } from './sample-text.ts';

/**
 * Values under which a condition goes a wanted way, by what they are the values of: a variable (`total`), `event.body.status`,
 * `contact.caller`. Undefined is a field that is not there. They are guesses worth trying, not proofs.
 */
export type Model = Readonly<Record<string, unknown>>;

/** More ways than this to fulfil one condition are not tried. */
const MODEL_LIMIT = 24;

/** Ways to make a condition true or false; one that says nothing where it cannot be told. */
export function solveCondition(node: ExpressionTree, want: boolean): Model[] {
  const { op, args } = shape(node);
  if (op === '!_') return solveCondition(asNode(args), !want);
  if (op === '&&' || op === '||') {
    const [left, right] = pair(args);
    const together = (op === '&&') === want;
    const [a, b] = [solveCondition(left, want), solveCondition(right, want)];
    return together ? mergeModels(a, b) : limit([...a, ...b]);
  }
  if (op === '?:') {
    const [condition, then, otherwise] = list(args);
    if (!condition || !then || !otherwise) return [{}];
    return limit([
      ...mergeModels(solveCondition(condition, true), solveCondition(then, want)),
      ...mergeModels(solveCondition(condition, false), solveCondition(otherwise, want)),
    ]);
  }
  if (COMPARISONS.has(op)) return solveComparison(op, pair(args), want);
  if (op === 'in') return solveMembership(pair(args), want);
  if (op === 'call' || op === 'rcall') return solveCall(node, want);
  const name = referenceOf(node);
  return name === null ? [{}] : [{ [name]: want }];
}

/** Every model of the one with every model of the other; where they disagree, each on its own as well. */
export function mergeModels(a: readonly Model[], b: readonly Model[]): Model[] {
  const merged: Model[] = [];
  for (const left of a) {
    for (const right of b) {
      const clash = Object.keys(left).some((key) => key in right && !Object.is(left[key], right[key]));
      merged.push({ ...right, ...left });
      if (clash) merged.push({ ...left, ...right });
    }
  }
  return limit(merged);
}

function limit(models: Model[]): Model[] {
  const different = new Map(models.map((model) => [JSON.stringify(Object.entries(model).sort()), model]));
  return [...different.values()].slice(0, MODEL_LIMIT);
}

/**
 * What an expression is the value of, seen through conversions: `double(event.keys)` is about `event.keys`. Null for one
 * that is worked out from more or less than one name.
 */
export function referenceOf(node: ExpressionTree): string | null {
  const { op, args } = shape(node);
  if (op === 'id') return String(args);
  if (op === '.' || op === '[]') {
    const [object, key] = list(args);
    const inner = object ? referenceOf(object) : null;
    const name = typeof key === 'string' ? key : key && constantOf(key)?.value;
    return inner === null || (typeof name !== 'string' && typeof name !== 'number') ? null : `${inner}.${name}`;
  }
  if (op === 'call') {
    const [name, parameters] = callOf(args);
    return CONVERSIONS.has(name) && parameters[0] ? referenceOf(parameters[0]) : null;
  }
  if (op === 'rcall') {
    const { method, receiver } = methodOf(args);
    return CONVERSIONS.has(method) && receiver ? referenceOf(receiver) : null;
  }
  return null;
}

/** Every name that an expression reads, with the fields it reads of it. */
export function referencesIn(node: ExpressionTree): string[] {
  const whole = referenceOf(node);
  if (whole !== null) return [whole];
  return childrenOf(node).flatMap(referencesIn);
}

const CONVERSIONS: ReadonlySet<string> = new Set(
  'double int string digits last round floor trim lowerAscii upperAscii timestamp has'.split(' '),
);

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const NEGATED: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function solveComparison(op: string, [left, right]: [ExpressionTree, ExpressionTree], want: boolean): Model[] {
  const constant = constantOf(right);
  if (!constant) return constantOf(left) ? solveComparison(MIRRORED[op] ?? op, [right, left], want) : [{}];
  const wanted = want ? op : (NEGATED[op] ?? op);
  const sized = sizeOf(left);
  if (sized !== null && typeof constant.value === 'number') {
    return valuesFor(wanted, constant.value)
      .filter((size) => typeof size === 'number' && size >= 0 && size <= 200)
      .map((size) => ({ [sized]: '1'.repeat(Number(size)) }));
  }
  const name = referenceOf(left);
  return name === null ? [{}] : valuesFor(wanted, constant.value).map((value) => ({ [name]: value }));
}

/** Values that compare so with a constant. */
function valuesFor(op: string, constant: unknown): unknown[] {
  if (typeof constant === 'number') {
    const step = Number.isInteger(constant) ? 1 : 1 / 10 ** (String(constant).split('.')[1]?.length ?? 1);
    const near = (steps: number) => Number((constant + steps * step).toPrecision(12));
    if (op === '==') return [constant];
    if (op === '!=') return [near(1), near(-1)];
    if (op === '<') return [near(-1)];
    if (op === '<=') return [constant];
    return op === '>' ? [near(1)] : [constant];
  }
  if (typeof constant === 'boolean') return [op === '==' ? constant : !constant];
  if (typeof constant === 'string') {
    if (op === '!=') return constant === '' ? ['1'] : ['', otherText(constant)];
    return op === '==' || op.includes('=') ? [constant] : [`${constant}1`, ''];
  }
  return op === '!=' ? ['1'] : [null];
}

/** A text of the same length that differs, so that it gets as far as the other would. */
function otherText(text: string): string {
  return text.replace(/.$/s, (letter) => (letter === '9' ? '8' : '9'));
}

function solveMembership([item, collection]: [ExpressionTree, ExpressionTree], want: boolean): Model[] {
  const name = referenceOf(item);
  const { op, args } = shape(collection);
  if (name === null || op !== 'list') return [{}];
  const values = list(args).flatMap((entry) => constantOf(entry) ?? []);
  if (want) return values.map(({ value }) => ({ [name]: value }));
  const [first] = values;
  if (typeof first?.value === 'number') {
    return [{ [name]: Math.max(...values.map(({ value }) => Number(value))) + 1 }];
  }
  return [{ [name]: '' }, { [name]: outsideOf(values.map(({ value }) => String(value))) }];
}

/** A text that is none of these, as long as the first of them. */
function outsideOf(texts: readonly string[]): string {
  const length = Math.max(texts[0]?.length ?? 1, 1);
  for (const digit of '9876543210') if (!texts.includes(digit.repeat(length))) return digit.repeat(length);
  return `${texts[0]}0`;
}

function solveCall(node: ExpressionTree, want: boolean): Model[] {
  const { op, args } = shape(node);
  if (op === 'call') {
    const [name, parameters] = callOf(args);
    const inner = parameters[0] ? referenceOf(parameters[0]) : null;
    if (name === 'has' && inner !== null) return [{ [inner]: want ? '1' : undefined }];
    if (name === 'isPhone' && inner !== null) return [{ [inner]: want ? '0612345678' : '12' }];
    return [{}];
  }
  const { method, receiver, parameters } = methodOf(args);
  const name = receiver ? referenceOf(receiver) : null;
  const text = parameters[0] && constantOf(parameters[0])?.value;
  if (name === null || typeof text !== 'string') return [{}];
  return textsFor(method, text, want).map((value) => ({ [name]: value }));
}

function textsFor(method: string, text: string, want: boolean): string[] {
  const filler = '612345678';
  if (method === 'matches') return want ? sampleTexts(text) : ['', '0'];
  if (!['startsWith', 'endsWith', 'contains'].includes(method)) return [];
  if (!want) return ['', otherText(text) + filler];
  return method === 'endsWith' ? [text, filler + text] : [text, text + filler];
}

function sizeOf(node: ExpressionTree): string | null {
  const { op, args } = shape(node);
  if (op === 'call') {
    const [name, parameters] = callOf(args);
    return name === 'size' && parameters[0] ? referenceOf(parameters[0]) : null;
  }
  if (op !== 'rcall') return null;
  const { method, receiver } = methodOf(args);
  return method === 'size' && receiver ? referenceOf(receiver) : null;
}

/** The value of a literal; CEL reads whole numbers as bigint. */
function constantOf(node: ExpressionTree): { value: string | number | boolean | null } | null {
  const { op, args } = shape(node);
  if (op === '-_') {
    const inner = constantOf(asNode(args));
    return typeof inner?.value === 'number' ? { value: -inner.value } : null;
  }
  if (op !== 'value') return null;
  if (typeof args === 'bigint') return { value: Number(args) };
  const simple = typeof args === 'string' || typeof args === 'number' || typeof args === 'boolean' || args === null;
  return simple ? { value: args } : null;
}

/** The tree as it is at run time: an operation, and its operands in a form that depends on it. */
function shape(node: ExpressionTree): { op: string; args: unknown } {
  return node as { op: string; args: unknown };
}

function asNode(args: unknown): ExpressionTree {
  return (Array.isArray(args) ? args[0] : args) as ExpressionTree;
}

function list(args: unknown): ExpressionTree[] {
  return Array.isArray(args) ? (args as ExpressionTree[]) : [];
}

function pair(args: unknown): [ExpressionTree, ExpressionTree] {
  return args as [ExpressionTree, ExpressionTree];
}

/** `call` has a name and a list of arguments; `rcall` a name, what it is called on, and a list of arguments. */
function callOf(args: unknown): [string, ExpressionTree[]] {
  return args as [string, ExpressionTree[]];
}

function methodOf(args: unknown): { method: string; receiver: ExpressionTree; parameters: ExpressionTree[] } {
  const [method, receiver, parameters] = args as [string, ExpressionTree, ExpressionTree[]];
  return { method, receiver, parameters };
}

function childrenOf(node: ExpressionTree): ExpressionTree[] {
  const { op, args } = shape(node);
  if (op === 'value' || op === 'id') return [];
  const flat: unknown[] = Array.isArray(args) ? args.flat() : [args];
  return flat.filter((one): one is ExpressionTree => typeof one === 'object' && one !== null && 'op' in one);
}
