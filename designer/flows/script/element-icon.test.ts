import { expect, it } from 'vitest';
import { elementKinds } from '#schemas/script/elements/index.ts';
import { elementIcons } from './element-icon.tsx';

it.each(Object.values(elementKinds))('knows the icon of $type', ({ icon }) => {
  expect(elementIcons).toHaveProperty(icon);
});

it('ships no icon that no kind of element names', () => {
  const named = Object.values(elementKinds).map(({ icon }) => icon);
  expect(Object.keys(elementIcons).filter((icon) => !named.includes(icon))).toEqual([]);
});
