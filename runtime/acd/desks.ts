import type { AgentRight } from '#schemas/domain/agent.ts';
import type { ConversationCommand, Party } from '#schemas/domain/conversation.ts';
import type { Clock } from '../engine/clock.ts';
import type { TelephonyPort } from '../telephony/port.ts';
import type { AgentService } from './agent-service.ts';
import { isEngaged, isSignedIn, type StaffedAgent } from './agents/agent.ts';
import type { Board } from './board.ts';
import { addressOf, beginFromWait, beginOutgoing } from './conversation/begin.ts';
import { legOfColleague } from './conversation/colleague.ts';
import { isCalledFor, type Target } from './conversation/commands.ts';
import { isAway } from './conversation/lost-phones.ts';
import { type ConversationState, conversationIdFrom } from './conversation/state.ts';
import { hasFlow } from './conversation/turn.ts';
import type { Conversations } from './conversations.ts';
import type { DeskNews } from './desk-news.ts';
import { AcdRefusal, type AcdRefusalCode, type AgentDesks, type AskedAlong, type WantedState } from './desk-port.ts';
import type { Feed } from './feed.ts';
import type { AcdStore } from './store.ts';

export interface DesksOptions {
  clock: Clock;
  store: AcdStore;
  board: Board;
  feed: Feed;
  news: DeskNews;
  agents: AgentService;
  conversations: Conversations;
  newId(): string;
  /** Without a telephone system that browsers register with, their phones are there as soon as the agent is. */
  telephony: Pick<TelephonyPort, 'provisionPhone'>;
  phonesComeBySignIn: boolean;
}

/** What each command needs; anything else every agent may. */
const rightsFor: Partial<Record<ConversationCommand['type'], AgentRight>> = {
  transfer: 'transfer',
  consult: 'transfer',
  'consult-complete': 'transfer',
  conference: 'conference',
  record: 'record',
};

