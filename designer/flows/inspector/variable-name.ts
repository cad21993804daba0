import { RESERVED_NAMES, variable } from '#schemas/flow/variable.ts';

/** Why a name cannot be given to a variable; undefined when it can. */
export function variableNameProblem(
  name: string,
  taken: readonly string[],
): 'invalidName' | 'reservedName' | 'takenName' | undefined {
  if (RESERVED_NAMES.has(name)) return 'reservedName';
  if (!variable.safeParse({ name, type: 'text' }).success) return 'invalidName';
  return taken.includes(name) ? 'takenName' : undefined;
}
