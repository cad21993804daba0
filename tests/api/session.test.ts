import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { agentProfiles } from '#server/db/tables/index.ts';
import { sessionCookie } from '#server/http/session-cookie.ts';
import { countSignIn } from '#server/services/session/sign-in-limit.ts';
import { createFirstAdmin } from '#server/services/users/create-first-admin.ts';
import { createTestApp, type TestAnswer, type TestApp } from './test-server.ts';

const password = 'correct horse battery';
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createFirstAdmin(app.db, password);
});
afterAll(() => app.close());
beforeEach(() => app.db.execute(sql`delete from sign_in_attempts`));

const signIn = (login: string, secret: string) => app.browser().post('/api/session', { login, password: secret });

function tokenOf(answer: TestAnswer): string {
  return new RegExp(`${sessionCookie}=([^;]+)`).exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
}

describe('signing in', () => {
  test('gives a cookie that scripts cannot read, and the database no more than its hash', async () => {
    const answer = await signIn('Admin', password);
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({ login: 'admin', role: 'admin', active: true });
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    const token = tokenOf(answer);
    expect((await app.browser(token).get('/api/session')).body).toMatchObject({
      user: { login: 'admin' },
      hasDesk: false,
    });
    const stored = JSON.stringify(await app.db.execute(sql`select * from sessions`));
    expect(stored).not.toContain(token);
    expect((await app.db.execute(sql`select password_hash from users where login = 'admin'`)) as unknown).toMatchObject(
      {
        rows: [{ password_hash: expect.stringMatching(/^\$argon2id\$/) }],
      },
    );
  });

  test('an unknown login gets the same answer as a wrong password', async () => {
    const [wrong, unknown] = [await signIn('admin', 'wrong'), await signIn('nobody', 'wrong')];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(unknown.body).toEqual(wrong.body);
  });

  test('signing out ends the session', async () => {
    const token = tokenOf(await signIn('admin', password));
    const answer = await app.browser(token).delete('/api/session');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await app.browser(token).get('/api/session')).status).toBe(401);
  });

  test.each(['expires_at', 'last_seen_at'])('a session whose %s has passed is over', async (column) => {
    const token = tokenOf(await signIn('admin', password));
    const past = column === 'expires_at' ? sql`now() - interval '1 second'` : sql`now() - interval '13 hours'`;
    await app.db.execute(sql`update sessions set ${sql.identifier(column)} = ${past}`);
    expect((await app.browser(token).get('/api/session')).status).toBe(401);
  });
});

describe('guessing', () => {
  test('after a few wrong passwords the right one has to wait too', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) statuses.push((await signIn('admin', 'wrong')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
    const locked = await signIn('ADMIN', password);
    expect(locked.body.code).toBe('too-many-attempts');
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(5);
    // Another login from the same address is not concerned.
    expect((await signIn('somebody', 'wrong')).status).toBe(401);
  });

  test('the wait ends, and grows with every further failure', async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) await signIn('admin', 'wrong');
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await app.db.execute(sql`update sign_in_attempts set locked_until = now() - interval '1 second'`);
      expect((await signIn('admin', 'wrong')).status).toBe(401);
      waits.push(Number((await signIn('admin', 'wrong')).headers.get('retry-after')));
    }
    expect(waits).toEqual([30, 60, 120]);
    await app.db.execute(sql`update sign_in_attempts set locked_until = now() - interval '1 second'`);
    expect((await signIn('admin', password)).status).toBe(200);
    expect((await signIn('admin', 'wrong')).status).toBe(401);
  });

  test('tries sent at the same moment are all counted', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('admin', 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(14);
  });

  test('one IPv6 network is taken for one address', async () => {
    const count = (address: string) => countSignIn(app.db, 'admin', address);
    for (const end of ['::1', '::2', ':0:0:0:3', '::4', ':a:b:c:d', '::ffff']) await count(`2001:db8:1:2${end}`);
    await expect(count('2001:0db8:0001:2::7%eth0')).rejects.toMatchObject({ code: 'too-many-attempts' });
    await count('2001:db8:1:3::1');
    await count('::1');
    await count('192.0.2.1');
  });

  test('many logins from one address are limited together', async () => {
    await app.db.execute(
      sql`insert into sign_in_attempts values ('address unknown', 60, now(), now() + interval '1 minute')`,
    );
    expect((await signIn('whoever', 'wrong')).status).toBe(429);
  });
});

