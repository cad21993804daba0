import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';

const MAX_NUMBER = 999;

/**
 * Adds something under the first id that is free.
 * @returns The id.
 * @throws ServiceError `name-taken` when none is
 */
export async function insertUnderFreeId(name: string, insert: (id: string) => Promise<unknown[]>): Promise<string> {
  for (const id of freeIds(name)) if ((await insert(id)).length > 0) return id;
  throw new ServiceError('name-taken');
}

/**
 * The first id made from a name that is not taken, for things that are kept in one list; `path` is where the name stands.
 * @throws ServiceError `name-taken` when none is free, `invalid-input` when the name has nothing to make an id from
 */
export function chooseFreeId(
  name: string,
  { taken, path }: { taken: ReadonlySet<string>; path: readonly (string | number)[] },
): string {
  for (const id of freeIds(name, path)) if (!taken.has(id)) return id;
  throw new ServiceError('name-taken');
}

/**
 * Ids made from a name, the plainest first: `acces-vip`, `acces-vip-2`.
 * @throws ServiceError `invalid-input` when the name has nothing to make an id from
 */
export function freeIds(name: string, path: readonly (string | number)[] = ['name']): Iterable<string> {
  const base = slug(name);
  if (base === '') throw new ServiceError('invalid-input', { issues: [ruleIssue(path, 'name-for-id')] });
  return numbered(base);
}

/** The name as an id: `Accueil été` becomes `accueil-ete`. */
function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 58)
    .replace(/-+$/, '');
}

function* numbered(base: string): Generator<string> {
  yield base;
  for (let number = 2; number <= MAX_NUMBER; number += 1) yield `${base}-${number}`;
}
