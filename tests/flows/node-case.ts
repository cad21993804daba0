import { z } from 'zod';
import {
  type Flow,
  type FlowEdge,
  type FlowKind,
  type FlowNode,
  flow,
  flowNode,
  language,
} from '#schemas/flow/flow.ts';
import { flowTest } from '#schemas/flow/flow-test.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { variable } from '#schemas/flow/variable.ts';
import { type NodeKindName, nodeKind, nodeKinds } from '#schemas/nodes/index.ts';
import type { NodeKind } from '#schemas/nodes/node-kind.ts';

/**
 * A golden case of a node kind, as `schemas/nodes/<kind>/cases.json` lists them. It gives the config of one node, which is
 * called `node` and stands between a start and an end that all of its exits lead to; fields left out are as in a fresh node.
 */
export const nodeCase = flowTest.extend({
  config: z.record(z.string(), z.unknown()).default({}),
  languages: z.array(language).default(['en']),
  variables: z.array(variable).default([]),
  /** Nodes that a contact passes first; all exits of each lead to the one after it. */
  lead: z.array(flowNode).default([]),
  /** A whole flow, for what one node between start and end cannot show; `config` is then unused. */
  flow: flow.optional(),
  /** Flows that sub-flow nodes call. */
  flows: z.array(flow).default([]),
});
export type NodeCase = z.infer<typeof nodeCase>;

/** The flow in which a case runs. */
export function buildCaseFlow(kind: NodeKindName, given: NodeCase): Flow {
  if (given.flow) return given.flow;
  const { languages, variables } = given;
  const config = { ...(nodeKinds[kind].initial({ languages }) as object), ...given.config };
  const tested = { id: 'node', kind, label: given.name, position: { x: 240, y: 0 }, config };
  const into = kind === 'start' ? [] : [connect('start', 'next', given.lead[0]?.id ?? 'node')];
  const along = given.lead.flatMap((node, index) => leadEdges(node, given.lead[index + 1]?.id ?? 'node'));
  const out = exitEdges(kind, config);
  const [flowKind = 'ivr'] = (nodeKinds[kind] as NodeKind).flowKinds;
  const nodes = [
    ...(kind === 'start' ? [] : [START]),
    ...given.lead,
    tested,
    ...(out.length > 0 ? [endOf(flowKind)] : []),
  ];
  return newFlow({
    id: 'case',
    name: given.name,
    kind: flowKind,
    languages,
    variables,
    nodes,
    edges: [...into, ...along, ...out],
  });
}

const START: FlowNode = { id: 'start', kind: 'start', label: 'Start', position: { x: 0, y: 0 }, config: {} };

/** Kinds without exits that end no flow: one goes back to its caller, the other stands for what could not be imported. */
const NO_ENDS: ReadonlySet<string> = new Set(['return', 'imported']);

/** The first kind without exits that ends a flow of this kind: `hang-up` where there is a call. */
function endOf(flowKind: FlowKind): FlowNode {
  const context = { languages: ['en'] };
  const end = Object.values<NodeKind>(nodeKinds).find(
    ({ kind, flowKinds, config, exits, initial }) =>
      !NO_ENDS.has(kind) && flowKinds.includes(flowKind) && exits(config.parse(initial(context))).length === 0,
  );
  if (!end) throw new Error(`no kind ends a flow of kind ${flowKind}`);
  const config = end.initial(context) as Record<string, unknown>;
  return { id: 'end', kind: end.kind, label: 'End', position: { x: 480, y: 0 }, config };
}

function exitEdges(kind: NodeKindName, config: object): FlowEdge[] {
  const parsed = nodeKinds[kind].config.safeParse(config);
  if (!parsed.success)
    throw new Error(`a case of ${kind} has a config that its schema refuses: ${parsed.error.message}`);
  return nodeKinds[kind].exits(parsed.data).map(({ id }, index) => connect('node', id, 'end', index));
}

function leadEdges({ id, kind, config }: FlowNode, target: string): FlowEdge[] {
  const known = nodeKind(kind);
  if (!known) throw new Error(`there is no kind ${kind}`);
  return known.exits(known.config.parse(config)).map((exit, index) => connect(id, exit.id, target, index));
}

function connect(source: string, exit: string, target: string, index = 0): FlowEdge {
  return { id: `${source}-${index}`, source, exit, target };
}
