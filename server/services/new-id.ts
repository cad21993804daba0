import { randomUUID } from 'node:crypto';

/** A new id for anything that people do not name themselves. */
export function newId(): string {
  return randomUUID();
}
