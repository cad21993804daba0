import type { ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { isFound } from './fold.ts';

/** What a searchable field offers for what is typed: as Mantine does, but without minding accents. */
export const filterOptions: OptionsFilter = ({ options, search, limit }) => {
  const found: ComboboxParsedItem[] = [];
  let room = limit;
  for (const option of options) {
    if (room <= 0) break;
    if ('group' in option) {
      const items = option.items.filter(({ label }) => isFound([label], search)).slice(0, room);
      found.push({ group: option.group, items });
      room -= items.length;
    } else if (isFound([option.label], search)) {
      found.push(option);
      room -= 1;
    }
  }
  return found;
};
