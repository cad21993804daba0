import type { Variable } from '#schemas/flow/variable.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';
import { ANY, anyOf, nameOf, type Possible, TEXT } from './domain.ts';

/**
 * What is known at some point of a flow, by the key of what it is known about. What is not in it may have any value of its
 * type.
 */
export type Facts = ReadonlyMap<string, Possible>;

export const NOTHING: Facts = new Map();

/** Where an expression stands: it decides what its names mean. */
export interface Scene {
  variables: readonly Variable[];
  scope: string;
  node: string;
  /** Keys of subjects that were asked for before. */
  keys: Map<string, string | null>;
}

const scenes = new WeakMap<IrState, Scene>();

export function sceneOf(ir: Ir, state: IrState): Scene {
  let scene = scenes.get(state);
  if (!scene) {
    const { scope, node } = state;
    scene = { variables: ir.scopes[scope] ?? [], scope, node, keys: new Map() };
    scenes.set(state, scene);
  }
  return scene;
}

export const LANGUAGE = 'contact.language';

export function variableKey(scope: string, name: string): string {
  return `variable ${scope} ${name}`;
}

export function localKey(node: string, name: string): string {
  return `local ${node} ${name}`;
}

/** The key of a subject of an expression; null for what facts are never kept about, such as the time. */
export function keyOf(subject: string, scene: Scene): string | null {
  let key = scene.keys.get(subject);
  if (key === undefined) {
    key = findKey(subject, scene);
    scene.keys.set(subject, key);
  }
  return key;
}

function findKey(subject: string, { scope, node, variables }: Scene): string | null {
  const [root = '', ...path] = subject.split('.');
  if (root === 'event' || root === 'contact') return subject;
  if (root === 'local') return localKey(node, path.join('.'));
  return variables.some(({ name }) => name === root) ? variableKey(scope, root) : null;
}

/** What a subject may be, given the facts. */
export function lookUp(subject: string, scene: Scene, facts: Facts): Possible {
  const key = keyOf(subject, scene);
  return (key !== null && facts.get(key)) || anyValue(subject, scene);
}

function anyValue(subject: string, { variables }: Scene): Possible {
  const [root = ''] = subject.split('.');
  if (root === 'event' || root === 'local') return ANY;
  if (subject === 'now' || subject === 'contact.startedAt') return { sort: 'time' };
  if (root === 'contact') return TEXT;
  const declared = variables.find(({ name }) => name === subject);
  return declared ? anyOf(declared.type) : ANY;
}

/**
 * Whether there is such a field in `event` or such a counter in `local`; undefined where that cannot be told. Counters are
 * all accounted for: one about which there is no fact does not exist yet.
 */
export function isThere(subject: string, scene: Scene, facts: Facts): boolean | undefined {
  const key = keyOf(subject, scene);
  const known = key === null ? undefined : facts.get(key);
  if (!/^(event|local)\./.test(subject)) return true;
  if (!known) return subject.startsWith('local.') ? false : undefined;
  return known.unset ? undefined : true;
}

export function withFact(facts: Facts, key: string, possible: Possible): Facts {
  if (facts.get(key) === possible) return facts;
  return new Map(facts).set(key, possible);
}

/** Facts without those that a new event makes untrue: expressions see only the data of the last one. */
export function withoutEvent(facts: Facts): Facts {
  return keepFacts(facts, (key) => !key.startsWith('event'));
}

export function keepFacts(facts: Facts, keep: (key: string) => boolean): Facts {
  let kept: Map<string, Possible> | undefined;
  for (const key of facts.keys()) {
    if (keep(key)) continue;
    kept ??= new Map(facts);
    kept.delete(key);
  }
  return kept ?? facts;
}

const names = new WeakMap<Possible, string>();

/** A name under which equal facts are found again. */
export function nameFacts(facts: Facts): string {
  const parts: string[] = [];
  for (const [key, possible] of facts) {
    let name = names.get(possible);
    if (name === undefined) {
      name = nameOf(possible);
      names.set(possible, name);
    }
    parts.push(`${key}\t${name}`);
  }
  return parts.length > 1 ? parts.sort().join('\n') : (parts[0] ?? '');
}
