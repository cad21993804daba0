import { z } from 'zod';
import { agentLine, supervisionRight } from '#schemas/domain/agent.ts';
import { agentState, conversationMedium, conversationPhase } from '#schemas/domain/conversation.ts';
import { pauseReason } from '#schemas/domain/pause-reason.ts';
import { quotaProgress } from '#schemas/domain/quota.ts';
import { contract } from './contract.ts';

const tag = 'supervision';
/** Which of its parts somebody may use, and whose work they see, is in their agent profile (S92–S94). */
const supervisors = ['admin', 'supervisor'] as const;
const agent = z.object({ id: z.string().min(1).max(64) });

export const monitorMode = z.enum(['listen', 'whisper', 'barge']);
export type MonitorMode = z.infer<typeof monitorMode>;

/** Calls since midnight in the installation's time zone. */
export const callsToday = z.object({
  /** Callers whose wait is over. */
  offered: z.number(),
  answered: z.number(),
  abandoned: z.number(),
  /** Answered within the queue's seconds. */
  inTime: z.number(),
});

export const boardQueue = z.object({
  id: z.string(),
  name: z.string(),
  waiting: z.number(),
  longestSince: z.string().nullable(),
  callbacks: z.number(),
  voicemails: z.number(),
  /** Signed in, whatever they are doing, and ready. */
  staffed: z.number(),
  ready: z.number(),
  /** How long a caller who comes now will wait; null while nobody is staffed. */
  predictedSeconds: z.number().nullable(),
  serviceLevelSeconds: z.number(),
  /** In percent. */
  serviceLevelGoal: z.number(),
  today: callsToday,
});
export type BoardQueue = z.infer<typeof boardQueue>;

export const boardAgent = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  queues: z.array(z.string()),
  state: agentState,
  /** Whether their phone can be reached. */
  reachable: z.boolean(),
  conversation: z
    .object({
      id: z.string(),
      medium: conversationMedium,
      phase: conversationPhase,
      customer: z.string(),
      queue: z.string(),
      campaign: z.string(),
      campaignName: z.string(),
      since: z.string(),
      held: z.boolean(),
      recording: z.boolean(),
      /** Supervisors in the call. */
      monitors: z.array(
        z.object({
          userId: z.string(),
          name: z.string(),
          mode: monitorMode,
          connected: z.boolean(),
          /** Their browser phone has gone, and is expected back. */
          away: z.boolean(),
        }),
      ),
    })
    .nullable(),
  today: z.object({
    conversations: z.number(),
    notAnswered: z.number(),
    talkSeconds: z.number(),
    wrapUpSeconds: z.number(),
    readySeconds: z.number(),
    pausedSeconds: z.number(),
  }),
});
export type BoardAgent = z.infer<typeof boardAgent>;

export const boardCampaign = z.object({
  id: z.string(),
  name: z.string(),
  /** `inactive`: switched off by an administrator. */
  opening: z.enum(['open', 'closed', 'holiday', 'inactive']),
  waiting: z.number(),
  talking: z.number(),
  /** Of the whole campaign, whoever sees it; null without one. */
  quota: quotaProgress.nullable(),
  today: callsToday,
});
export type BoardCampaign = z.infer<typeof boardCampaign>;

/** Everything that goes on with what somebody may see. Complete each time. */
export const supervisionBoard = z.object({
  queues: z.array(boardQueue),
  agents: z.array(boardAgent),
  campaigns: z.array(boardCampaign),
  pauseReasons: z.array(pauseReason),
  /** The server's clock, for timers. */
  now: z.string(),
});
export type SupervisionBoard = z.infer<typeof supervisionBoard>;

export const readSupervisor = contract({
  method: 'get',
  path: '/api/supervision/rights',
  summary: 'What whoever asks may do as a supervisor, and on which phone they listen',
  tag,
  roles: supervisors,
  response: z.object({
    rights: z.array(supervisionRight),
    /** null for who has no agent profile. */
    line: agentLine.nullable(),
    /** Whom they see, by name. */
    agents: z.array(z.object({ id: z.string(), name: z.string(), login: z.string() })),
    /** Of the installation: periods are its days. */
    timeZone: z.string(),
  }),
});

export const readBoard = contract({
  method: 'get',
  path: '/api/supervision/board',
  summary: 'Queues, agents and campaigns as they are now',
  tag,
  roles: supervisors,
  response: z.object({ board: supervisionBoard }),
});

export const monitorAgent = contract({
  method: 'post',
  path: '/api/supervision/agents/{id}/monitor',
  summary: 'Hear the call of an agent, speak to the agent or to both; asked again, how changes',
  tag,
  roles: supervisors,
  params: agent,
  body: z.strictObject({
    mode: monitorMode,
    /** Where the supervisor’s phone rings; the line of their own profile without one. */
    line: agentLine.optional(),
    /** Their browser phone is there again after it was gone, and is to be called; any id of its own, each time. */
    phone: z.string().min(1).max(64).optional(),
  }),
  status: 204,
});

export const stopMonitoring = contract({
  method: 'post',
  path: '/api/supervision/agents/{id}/stop-monitor',
  summary: 'Leave the call of an agent',
  tag,
  roles: supervisors,
  params: agent,
  status: 204,
});

export const changeAgentState = contract({
  method: 'post',
  path: '/api/supervision/agents/{id}/state',
  summary: 'Make an agent ready, pause them, or sign them out; in a conversation, what follows it',
  tag,
  roles: supervisors,
  params: agent,
  body: z.strictObject({
    state: z.enum(['ready', 'paused', 'signed-out']),
    /** Of a pause: the id of its reason; '' otherwise. */
    reason: z.string().max(64).default(''),
  }),
  status: 204,
});

export const hangUpAgent = contract({
  method: 'post',
  path: '/api/supervision/agents/{id}/hang-up',
  summary: 'End the talk of an agent, as if the agent did',
  tag,
  roles: supervisors,
  params: agent,
  status: 204,
});

/**
 * What the WebSocket `/api/supervision/live` sends: the whole board at once, and after changes at most once a second. It is
 * closed with 4401 when the session ends.
 */
export const boardMessage = z.object({ type: z.literal('board'), board: supervisionBoard });
export type BoardMessage = z.infer<typeof boardMessage>;
