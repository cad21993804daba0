import { readFile } from 'node:fs/promises';
import { describeServed, scenario, serveScenario } from './serve-scenario.ts';

/** Prints who serves whom in a scenario: `node --import tsx tests/bench/print-scenario.ts [FILE]`. */
const file = process.argv[2] ?? new URL('./small-centre.json', import.meta.url);
const document: unknown = JSON.parse(await readFile(file, 'utf8'));
for (const line of describeServed(serveScenario(scenario.parse(document)))) console.log(line);
