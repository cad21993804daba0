import { z } from 'zod';
import { type AcdRefusalCode, acdRefusals } from '#runtime/acd/desk-port.ts';
import { agentLine } from '#schemas/domain/agent.ts';
import { conversationCommand } from '#schemas/domain/conversation.ts';

const peerEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('command'),
    command: conversationCommand,
    target: z
      .object({ address: z.string(), colleague: z.string().nullable(), waitsIn: z.string().optional() })
      .nullable(),
  }),
  z.object({
    type: z.literal('monitor'),
    request: z.object({
      supervisor: z.string(),
      line: agentLine,
      agent: z.string(),
      mode: z.enum(['listen', 'whisper', 'barge']),
      phone: z.string().optional(),
    }),
    address: z.string(),
  }),
  z.object({ type: z.literal('stop-monitor'), supervisor: z.string() }),
  z.object({ type: z.literal('withdrawn') }),
  z.object({ type: z.literal('phone-left'), user: z.string() }),
]);

const refusal = z.enum(acdRefusals) satisfies z.ZodType<AcdRefusalCode>;

/** What servers tell each other about queues and agents. `to` names one of them. */
export const peerMessage = z.discriminatedUnion('say', [
  z.object({ say: z.literal('changed'), waits: z.array(z.string()), agents: z.array(z.string()) }),
  z.object({ say: z.literal('begin'), to: z.string(), conversation: z.string() }),
  z.object({
    say: z.literal('ask'),
    to: z.string(),
    from: z.string(),
    id: z.string(),
    conversation: z.string(),
    event: peerEvent,
  }),
  z.object({ say: z.literal('answer'), to: z.string(), id: z.string(), refused: refusal.nullable() }),
]);
export type PeerMessage = z.infer<typeof peerMessage>;
