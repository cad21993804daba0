import { expect, it } from 'vitest';
import { fromAsteriskId, toAsteriskId } from './ids.ts';

it.each([
  '1763730000.12',
  '7d1f0e4e-5f0a-4f5c-9d9b-0c6cf0f0a001:12.0',
  'a~b/c d',
  'é:%3a',
])('turns %s into a safe id and back', (id) => {
  const asteriskId = toAsteriskId(id);
  expect(asteriskId).toMatch(/^[A-Za-z0-9._~-]+$/);
  expect(fromAsteriskId(asteriskId)).toBe(id);
});
