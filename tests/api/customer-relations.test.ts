import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { inboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { agentProfiles, campaigns, users } from '#server/db/tables/index.ts';
import { createTestApp, type TestApp, type TestClient } from './test-server.ts';

let app: TestApp;
let admin: TestClient;
let designer: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  admin = await app.as('admin');
  designer = await app.as('designer');
});
afterAll(() => app.close());

const template = (name: string, more: object = {}) => ({
  name,
  language: 'fr',
  subject: 'Votre dossier {{ record.number }}',
  html: '<p>Bonjour {{ record.name }},</p><p>{{ message }}</p>',
  ...more,
});

/** What campaigns say of customers; the one there was before is gone. */
async function useInCampaign(customers: object, general: object = {}): Promise<void> {
  await app.db.delete(campaigns);
  const settings = inboundSettings.parse({ customers, general });
  const row = { id: 'support', name: 'Support', kind: 'inbound' as const, settings };
  await app.db.insert(campaigns).values({ ...row, updatedAt: new Date(), updatedBy: 'admin' });
}

test('templates are made, changed by revision, and kept while a campaign offers them', async () => {
  const made = await designer.post('/api/email-templates', template('Suivi'));
  expect([made.status, made.body.emailTemplate]).toMatchObject([201, { id: 'suivi', language: 'fr', revision: 1 }]);
  const changed = await designer.put('/api/email-templates/suivi', {
    ...template('Suivi', { language: 'en' }),
    revision: 1,
  });
  expect(changed.body.emailTemplate).toMatchObject({ language: 'en', revision: 2 });
  const stale = await admin.put('/api/email-templates/suivi', { ...template('Mine'), revision: 1 });
  expect([stale.status, stale.body]).toMatchObject([409, { code: 'stale-revision', details: { revision: 2 } }]);
  await useInCampaign({ emailTemplates: ['suivi'] });
  const refused = await designer.delete('/api/email-templates/suivi');
  expect([refused.status, refused.body.details]).toEqual([409, { campaigns: ['Support'] }]);
  expect((await designer.get('/api/email-templates/suivi')).body.emailTemplate.usedBy.campaigns).toEqual([
    { id: 'support', name: 'Support' },
  ]);
  await app.db.delete(campaigns);
  expect((await designer.delete('/api/email-templates/suivi')).status).toBe(204);
});

test.each([
  ['a script', { html: '<p>x</p><script>alert(1)</script>' }, 'html', 'active-content'],
  ['an event handler', { html: '<img src="x" onerror="alert(1)">' }, 'html', 'active-content'],
  ['a field that is not closed', { html: '<p>{{ record.name </p>' }, 'html', 'merge-fields'],
  ['a subject that is not closed', { subject: 'Hello {{ record.name' }, 'subject', 'merge-fields'],
])('a template with %s is refused', async (_, wrong, field, rule) => {
  const { status, body } = await designer.post('/api/email-templates', template('Wrong', wrong));
  expect([status, body.issues[0]]).toMatchObject([422, { path: [field], rule }]);
});

