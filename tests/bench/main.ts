import type { Figure } from './figure.ts';

/**
 * Every bench by name; those that take minutes come last. Each is loaded when its turn comes: a heap full of browsers and
 * build tools slows the small ones down.
 */
const benches: Record<string, () => Figure[] | Promise<Figure[]>> = {
  sessions: async () => (await import('./sessions.ts')).benchSessions(),
  compile: async () => (await import('./compile.ts')).benchCompile(),
  diff: async () => (await import('./diff.ts')).benchDiff(),
  check: async () => (await import('./check.ts')).benchCheck(),
  distribution: async () => (await import('./distribution.ts')).benchDistribution(),
  prediction: async () => (await import('./prediction.ts')).benchPrediction(),
  journal: async () => (await import('./journal.ts')).benchJournal(),
  'first-load': async () => (await import('./first-load.ts')).benchFirstLoad(),
  'app-queue': async () => (await import('./app-queue.ts')).benchAppQueue(),
  queueing: async () => (await import('./queueing.ts')).benchQueueing(),
  calls: async () => (await import('./calls.ts')).benchCalls(),
  'queue-calls': async () => (await import('./queue-calls.ts')).benchQueueCalls(),
  canvas: async () => (await import('./canvas.ts')).benchCanvas(),
  reports: async () => (await import('./reports.ts')).benchReports(),
  traffic: async () => (await import('./traffic.ts')).benchTraffic(),
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
