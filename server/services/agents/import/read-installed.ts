import type { Database } from '../../../db/open.ts';
import { queues, skillGroups, supervisionGroups, users } from '../../../db/tables/index.ts';
import { readFreeLogins } from '../free-logins.ts';
import { plainText } from './agent-columns.ts';

/** What the installation has that a file with agents can name: ids by plain id and by plain name. */
export interface Installed {
  queues: ReadonlyMap<string, string>;
  skills: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  skillNames: ReadonlyMap<string, string>;
  groupNames: ReadonlyMap<string, string>;
  logins: ReadonlySet<string>;
  /** Logins of earlier lines. */
  written: Set<string>;
  /** The next login that is neither taken nor written. */
  nextLogin(): string | undefined;
}

export async function readInstalled(db: Database): Promise<Installed> {
  const [ofQueues, ofSkills, ofGroups, accounts, free] = await Promise.all([
    db.select().from(queues),
    db.select({ skills: skillGroups.skills }).from(skillGroups),
    db.select().from(supervisionGroups),
    db.select({ login: users.login }).from(users),
    readFreeLogins(db),
  ]);
  const skills = ofSkills.flatMap((group) => group.skills);
  const written = new Set<string>();
  return {
    queues: byPlainText(ofQueues.map(({ id, settings }) => ({ id, name: settings.name }))),
    skills: byPlainText(skills),
    groups: byPlainText(ofGroups),
    skillNames: new Map(skills.map(({ id, name }) => [id, name])),
    groupNames: new Map(ofGroups.map(({ id, name }) => [id, name])),
    logins: new Set(accounts.map(({ login }) => login)),
    written,
    nextLogin() {
      let login = free.next().value;
      while (login !== undefined && written.has(login)) login = free.next().value;
      return login;
    },
  };
}

/** An id counts before a name that reads alike. */
function byPlainText(things: readonly { id: string; name: string }[]): Map<string, string> {
  const named = things.map(({ id, name }): [string, string] => [plainText(name), id]);
  return new Map([...named, ...things.map(({ id }): [string, string] => [plainText(id), id])]);
}