describe('accounts', () => {
  const newUser = { login: 'Marie', name: 'Marie', role: 'designer', password: 'a long enough one' };

  test('an administrator creates accounts; logins are unique whatever their case', async () => {
    const admin = await app.as('admin');
    const created = await admin.post('/api/users', newUser);
    expect(created.status).toBe(201);
    expect(JSON.stringify(created.body)).not.toContain('argon2');
    expect((await admin.post('/api/users', { ...newUser, login: 'MARIE' })).body.code).toBe('login-taken');
    expect((await signIn('marie', newUser.password)).status).toBe(200);
    expect((await admin.get('/api/users')).body.users.map((user: { login: string }) => user.login)).toContain('Marie');
  });

  test.each([
    'short',
    '1234567890',
    'Password-123!',
    'abababababab',
    'aaaaaaaaaaaa',
  ])('%s is no password', async (weak) => {
    const { status, body } = await (await app.as('admin')).post('/api/users', {
      ...newUser,
      login: 'weak',
      password: weak,
    });
    expect(status).toBe(422);
    expect(body.issues[0].path).toEqual(['password']);
  });

  test('a new password ends the other sessions of the account', async () => {
    const admin = await app.as('admin');
    await admin.post('/api/users', { ...newUser, login: 'paul' });
    const [here, there] = [
      tokenOf(await signIn('paul', newUser.password)),
      tokenOf(await signIn('paul', newUser.password)),
    ];
    const change = (current: string) =>
      app.browser(here).post('/api/session/password', { current, next: 'another long one' });
    expect((await change('wrong')).body.issues[0]).toMatchObject({ path: ['current'], rule: 'current-password' });
    expect((await change(newUser.password)).status).toBe(204);
    expect((await app.browser(here).get('/api/session')).status).toBe(200);
    expect((await app.browser(there).get('/api/session')).status).toBe(401);
    expect((await signIn('paul', newUser.password)).status).toBe(401);
    expect((await signIn('paul', 'another long one')).status).toBe(200);
  });

  test('a closed account and a changed role end its sessions', async () => {
    const admin = await app.as('admin');
    const { body } = await admin.post('/api/users', { ...newUser, login: 'luc' });
    const path = `/api/users/${body.user.id}`;
    const token = tokenOf(await signIn('luc', newUser.password));
    await admin.patch(path, { role: 'agent' });
    expect((await app.browser(token).get('/api/session')).status).toBe(401);
    await admin.patch(path, { active: false });
    expect((await signIn('luc', newUser.password)).status).toBe(401);
    expect((await admin.patch(path, {})).body.user).toMatchObject({ role: 'agent', active: false });
    expect((await admin.patch('/api/users/nobody', { active: false })).status).toBe(404);
  });

  test('the last administrator stays', async () => {
    const second = await createTestApp();
    await createFirstAdmin(second.db, password);
    const answer = await second.browser().post('/api/session', { login: 'admin', password });
    const admin = second.browser(tokenOf(answer));
    const path = `/api/users/${answer.body.user.id}`;
    expect((await admin.patch(path, { role: 'agent' })).body.code).toBe('last-admin');
    expect((await admin.patch(path, { active: false })).body.code).toBe('last-admin');
    expect((await admin.patch(path, { name: 'Root' })).status).toBe(200);
    await second.close();
  });

  test('everybody chooses their own name and language, and is answered in it', async () => {
    const agent = await app.as('agent');
    const { body } = await agent.patch('/api/session/profile', { language: 'fr', name: 'Zoé' });
    expect(body.user).toMatchObject({ language: 'fr', name: 'Zoé' });
    expect((await agent.get('/api/flows')).body.message).toBe('Votre rôle ne permet pas cela.');
    const stranger = await app.browser().send('GET', '/api/flows', undefined, { 'accept-language': 'fr-FR,en;q=0.5' });
    expect(stranger.body.message).toBe('Veuillez vous connecter.');
  });

  test('says who has a desktop: all agents, and others with the profile of one', async () => {
    const { body } = await signIn('admin', password);
    expect(body.hasDesk).toBe(false);
    const token = tokenOf(await signIn('admin', password));
    const hasDesk = async () => (await app.browser(token).get('/api/session')).body.hasDesk;
    await app.db.insert(agentProfiles).values({ userId: body.user.id, profile: NEW_AGENT_PROFILE });
    expect(await hasDesk()).toBe(true);
    await app.db.delete(agentProfiles);
    expect(await hasDesk()).toBe(false);
    const agent = await app.as('agent');
    expect((await agent.get('/api/session')).body.hasDesk).toBe(true);
  });

  test('the first account is made once, with a password that is told or made up', async () => {
    expect(await createFirstAdmin(app.db, undefined)).toBeNull();
    await app.db.execute(sql`delete from agent_profiles`);
    await app.db.execute(sql`delete from users`);
    const madeUp = await createFirstAdmin(app.db, undefined);
    expect(madeUp).toMatch(/^[\w-]{16}$/);
    expect((await signIn('admin', madeUp ?? '')).status).toBe(200);
  });
});
