import { z } from 'zod';
import { contract, MAX_INT } from './contract.ts';

const moment = z.iso.datetime({ offset: true });
const count = z.number().int();

/** What happened at one node, named by its path through sub-flows. */
export const nodeTraffic = z.object({
  node: z.string(),
  /** Contacts that entered it, and how often it was entered. */
  contacts: count,
  passages: count,
  /** Half of the stays were shorter; within 5 %. Null when nobody has left yet. */
  medianMs: z.number().nullable(),
  /** Contacts that ended there: the caller hung up, the flow was over, the flow failed. */
  hungUp: count,
  completed: count,
  failed: count,
});
export type NodeTraffic = z.infer<typeof nodeTraffic>;

export const exitTraffic = z.object({ node: z.string(), exit: z.string(), contacts: count, passages: count });

export const flowTraffic = z.object({
  version: z.number(),
  /** The period, in whole quarters of an hour around the one that was asked for. */
  from: z.string(),
  to: z.string(),
  /** Contacts that began in it. */
  contacts: count,
  /** Ended contacts that are not part of the figures yet. */
  pending: count,
  nodes: z.array(nodeTraffic),
  exits: z.array(exitTraffic),
});
export type FlowTraffic = z.infer<typeof flowTraffic>;

export const readTraffic = contract({
  method: 'get',
  path: '/api/flows/{id}/traffic',
  summary: 'What the contacts of a period did on a version of a flow, by node and exit',
  tag: 'flows',
  roles: ['admin', 'designer', 'supervisor'],
  params: z.object({ id: z.string().max(64) }),
  query: z.object({
    /** The live one when absent. */
    version: z.coerce.number().int().min(1).max(MAX_INT).optional(),
    /** The last day when absent. */
    from: moment.optional(),
    to: moment.optional(),
  }),
  response: flowTraffic,
});
