import { hash } from '@node-rs/argon2';

/** Hashed at the same moment: as many as there are threads for it. */
const AT_ONCE = 4;

/** Stands in the place of a hash for an account that has no password yet; no password fits it. */
export const NO_PASSWORD = '';

/** Hashes in the order of the passwords; a long list must not keep everybody else from signing in. */
export async function hashPasswords(passwords: readonly string[]): Promise<string[]> {
  const hashes: string[] = [];
  for (let at = 0; at < passwords.length; at += AT_ONCE) {
    hashes.push(
      ...(await Promise.all(
        passwords.slice(at, at + AT_ONCE).map((password) => (password === '' ? NO_PASSWORD : hash(password))),
      )),
    );
  }
  return hashes;
}
