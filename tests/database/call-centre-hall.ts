import { expect } from 'vitest';
import { queueFlow } from '#runtime/acd/waiting/waiting-world.ts';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { addAgent, addCampaign, addQueue } from '../api/call-centre.ts';
import { createCentre } from './call-centre-world.ts';
import { openMemoryDatabase } from './prepared-database.ts';

type Centre = ReturnType<typeof createCentre>;

/** A call centre with one queue and one campaign, in which a test lets people call and work. */
export async function openHall() {
  const database: OpenDatabase = await openMemoryDatabase();
  await addQueue(database.db, '500');
  await addCampaign(database.db, 'sales', {
    wrapUpSeconds: 20,
    wrapUpBreak: { seconds: 5, starts: 'after-wrap-up' },
    recording: { type: 'dispositions', codes: ['sold'] },
    shownNumber: { type: 'given', number: '+33180000000' },
  });
  /** What happens to calls to these numbers; others answer after a second. */
  const outside = new Map<string, OutboundBehaviour>();
  const centre: Centre = createCentre({
    database,
    campaign: 'sales',
    ir: queueFlow({ queue: '500', waitsWithoutAgents: true }),
    outbound: ({ to }) => outside.get(to) ?? { ringMs: 1000, then: 'answer' },
  });
  let server = await centre.startServer();
  const logins = new Map<string, string>();
  let staff: string[] = [];

  /** Somebody who begins to work; unless `alone` is false, who worked before goes home. */
  async function works({ alone = true, ...profile }: Partial<AgentProfile> & { alone?: boolean } = {}) {
    if (alone) {
      for (const id of staff) await server.acd.desks.forceState(id, { state: 'signed-out' }).catch(() => {});
      staff = [];
    }
    const login = String(1001 + logins.size);
    const id = await addAgent(database.db, login, profile);
    logins.set(id, login);
    staff.push(id);
    await server.acd.desks.signIn(id);
    return id;
  }

  function seeAll(): void {
    for (const id of staff) server.acd.desks.seen(id);
  }

  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 5000) {
      seeAll();
      await centre.pass(Math.min(5000, ms - passed));
    }
  }

  async function desk(agent: string) {
    const facts = await server.acd.desks.read(agent);
    if (facts === null) throw new Error('has never signed in');
    return facts;
  }

  const calls = () => centre.telephony.placeCall({ from: '0140000001', to: '0180' });
  const loginOf = (agent: string) => logins.get(agent) ?? '';

  return {
    database,
    centre,
    outside,
    works,
    pass,
    desk,
    calls,
    loginOf,
    phoneOf: (agent: string) => `+33199${loginOf(agent)}`,
    hears: (call: string) => centre.telephony.inspect(call)?.hears ?? [],
    get server() {
      return server;
    },
    async command(agent: string, wanted: ConversationCommand): Promise<void> {
      const { conversation } = await desk(agent);
      await server.acd.desks.command(agent, conversation?.id ?? '', wanted);
      await centre.settle();
    },
    /** A caller who talks to the agent. */
    async talk(agent: string): Promise<string> {
      const call = calls();
      await pass(6000);
      const talking = { state: 'talking', conversation: { phase: 'talking', contactId: call } };
      expect(await desk(agent)).toMatchObject(talking);
      return call;
    },
    /** As kill -9 would; the next one begins at once. */
    async killServer(): Promise<void> {
      await server.kill();
      server = await centre.startServer();
      server.reconnect();
      seeAll();
    },
    async close(): Promise<void> {
      expect(centre.errors).toEqual([]);
      await server.stop();
      await database.close();
    },
  };
}
