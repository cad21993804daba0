import type { Environment } from '@marcbachmann/cel-js';

type Calculate = (a: number, b: number) => number;

const ARITHMETIC: Record<string, Calculate> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

/**
 * Lets whole numbers and numbers with decimals mix. CEL keeps them apart, but a flow has only one type `number`, and JSON
 * knows no difference either.
 */
export function registerOperators(environment: Environment): void {
  for (const [operator, calculate] of Object.entries(ARITHMETIC)) {
    environment.registerOperator(`double ${operator} int: double`, (a: number, b: bigint) => calculate(a, Number(b)));
    environment.registerOperator(`int ${operator} double: double`, (a: bigint, b: number) => calculate(Number(a), b));
  }
  environment.registerOperator('double % double: double', (a: number, b: number) => a % b);
  environment.registerOperator('double == int: bool', (a: number, b: bigint) => a === Number(b));
  // `dyn<…>` makes this an exact match for values that only show their type at run time, where `V in list<V>` matches too.
  environment.registerOperator('dyn<int> in list<double>: bool', (a: bigint, list: Iterable<number>) =>
    includes(list, Number(a)),
  );
  environment.registerOperator('string + double: string', (a: string, b: number) => a + String(b));
  environment.registerOperator('string + int: string', (a: string, b: bigint) => a + String(b));
  environment.registerOperator('double + string: string', (a: number, b: string) => String(a) + b);
  environment.registerOperator('int + string: string', (a: bigint, b: string) => String(a) + b);
  // A date-time that nothing has set is an invalid Date: CEL lets no null stand for a timestamp.
  environment.registerOperator('google.protobuf.Timestamp == null: bool', (a: Date) => Number.isNaN(a.getTime()));
}

function includes(list: Iterable<number>, wanted: number): boolean {
  for (const entry of list) if (entry === wanted) return true;
  return false;
}
