import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writeSettingsTable } from './settings-table.ts';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const section = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;

test('the README lists every setting', () => {
  const text = readFileSync(readme, 'utf8');
  const wanted = text.replace(section, (_, open: string, close: string) => `${open}${writeSettingsTable()}\n${close}`);
  expect(text).toMatch(section);
  if (process.env.UPDATE_GOLDENS) writeFileSync(readme, wanted);
  else expect(text).toBe(wanted);
});
