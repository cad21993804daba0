import { eq, isNull } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { agentProfiles, audit, callbacks, users, voicemails, waits } from '#server/db/tables/index.ts';
import { openHall } from './call-centre-hall.ts';

type Row = typeof callbacks.$inferInsert;

let hall: Awaited<ReturnType<typeof openHall>>;
const customer = '0140000001';

beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());
afterEach(async () => {
  const at = new Date(hall.centre.clock.now());
  await hall.database.db.update(callbacks).set({ handledAt: at }).where(isNull(callbacks.handledAt));
  await hall.database.db.update(waits).set({ end: 'moved', endedAt: at }).where(isNull(waits.end));
  await hall.pass(20_000);
});

async function promise(id: string, more: Partial<Row> = {}): Promise<void> {
  const asked = { askedAt: new Date(hall.centre.clock.now() - 3_600_000), contactId: `asked-${id}`, note: '' };
  await hall.database.db
    .insert(callbacks)
    .values({ id, effectId: id, queue: '500', campaign: 'sales', number: customer, ...asked, ...more });
}

async function promised(id: string) {
  const [row] = await hall.database.db.select().from(callbacks).where(eq(callbacks.id, id));
  return row;
}

test('a customer who has got an agent by calling themselves is not called back', async () => {
  const agent = await hall.works();
  const call = await hall.talk(agent);
  const colleague = await hall.works({ alone: false, queues: ['500', '501', '502'] });
  await promise('asked for');
  await promise('asked in the campaign', { queue: '501' });
  await promise('asked elsewhere', { queue: '502', campaign: 'other', dueAt: new Date('2100-01-01') });
  await promise('planned', { queue: '503', conversationId: 'earlier', dueAt: new Date('2100-01-01') });
  await promise('of somebody else', { number: '0140000002', dueAt: new Date('2100-01-01') });
  await hall.pass(5_000);
  hall.centre.telephony.hangUpFromOutside(call);
  await promise('asked for since', {
    queue: '504',
    askedAt: new Date(hall.centre.clock.now()),
    dueAt: new Date('2100-01-01'),
  });
  await hall.pass(10_000);
  // The agent is not done with them yet: nobody calls them meanwhile.
  expect(await hall.desk(agent)).toMatchObject({ state: 'wrap-up' });
  expect(await hall.desk(colleague)).toMatchObject({ state: 'ready', conversation: null });
  await hall.command(agent, { type: 'finish' });
  for (const id of ['asked for', 'asked in the campaign']) {
    expect(await promised(id)).toMatchObject({ handledBy: hall.loginOf(agent), attempts: 0 });
    expect((await promised(id))?.handledAt).not.toBeNull();
  }
  for (const id of ['asked elsewhere', 'planned', 'of somebody else', 'asked for since']) {
    expect(await promised(id)).toMatchObject({ handledAt: null });
  }
  const noted = await hall.database.db.select().from(audit).where(eq(audit.action, 'callback.handle'));
  expect(noted.map(({ user, details }) => [user, details.number])).toEqual([
    [hall.loginOf(agent), customer],
    [hall.loginOf(agent), customer],
  ]);
  await hall.pass(5_000);
  expect(await hall.desk(colleague)).toMatchObject({ state: 'ready', conversation: null });
});

test.each([
  ['has left', (id: string) => hall.database.db.update(users).set({ active: false }).where(eq(users.id, id))],
  ['is no agent any more', (id: string) => hall.database.db.delete(agentProfiles).where(eq(agentProfiles.userId, id))],
  ['makes no promised calls any more', forbidCallbacks],
])('what somebody has promised in person who %s goes to a colleague', async (how, change) => {
  const agent = await hall.works();
  await hall.server.acd.desks.setState(agent, { state: 'signed-out' });
  const colleague = await hall.works({ alone: false });
  await promise(how, { agent });
  await hall.pass(5_000);
  expect(await hall.desk(colleague)).toMatchObject({ state: 'ready', conversation: null });
  await change(agent);
  await hall.pass(5_000);
  expect(await hall.desk(colleague)).toMatchObject({ conversation: { medium: 'callback', customer } });
  expect(await promised(how)).toMatchObject({ agent: null, handledAt: null });
  await hall.command(colleague, { type: 'finish' });
});

async function forbidCallbacks(id: string): Promise<void> {
  const [row] = await hall.database.db.select().from(agentProfiles).where(eq(agentProfiles.userId, id));
  if (row === undefined) throw new Error('is an agent');
  const profile = { ...row.profile, options: { ...row.profile.options, media: ['call' as const] } };
  await hall.database.db.update(agentProfiles).set({ profile }).where(eq(agentProfiles.userId, id));
}

test('a message that was to move to a queue that is gone stays with those who have it', async () => {
  const agent = await hall.works();
  const contactId = await hall.talk(agent);
  hall.centre.telephony.hangUpFromOutside(contactId);
  const left = new Date(hall.centre.clock.now());
  const message = { id: 'message', effectId: 'message', contactId, recordingId: 'message', seconds: 4, leftAt: left };
  await hall.database.db.insert(voicemails).values({ ...message, box: '500', movesAt: left, movesTo: '999' });
  await hall.pass(35_000);
  expect(await hall.desk(agent)).toMatchObject({ conversation: { medium: 'voicemail', queue: '500' } });
  const [row] = await hall.database.db.select().from(voicemails);
  expect(row).toMatchObject({ box: '500', movesTo: '', movesAt: null, handledAt: null });
  await hall.command(agent, { type: 'finish' });
});
