import { expect, it } from 'vitest';
import { nodeKinds } from '#schemas/nodes/index.ts';
import { kindIcons } from './kind-icon.tsx';

it('has the icon of every node kind', () => {
  const missing = Object.values(nodeKinds).filter((kind) => !kindIcons[kind.icon]);
  expect(missing.map((kind) => `${kind.kind}: ${kind.icon}`)).toEqual([]);
});