test('a test e-mail is filled in with an example, by the server that is asked for', async () => {
  const messages: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        messages.push(Buffer.concat(chunks).toString('utf8'));
        done(null);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening server has an address with a port.
  const { port } = server.server.address() as AddressInfo;
  const { name: _, ...draft } = template('x', { subject: 'Dossier {{ record.number }}' });
  const send = (more: object) =>
    designer.post('/api/email-templates/test', { ...draft, to: 'me@example.com', ...more });
  expect((await send({})).body).toEqual({ sent: false, reason: 'not-configured', detail: '' });
  const account = { host: '127.0.0.1', security: 'none', user: '', fromAddress: 'a@example.com', fromName: '' };
  await admin.post('/api/mail-servers', { ...account, name: 'Closed', port: 9, isDefault: true });
  await admin.post('/api/mail-servers', { ...account, name: 'Open', port, isDefault: false });
  expect((await send({})).body).toMatchObject({ sent: false, reason: 'connection-refused' });
  expect((await send({ mailServer: 'open' })).body).toEqual({ sent: true });
  expect(messages[0]).toContain('Subject: Dossier 10042');
  expect(messages[0]).toContain('Jeanne Petit');
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test('there is one default mail server, and it goes last', async () => {
  const { body } = await admin.get('/api/mail-servers');
  expect(body.mailServers.map(({ id, isDefault }: { id: string; isDefault: boolean }) => [id, isDefault])).toEqual([
    ['closed', true],
    ['open', false],
  ]);
  expect((await admin.delete('/api/mail-servers/closed')).body.code).toBe('default-server');
  const { usedBy: _used, hasPassword: _has, id: _id, updatedAt: _at, updatedBy: _by, ...open } = body.mailServers[1];
  const other = await admin.put('/api/mail-servers/open', { ...open, isDefault: true });
  expect(other.body.mailServer).toMatchObject({ isDefault: true, revision: 2 });
  const off = await admin.put('/api/mail-servers/open', { ...open, isDefault: false, revision: 2 });
  expect([off.status, off.body.issues[0]]).toMatchObject([422, { path: ['isDefault'], rule: 'last-default' }]);
  await useInCampaign({ mailServer: 'closed' });
  expect((await admin.delete('/api/mail-servers/closed')).body.details).toEqual({ campaigns: ['Support'] });
  await app.db.delete(campaigns);
  expect((await admin.delete('/api/mail-servers/closed')).status).toBe(204);
  expect((await admin.delete('/api/mail-servers/open')).status).toBe(204);
  expect((await designer.get('/api/mail-servers')).status).toBe(403);
});

const pdf = Buffer.from('%PDF-1.7\nhello');

test('attachments are uploaded, replaced by name, and downloaded as they were', async () => {
  const made = await designer.post('/api/attachment-groups', { name: 'Contrats' });
  expect([made.status, made.body.attachmentGroup]).toMatchObject([201, { id: 'contrats', attachments: [] }]);
  const path = '/api/attachment-groups/contrats/files';
  await designer.upload(path, {}, { name: 'Conditions générales.pdf', bytes: Buffer.from('%PDF-1.4 old') });
  const { status, body } = await designer.upload(path, {}, { name: 'Conditions générales.pdf', bytes: pdf });
  expect([status, body.attachmentGroup.attachments]).toMatchObject([
    201,
    [{ fileName: 'Conditions générales.pdf', contentType: 'application/pdf', size: pdf.length }],
  ]);
  const wrong = await designer.upload(path, {}, { name: 'virus.pdf', bytes: Buffer.from('MZ') });
  expect([wrong.status, wrong.body.issues[0]]).toMatchObject([422, { path: ['file'], rule: 'attachment-type' }]);
  const big = await designer.upload(
    path,
    {},
    { name: 'big.pdf', bytes: Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]) },
  );
  expect(big.status).toBe(413);

  const renamed = await designer.put('/api/attachment-groups/contrats', { name: 'Contracts', revision: 1 });
  expect(renamed.body.attachmentGroup).toMatchObject({ name: 'Contracts', revision: 2 });
  const again = await designer.put('/api/attachment-groups/contrats', { name: 'Mine', revision: 1 });
  expect(again.status).toBe(409);
});

test('an agent gets the attachments of the campaigns whose queues he works in, and no others', async () => {
  await designer.post('/api/attachment-groups', { name: 'Offers' });
  const { body } = await designer.upload('/api/attachment-groups/offers/files', {}, { name: 'a.pdf', bytes: pdf });
  const [file] = body.attachmentGroup.attachments;
  const address = `/api/attachments/${file.id}`;
  const agent = await app.as('agent');
  await useInCampaign({ attachments: ['offers'] }, { queue: '777' });
  expect((await agent.get(address)).status).toBe(404);
  const [account] = await app.db.select().from(users).where(eq(users.role, 'agent'));
  const profile = { ...NEW_AGENT_PROFILE, queues: ['777'] };
  await app.db.insert(agentProfiles).values({ userId: account?.id ?? '', profile });
  expect((await agent.get(address)).status).toBe(200);
  await useInCampaign({ attachments: ['offers'] }, { queue: '778' });
  expect((await agent.get(address)).status).toBe(404);
  expect((await designer.get(address)).status).toBe(200);
  expect((await designer.delete('/api/attachment-groups/offers')).body.details).toEqual({ campaigns: ['Support'] });
  await app.db.delete(campaigns);
  expect((await designer.delete(address)).status).toBe(204);
  expect((await designer.delete('/api/attachment-groups/offers')).status).toBe(204);
});
