import { z } from 'zod';
import { agentLine, agentOptions, agentRight, deskDisplay, supervisionRight } from '#schemas/domain/agent.ts';
import { callback } from '#schemas/domain/callback.ts';
import { agentState, agentStateName, conversation, conversationCommand, party } from '#schemas/domain/conversation.ts';
import { pauseReason } from '#schemas/domain/pause-reason.ts';
import { scriptProgress } from '#schemas/domain/script-run.ts';
import { voicemail } from '#schemas/domain/voicemail.ts';
import { contract } from './contract.ts';

const tag = 'desk';
/** Supervisors and admins with an agent profile are agents as well (S96); who has none is told `no-agent-profile`. */
const agents = ['admin', 'supervisor', 'agent'] as const;
const conversationId = z.object({ id: z.string().min(1).max(200) });

/** Everything the desktop shows of the agent's day. Complete each time, so that a reload or a second tab shows the same. */
export const desk = z.object({
  agent: z.object({
    userId: z.string(),
    login: z.string(),
    name: z.string(),
    options: agentOptions,
    display: deskDisplay,
    rights: z.array(agentRight),
    supervision: z.array(supervisionRight),
  }),
  state: agentState,
  line: agentLine,
  /** Whether the agent's browser phone has registered; true for other lines. */
  phoneReachable: z.boolean(),
  /** At most one that is not over. */
  conversation: conversation.nullable(),
  /** A colleague's, in which the agent is called or talks, and may see whom it is about; null with one of their own. */
  asked: z
    .object({
      conversation,
      /** Asked about a customer, passed one on, or called by a colleague. */
      why: z.enum(['consult', 'transfer', 'call']),
      phase: z.enum(['ringing', 'talking']),
      /** With the customer. */
      conference: z.boolean(),
    })
    .nullable(),
  /** Of the agent's queues, in the order of their numbers. */
  queues: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      waiting: z.number(),
      longestSince: z.string().nullable(),
      callbacks: z.number(),
      voicemails: z.number(),
    }),
  ),
  pauseReasons: z.array(pauseReason),
  /** Since midnight in the installation's time zone. */
  today: z.object({
    conversations: z.number(),
    notAnswered: z.number(),
    talkSeconds: z.number(),
    wrapUpSeconds: z.number(),
    readySeconds: z.number(),
    pausedSeconds: z.number(),
    signedInSeconds: z.number(),
    positive: z.number(),
    argued: z.number(),
  }),
  /** The server's clock, for timers. */
  now: z.string(),
});
export type Desk = z.infer<typeof desk>;

const answer = z.object({ desk });

export const readDesk = contract({
  method: 'get',
  path: '/api/desk',
  summary: 'The agent desktop of whoever asks',
  tag,
  roles: agents,
  response: answer,
});

export const signInAgent = contract({
  method: 'post',
  path: '/api/desk/sign-in',
  summary: 'Begin to work; without a line the one of the profile',
  tag,
  roles: agents,
  body: z.strictObject({ line: agentLine.optional() }),
  response: answer,
});

export const setAgentState = contract({
  method: 'post',
  path: '/api/desk/state',
  summary: 'Become ready, pause, or sign out; in a conversation, what follows it',
  tag,
  roles: agents,
  body: z.strictObject({
    state: z.enum(['ready', 'paused', 'signed-out']),
    /** Of a pause: the id of its reason; '' otherwise. */
    reason: z.string().max(64).default(''),
  }),
  response: answer,
});

export const commandConversation = contract({
  method: 'post',
  path: '/api/desk/conversations/{id}/commands',
  summary: 'Hold, transfer, consult, record, hang up, finish; leave a conversation that is a colleague’s',
  tag,
  roles: agents,
  params: conversationId,
  body: z.strictObject({ command: conversationCommand }),
  response: answer,
});

export const callOut = contract({
  method: 'post',
  path: '/api/desk/calls',
  summary: 'Call a number or a colleague, for a campaign or without one',
  tag,
  roles: agents,
  body: z.strictObject({ to: party, campaign: z.string().max(64).default('') }),
  response: answer,
});

/** By its own id, also before it is due: the agent gets it as a preview. */
export const takeWork = contract({
  method: 'post',
  path: '/api/desk/take',
  summary: 'Take a message or a promised call without waiting to be given it',
  tag,
  roles: agents,
  body: z.strictObject({ medium: z.enum(['callback', 'voicemail']), id: z.string().min(1).max(64) }),
  response: answer,
});

export const openPhone = contract({
  method: 'post',
  path: '/api/phone',
  summary: 'Open the browser phone of whoever asks under a new password; one that was open before can register no more',
  tag,
  roles: agents,
  response: z.object({
    /** It registers as `sip:<username>@<domain>` over the WebSocket `/api/phone`, with this password. */
    phone: z.object({
      extension: z.string(),
      username: z.string(),
      password: z.string(),
      domain: z.string(),
      /** Through which its sound gets past firewalls; the passwords hold for a day. */
      turnServers: z.array(z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() })),
    }),
  }),
});

/** Whom an agent can pass a customer on to, and for which campaigns they can call. */
export const listParties = contract({
  method: 'get',
  path: '/api/desk/parties',
  summary: 'Colleagues with their state, queues, and the campaigns of the agent’s queues',
  tag,
  roles: agents,
  response: z.object({
    agents: z.array(z.object({ id: z.string(), login: z.string(), name: z.string(), state: agentStateName })),
    queues: z.array(z.object({ id: z.string(), name: z.string(), waiting: z.number(), ready: z.number() })),
    campaigns: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

const listed = {
  campaignName: z.string(),
  /** Somebody is at work on it. */
  taken: z.boolean(),
};
export const deskCallback = callback.extend(listed);
export type DeskCallback = z.infer<typeof deskCallback>;
export const deskVoicemail = voicemail.extend(listed);
export type DeskVoicemail = z.infer<typeof deskVoicemail>;

export const readDeskWork = contract({
  method: 'get',
  path: '/api/desk/work',
  summary: 'What is open in the agent’s queues: promised calls by the time they are due, messages oldest first',
  tag,
  roles: agents,
  response: z.object({
    /** Those of colleagues in person are left out. */
    callbacks: z.array(deskCallback),
    voicemails: z.array(deskVoicemail),
  }),
});

/**
 * What the WebSocket `/api/desk/live` sends: the whole desk after every change, at once and then at most each 100 ms. It is
 * closed with 4401 when the session ends. As long as it is open the agent is there; further desktops are harmless.
 */
export const deskMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('desk'), desk }),
  /** What has happened in the script of the agent's conversation, from some line on; the browser leaves out what it has. */
  z.object({ type: z.literal('script'), conversationId: z.string(), progress: scriptProgress }),
]);
export type DeskMessage = z.infer<typeof deskMessage>;
