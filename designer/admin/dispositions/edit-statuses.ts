import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import { isSystemCode } from '#schemas/domain/system-codes.ts';

/** The statuses with one of them put in front of what stands at `to`; behind the last one where nothing does. */
export function moveStatus(statuses: readonly DispositionStatus[], from: number, to: number): DispositionStatus[] {
  const [moved] = statuses.slice(from, from + 1);
  if (!moved) return [...statuses];
  const others = statuses.filter((_, index) => index !== from);
  const at = to > from ? to - 1 : to;
  return [...others.slice(0, at), moved, ...others.slice(at)];
}

/** A status to begin with, under the next number that is free. */
export function newStatus(statuses: readonly DispositionStatus[]): DispositionStatus {
  const taken = new Set(statuses.map(({ code }) => code));
  let number = 1;
  while (taken.has(String(number)) || isSystemCode(String(number))) number += 1;
  return {
    code: String(number),
    name: '',
    description: '',
    category: 'argued',
    type: 'misc',
    benefit: 0,
    quota: false,
    colour: '#1971c2',
    callback: { planned: 'no', personal: false, earliestDays: null, latestDays: null },
    final: false,
    quick: false,
    system: false,
    details: [],
  };
}