export function createDesks(options: DesksOptions): AgentDesks {
  const { clock, store, board, feed, news, agents, conversations, newId } = options;

  async function readStaffed(agent: string): Promise<StaffedAgent> {
    const [staffed] = await store.readAgents([agent]);
    if (staffed === undefined || !isSignedIn(staffed.agent)) throw new AcdRefusal('not-signed-in-as-agent');
    return staffed;
  }

  function demand(right: AgentRight | undefined, { facts }: StaffedAgent): void {
    if (right !== undefined && !facts.rights.includes(right)) throw new AcdRefusal('right-missing');
  }

  /** Where a party can be called; a colleague is reserved for it. */
  async function findTarget(to: Party, asking: string): Promise<Target> {
    if (to.type === 'queue') throw new AcdRefusal('no-such-party');
    if (to.type === 'number') return { address: to.number, colleague: null };
    const [colleague] = await store.readAgents([to.agent]);
    if (colleague === undefined || !isSignedIn(colleague.agent)) throw new AcdRefusal('no-such-party');
    const changed = to.agent === asking ? null : await agents.change(to.agent, { type: 'reserved' });
    if (changed === null || changed.before === changed.after) throw new AcdRefusal('party-busy');
    return { address: addressOf(colleague), colleague: to.agent };
  }

  /** The same for a customer who is passed on: for a colleague who is busy they wait, as callers do. */
  async function findTransferTarget(to: Party, asking: string, { queue }: ConversationState): Promise<Target> {
    try {
      return await findTarget(to, asking);
    } catch (error) {
      if (!(error instanceof AcdRefusal) || error.code !== 'party-busy' || to.type !== 'agent') throw error;
      const [colleague] = to.agent === asking ? [] : await store.readAgents([to.agent]);
      const waitsIn = [queue, ...(colleague?.facts.queues ?? [])].find((id) => board.queues.has(id));
      if (colleague === undefined || waitsIn === undefined) throw error;
      return { address: addressOf(colleague), colleague: null, waitsIn };
    }
  }

  async function letGo(target: Target | null): Promise<void> {
    if (!target?.colleague) return;
    await agents.change(target.colleague, { type: 'released', why: 'returned', ready: true, breakUntil: 0 });
  }

  async function askConversation(...asked: Parameters<Conversations['ask']>): Promise<void> {
    refuse(await conversations.ask(...asked));
  }

  async function command(agent: string, conversationId: string, wanted: ConversationCommand): Promise<void> {
    const kept = await store.readConversation(conversationId);
    if (kept === null || !isTheirs(kept.conversation, agent, wanted)) throw new AcdRefusal('no-such-conversation');
    demand(rightsFor[wanted.type], await readStaffed(agent));
    const calls =
      wanted.type === 'consult' || (wanted.type === 'transfer' && isCalledFor(kept.conversation, wanted.to));
    if (wanted.type === 'transfer' && !calls) await assertCanWait(kept.conversation, wanted.to);
    const find = wanted.type === 'transfer' ? findTransferTarget : findTarget;
    const target = calls ? await find(wanted.to, agent, kept.conversation) : null;
    try {
      await askConversation(conversationId, { type: 'command', command: wanted, target });
    } catch (error) {
      await letGo(target);
      throw error;
    }
  }

  /** A queue or a colleague for whom the customer is to wait. */
  async function assertCanWait(conversation: ConversationState, to: Party): Promise<void> {
    if (to.type === 'queue' && !board.queues.has(to.queue)) throw new AcdRefusal('no-such-party');
    // It was the agent's wish to call them: they do not wait for nobody.
    if (to.type === 'queue' && !hasFlow(conversation) && board.figures(to.queue).staffed === 0)
      throw new AcdRefusal('nobody-ready');
    if (to.type !== 'agent') return;
    const [colleague] = await store.readAgents([to.agent]);
    if (colleague === undefined || !isSignedIn(colleague.agent)) throw new AcdRefusal('no-such-party');
  }

  async function setState(agent: string, to: WantedState): Promise<void> {
    const staffed = await readStaffed(agent);
    await agents.change(agent, { type: 'wants', to });
    if (to.state !== 'signed-out' || !isEngaged(staffed.agent)) return;
    const open = await store.readOpenConversation(agent);
    if (open?.phase === 'wrap-up' || open?.phase === 'preview') {
      await askConversation(open.id, { type: 'command', command: { type: 'finish' }, target: null });
    }
  }

  async function give(agent: string, waitId: string): Promise<void> {
    const staffed = await readStaffed(agent);
    if (staffed.agent.state === 'unreachable') throw new AcdRefusal('line-unreachable');
    const [wait] = await store.readWaits([waitId]);
    if (wait === undefined || wait.end !== null || wait.conversationId !== null) throw new AcdRefusal('no-such-wait');
    if (wait.medium === 'call') throw new AcdRefusal('no-such-wait');
    const at = clock.now();
    const rules = await store.readRules(wait, staffed.facts);
    const id = conversationIdFrom(newId());
    const begun = await store.assign({
      wait: waitId,
      agent,
      at,
      taken: true,
      begin: (kept, now) => beginFromWait({ id, staffed: { agent: now, facts: staffed.facts }, rules, at }, kept),
    });
    if (begun === null) throw new AcdRefusal('not-in-that-state');
    feed.wrote(begun);
    conversations.begun(begun);
  }

  return {
    async signIn(agent, line) {
      const admitted = await store.admitAgent(agent, clock.now());
      if (admitted === null) throw new AcdRefusal('no-agent-profile');
      const { facts } = admitted;
      const chosen = line ?? facts.line;
      if (chosen.type === 'browser' && options.phonesComeBySignIn) {
        await options.telephony.provisionPhone({ extension: facts.login, password: '' });
        await agents.change(agent, { type: 'phone', reachable: true });
      }
      const signedIn = { type: 'signed-in', line: chosen, ready: facts.options.directlyReady } as const;
      const changed = await store.changeAgent(agent, signedIn, clock.now());
      if (changed !== null) feed.admitted({ agent: changed.after, facts });
    },
    setState,
    command,

    async callOut(agent, { to, campaign }) {
      const staffed = await readStaffed(agent);
      demand('call-out', staffed);
      if (staffed.agent.state === 'unreachable') throw new AcdRefusal('line-unreachable');
      if (staffed.agent.state !== 'ready' && staffed.agent.state !== 'paused')
        throw new AcdRefusal('not-in-that-state');
      const at = clock.now();
      const rules = await store.readRules({ queue: '', campaign }, staffed.facts);
      const target = await findTarget(to, agent);
      const customer = to.type === 'number' ? to.number : target.address.replace(/^agent:/, '');
      const id = conversationIdFrom(newId());
      const begun = await store.begin(
        agent,
        beginOutgoing({ id, staffed, rules, at }, { customer, campaign, ...target }),
        at,
      );
      if (begun === null) {
        await letGo(target);
        throw new AcdRefusal('not-in-that-state');
      }
      feed.wrote(begun);
      conversations.begun(begun);
      return id;
    },
    take: give,
    async takeAbout(agent, about) {
      const wait = await store.openWaitAbout(about, clock.now());
      if (wait === null) throw new AcdRefusal('no-such-wait');
      await give(agent, wait.id);
    },

    connected: (agent) => agents.seen(agent),
    // Others may be open; that none is any more is noticed because nobody says that it is.
    disconnected() {},
    async phoneLeft(user) {
      for (const { id } of await store.readOnPhone(user)) await conversations.ask(id, { type: 'phone-left', user });
    },
    seen: (agent) => agents.seen(agent),

    async read(agent) {
      const [staffed] = await store.readAgents([agent]);
      if (staffed === undefined) return null;
      const { state, reason, since, next, line, signedInAt, phoneReachable } = staffed.agent;
      const conversation = await store.readOpenConversation(agent);
      const along = conversation === null && isEngaged(staffed.agent) ? await store.readAskedAlong(agent) : null;
      return {
        state,
        reason,
        since,
        next,
        line,
        phoneReachable: phoneReachable || line.type !== 'browser',
        signedInAt,
        conversation,
        asked: along && askedAlong(along),
      };
    },
    waiting: (queue) => board.countWaiting(queue),
    outlook(queue) {
      const { staffed, ready } = board.figures(queue);
      const caller = {
        id: '',
        queue,
        medium: 'call',
        priority: 0,
        since: clock.now(),
        skills: [],
        decrement: false,
      } as const;
      return { staffed, ready, predictedSeconds: board.predict(caller)?.seconds ?? null };
    },
    onChange: (listener) => news.listen(listener),

    async monitor(request) {
      const open = await store.readOpenConversation(request.agent);
      if (open?.phase !== 'talking') throw new AcdRefusal('not-in-that-state');
      const login = request.line.type === 'browser' ? await store.loginOf(request.supervisor) : '';
      if (login === null) throw new AcdRefusal('no-such-party');
      const { line } = request;
      const address = line.type === 'browser' ? `agent:${login}` : line.type === 'sip' ? line.address : line.number;
      await askConversation(open.id, { type: 'monitor', request, address });
    },
    async stopMonitor({ supervisor, agent }) {
      const open = await store.readOpenConversation(agent);
      if (open !== null) await askConversation(open.id, { type: 'stop-monitor', supervisor });
    },
    forceState: setState,
    disposed: (conversationId) => store.disposed(conversationId, clock.now()),
  };
}

function askedAlong(state: ConversationState): AskedAlong {
  const { id, consult, drive } = state;
  const why = consult !== null ? 'consult' : drive.transfer !== null ? 'transfer' : 'call';
  const { colleaguePhone } = drive;
  const isBackSoon = isAway(colleaguePhone) && colleaguePhone?.talked;
  const phase = legOfColleague(state)?.up || isBackSoon ? 'talking' : 'ringing';
  return { conversationId: id, why, phase, conference: consult?.conference ?? false };
}

/** Commands are for who has the conversation; to leave and to come back are for the colleague who was asked along. */
function isTheirs({ agent, drive }: ConversationState, asking: string, { type }: ConversationCommand): boolean {
  return type === 'leave' || type === 'rejoin' ? drive.colleague === asking : agent === asking;
}

function refuse(code: AcdRefusalCode | null): void {
  if (code !== null) throw new AcdRefusal(code);
}
