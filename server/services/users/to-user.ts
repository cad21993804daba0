import type { User } from '#schemas/domain/user.ts';
import type { users } from '../../db/tables/index.ts';

/** An account as others may see it. */
export function toUser({ id, login, name, role, active, language }: typeof users.$inferSelect): User {
  return { id, login, name, role, active, language };
}
