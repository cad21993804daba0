import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  attachmentGroups,
  attachments,
  conversations,
  emailTemplates,
  mailServers,
  sentEmails,
} from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addConversation, type TestAgent } from './agent-work.ts';
import { createTestApp, type TestApp } from './test-server.ts';

let app: TestApp;
let eve: TestAgent;
let id = '';
const messages: string[] = [];
/** Answers 550 to these. */
const refused = 'nobody@example.org';
const smtp = new SMTPServer({
  authOptional: true,
  logger: false,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _, done) =>
    address === refused ? done(Object.assign(new Error('no such box'), { responseCode: 550 })) : done(),
  onData(stream, _, done) {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    stream.on('end', () => {
      messages.push(text);
      done(null);
    });
  },
});

const by = { updatedAt: new Date(), updatedBy: 'test' };
const template = (templateId: string, subject: string, html: string) => ({
  id: templateId,
  name: templateId,
  subject,
  html,
  ...by,
});

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  app = await createTestApp();
  eve = await addAgent(app, {}, { login: '1001', name: 'Eve <Agent>' });
  const designer = await app.as('designer');
  const csv = 'Phone;Name;Mail\n0140000001;Ada & Co <b>;ada@example.org\n';
  const file = { name: 'c.csv', bytes: new TextEncoder().encode(csv) };
  const { body: seen } = await designer.upload('/api/data-files/preview', { country: 'FR' }, file);
  const fields = { format: JSON.stringify(seen.format), columns: JSON.stringify(seen.columns) };
  await designer.upload('/api/data-files', { name: 'Customers', country: 'FR', ...fields }, file);
  // A listening server has an address with a port.
  const { port } = smtp.server.address() as AddressInfo;
  await app.db.insert(mailServers).values({
    id: 'office',
    name: 'Office',
    isDefault: true,
    settings: {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: '',
      fromAddress: 'desk@example.org',
      fromName: 'Desk',
    },
    ...by,
  });
  await app.db
    .insert(emailTemplates)
    .values([
      template(
        'offer',
        'Your offer,\n {{ record.name }}',
        '<p>Dear {{ record.name }} ({{ record.town }})</p><p>{{ message }}</p><i>{{ agent.name }}, {{ campaign.name }}</i>',
      ),
      template('secret', 'Other', '<p>Other campaign</p>'),
    ]);
  await app.db.insert(attachmentGroups).values([
    { id: 'leaflets', name: 'Leaflets', ...by },
    { id: 'internal', name: 'Internal', ...by },
  ]);
  const leaflet = (fileId: string, groupId: string, size = 3) => ({
    id: fileId,
    groupId,
    fileName: `${fileId}.txt`,
    contentType: 'text/plain',
    size,
    content: new Uint8Array([97, 98, 99]),
    addedAt: new Date(),
    addedBy: 'test',
  });
  const large = 10 * 1024 * 1024;
  await app.db
    .insert(attachments)
    .values([
      leaflet('prices', 'leaflets'),
      leaflet('plan', 'internal'),
      leaflet('film', 'leaflets', large),
      leaflet('book', 'leaflets', large),
    ]);
  await addCampaign(app, 'support', {
    customers: { addressBook: 'customers', emailTemplates: ['offer'], attachments: ['leaflets'] },
  });
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});
beforeEach(async () => {
  messages.length = 0;
  await app.db.update(conversations).set({ closedAt: new Date() });
  id = await addConversation(app, eve);
});

const send = (body: object, agent = eve) =>
  agent.client.post(`/api/conversations/${id}/emails`, {
    key: randomUUID(),
    template: 'offer',
    to: 'ada@example.org',
    ...body,
  });

describe('an e-mail during a conversation', () => {
  test('is shown before as it will be sent, its values only text', async () => {
    const { body } = await eve.client.post(`/api/conversations/${id}/emails/preview`, {
      template: 'offer',
      message: 'See <script>\nyou',
    });
    expect(body).toEqual({
      subject: 'Your offer, Ada & Co <b>',
      html:
        '<p>Dear Ada &amp; Co &lt;b&gt; ()</p><p>See &lt;script&gt;<br>you</p>' +
        '<i>Eve &lt;Agent&gt;, Campaign support</i>',
      to: 'ada@example.org',
      missing: ['record.town'],
      takesMessage: true,
    });
  });

  test('goes by the mail server with what is attached, once for one key, and is kept', async () => {
    const key = randomUUID();
    const first = await send({ key, message: 'Hello', attachments: ['prices'] });
    expect(first.body).toEqual({ sent: true, reason: '' });
    expect((await send({ key, message: 'Hello', attachments: ['prices'] })).body).toEqual(first.body);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('To: ada@example.org');
    expect(messages[0]).toContain('Content-Disposition: attachment; filename=prices.txt');
    expect(messages[0]).toContain(Buffer.from('abc').toString('base64'));
    expect(messages[0]).toContain('<p>Hello</p>');
    const { details } = (await eve.client.get(`/api/conversations/${id}`)).body;
    expect(details.emails).toMatchObject({
      allowed: true,
      templates: [{ id: 'offer' }],
      attachments: [{ id: 'book' }, { id: 'film' }, { id: 'prices', group: 'leaflets', size: 3 }],
      sent: [{ id: key, to: 'ada@example.org', subject: 'Your offer, Ada & Co <b>', sent: true }],
    });
  });

  test('says why the mail server did not take it', async () => {
    const key = randomUUID();
    expect((await send({ key, to: refused })).body).toEqual({ sent: false, reason: 'recipient-refused' });
    const [row] = await app.db.select().from(sentEmails).where(eq(sentEmails.id, key));
    expect(row?.result).toBe('recipient-refused');
  });

  test.each<[string, object, string]>([
    ['a template of another campaign', { template: 'secret' }, 'template unknown-template'],
    ['a file of another group', { attachments: ['prices', 'plan'] }, 'attachments.1 unknown-attachment'],
    ['more than an e-mail carries', { attachments: ['film', 'book'] }, 'attachments attachments-too-large'],
  ])('does not take %s', async (_, body, expected) => {
    const answer = await send(body);
    expect(answer.status).toBe(422);
    expect(
      answer.body.issues.map((issue: { path: unknown[]; rule: string }) => [issue.path.join('.'), issue.rule]),
    ).toEqual([expected.split(' ')]);
    expect(messages).toEqual([]);
  });

  test('needs the right, the conversation, and one that is not long over', async () => {
    const plain = await addAgent(app, { rights: [] }, { login: '1002' });
    expect((await send({}, plain)).body.code).toBe('no-such-conversation');
    id = await addConversation(app, plain);
    expect((await send({}, plain)).body.code).toBe('right-missing');
    id = await addConversation(app, eve, { closedAt: new Date(Date.now() - 86_400_000) });
    expect((await send({})).body.code).toBe('conversation-closed');
  });

  test('is limited in number', async () => {
    const many = await addAgent(app, {}, { login: '1003' });
    id = await addConversation(app, many);
    const row = { conversationId: id, template: 'offer', recipient: 'x', subject: '', html: '', attachments: [] };
    await app.db.insert(sentEmails).values(
      Array.from({ length: 30 }, () => ({
        ...row,
        id: randomUUID(),
        sentAt: new Date(),
        sentBy: '1003',
        result: 'sent',
      })),
    );
    expect((await send({}, many)).status).toBe(429);
  });
});
