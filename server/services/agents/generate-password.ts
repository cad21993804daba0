import { randomInt } from 'node:crypto';
import type { Role } from '#schemas/domain/user.ts';
import { isCommonPassword } from '../users/refuse-common-password.ts';

/** Without those that are easily taken for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const AGENT_LETTERS = 4;
const GROUPS = 4;

/** A password to pass on: four letters for agents (S89), four groups of four for everybody else. */
export function generatePassword(role: Role): string {
  const make = () => Array.from({ length: AGENT_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const password = role === 'agent' ? make() : Array.from({ length: GROUPS }, make).join('-');
  return isCommonPassword(password) ? generatePassword(role) : password;
}
