import { benchCalls } from './calls.ts';
import { benchCanvas } from './canvas.ts';
import { benchCompile } from './compile.ts';
import type { Figure } from './figure.ts';
import { benchFirstLoad } from './first-load.ts';
import { benchJournal } from './journal.ts';
import { benchSessions } from './sessions.ts';

/** Every bench by name; those that take minutes come last. */
const benches: Record<string, () => Figure[] | Promise<Figure[]>> = {
  sessions: benchSessions,
  compile: benchCompile,
  journal: benchJournal,
  'first-load': benchFirstLoad,
  calls: benchCalls,
  canvas: benchCanvas,
};

const asJson = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await bench()) console.log(asJson ? JSON.stringify(figure) : inWords(figure));
}

function inWords({ name, value, unit, limit, ratio, goal }: Figure): string {
  const number = (amount: number) => amount.toLocaleString('en', { maximumSignificantDigits: 4 });
  return `${name.padEnd(16)} ${number(value)} ${unit}   limit ${number(limit)}   ratio ${ratio.toFixed(2)}   (${goal})`;
}
