import { Environment } from '@marcbachmann/cel-js';
import { isVariableName, type Value, type VariableType } from '#schemas/flow/variable.ts';
import { registerFunctions } from './functions.ts';
import { registerOperators } from './operators.ts';
import type { ScopeVariable } from './types.ts';

const TIMESTAMP = 'google.protobuf.Timestamp';

/** CEL types of the flow's variable types. Numbers are doubles; `operators.ts` lets whole literals mix with them. */
const CEL_TYPES: Record<VariableType, string> = {
  text: 'string',
  number: 'double',
  boolean: 'bool',
  'date-time': TIMESTAMP,
  phone: 'string',
  list: 'list<dyn>',
};

/** The fields of `contact`, by CEL type. */
export const CONTACT_FIELDS = {
  id: 'string',
  caller: 'string',
  called: 'string',
  language: 'string',
  startedAt: TIMESTAMP,
  timeZone: 'string',
  campaign: 'string',
};

/** `contact` as expressions see it: CEL finds the types of its fields by its class. */
export class ContactView {
  readonly id: unknown;
  readonly caller: unknown;
  readonly called: unknown;
  readonly language: unknown;
  readonly startedAt: unknown;
  readonly timeZone: unknown;
  readonly campaign: unknown;

  constructor(contact: Readonly<Record<string, Value>>) {
    this.id = contact.id;
    this.caller = contact.caller;
    this.called = contact.called;
    this.language = contact.language;
    this.startedAt = typeof contact.startedAt === 'string' ? new Date(contact.startedAt) : undefined;
    this.timeZone = contact.timeZone;
    this.campaign = contact.campaign ?? '';
  }
}

/** Names that every expression can use besides the flow's variables. */
export const BUILT_IN_NAMES = ['contact', 'now', 'event', 'local'] as const;

const BASE = createBase();
const byNames = new Map<string, Environment>();
const byList = new WeakMap<readonly ScopeVariable[], Environment>();
/** Bounds the cache while a designer renames variables for hours. */
const CACHE_LIMIT = 200;

/** The CEL environment of a flow: its variables, and `contact`, `now`, `event` and `local`. */
export function environmentFor(variables: readonly ScopeVariable[]): Environment {
  const known = byList.get(variables);
  if (known) return known;
  const key = variables.map((variable) => `${variable.name}:${variable.type}`).join(',');
  let environment = byNames.get(key);
  if (!environment) {
    environment = createEnvironment(variables);
    if (byNames.size >= CACHE_LIMIT) byNames.clear();
    byNames.set(key, environment);
  }
  byList.set(variables, environment);
  return environment;
}

function createEnvironment(variables: readonly ScopeVariable[]): Environment {
  const environment = BASE.clone();
  const declared = new Set<string>();
  for (const { name, type } of variables) {
    // Names that exist twice or cannot be used are reported elsewhere; here the first one counts, or none.
    if (!declared.has(name) && isVariableName(name)) environment.registerVariable(name, CEL_TYPES[type]);
    declared.add(name);
  }
  return environment;
}

function createBase(): Environment {
  const base = new Environment({ unlistedVariablesAreDyn: false, homogeneousAggregateLiterals: false });
  registerOperators(base);
  registerFunctions(base);
  base.registerType('Contact', { ctor: ContactView, fields: CONTACT_FIELDS });
  base.registerVariable('contact', 'Contact');
  base.registerVariable('now', TIMESTAMP);
  base.registerVariable('event', 'dyn');
  base.registerVariable('local', 'map<string, dyn>');
  return base;
}
