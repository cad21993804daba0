import { expect, test } from 'vitest';
import { createSecretBox } from './secret-box.ts';

const box = createSecretBox('a key for tests');

test('what is sealed can be opened again, and is never the same twice', () => {
  const sealed = box.seal('p@sswörd');
  expect(box.open(sealed)).toBe('p@sswörd');
  expect(box.seal('p@sswörd')).not.toBe(sealed);
  expect(sealed).not.toContain('p@ss');
  expect(box.open(box.seal(''))).toBe('');
});

test('another key, a changed text and nonsense open nothing', () => {
  const sealed = box.seal('secret');
  expect(createSecretBox('another key').open(sealed)).toBeNull();
  const last = sealed.at(-2) === 'A' ? 'B' : 'A';
  expect(box.open(`${sealed.slice(0, -2)}${last}${sealed.slice(-1)}`)).toBeNull();
  for (const nonsense of ['', 'v1:', 'v2:AAAA', 'v1:AAAA', 'plain text']) expect(box.open(nonsense)).toBeNull();
});
