import { Environment } from '@marcbachmann/cel-js';
import type { VariableType } from '#schemas/flow/variable.ts';
import type { ScopeVariable } from './types.ts';

/** CEL types of the flow's variable types. Numbers are doubles; the operators below let whole literals mix with them. */
export const CEL_TYPES: Record<VariableType, string> = {
  text: 'string',
  number: 'double',
  boolean: 'bool',
  'date-time': 'google.protobuf.Timestamp',
  phone: 'string',
  list: 'list<dyn>',
};

const ARITHMETIC: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

const BASE = createBase();
const cache = new Map<string, Environment>();
/** Bounds the cache while a designer renames variables for hours. */
const CACHE_LIMIT = 200;

/** The CEL environment of a flow: its variables, and `contact`, `now`, `event` and `local`. */
export function environmentFor(variables: readonly ScopeVariable[]): Environment {
  const key = variables.map((variable) => `${variable.name}:${variable.type}`).join(',');
  const known = cache.get(key);
  if (known) return known;
  const environment = BASE.clone();
  for (const variable of variables) environment.registerVariable(variable.name, CEL_TYPES[variable.type]);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, environment);
  return environment;
}

function createBase(): Environment {
  const base = new Environment({ unlistedVariablesAreDyn: false, homogeneousAggregateLiterals: false });
  for (const [operator, apply] of Object.entries(ARITHMETIC)) {
    base.registerOperator(`double ${operator} int: double`, (a: number, b: bigint) => apply(a, Number(b)));
    base.registerOperator(`int ${operator} double: double`, (a: bigint, b: number) => apply(Number(a), b));
  }
  base.registerOperator('double % double: double', (a: number, b: number) => a % b);
  base.registerOperator('double in list<int>: bool', (a: number, list: bigint[]) => list.some((b) => Number(b) === a));
  base.registerVariable('contact', 'map<string, dyn>', {
    description: 'caller, called, language, id, startedAt',
  });
  base.registerVariable('now', 'google.protobuf.Timestamp', { description: 'The time of the current event' });
  base.registerVariable('event', 'dyn', { description: 'The data of the last outcome' });
  base.registerVariable('local', 'map<string, dyn>', { description: 'Counters of the node' });
  base.registerFunction('digits(string): string', (text: string) => text.replace(/[^0-9]/g, ''));
  base.registerFunction('isPhone(string): bool', (text: string) => /^\+?[0-9]{4,15}$/.test(text.replace(/[ .-]/g, '')));
  base.registerFunction('last(string, int): string', (text: string, count: bigint) => text.slice(-Number(count)));
  base.registerFunction('hourIn(google.protobuf.Timestamp, string): int', (at: Date, zone: string) =>
    BigInt(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(at)),
  );
  return base;
}
