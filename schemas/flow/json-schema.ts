import { z } from 'zod';
import { nodeKinds } from '#schemas/nodes/index.ts';
import type { NodeKind } from '#schemas/nodes/node-kind.ts';
import { promptSegment } from '#schemas/nodes/prompt.ts';
import { retry } from '#schemas/nodes/retry.ts';
import { flow, flowEdge, flowNode, flowNote } from './flow.ts';
import { flowTest, testStep } from './flow-test.ts';
import { variable } from './variable.ts';

/**
 * JSON Schema (draft 2020-12) of a flow document, with the config of every node kind. What a schema cannot say (unique
 * keys, types of expressions, edges that fit) is left to the compiler's checks.
 */
export function flowJsonSchema(): z.core.JSONSchema.BaseSchema {
  const names = z.registry<{ id?: string; title?: string; description?: string }>();
  for (const [id, schema] of Object.entries(SHARED)) names.add(schema, { id });
  const [first, ...others] = Object.values<NodeKind>(nodeKinds).map((kind) => {
    const node = flowNode.extend({ kind: z.literal(kind.kind), config: kind.config });
    const { name, description } = kind.texts.en;
    names.add(node, { id: `node-${kind.kind}`, title: name, description });
    return node;
  });
  if (!first) throw new Error('there are no node kinds');
  const document = flow.extend({ nodes: z.array(z.discriminatedUnion('kind', [first, ...others])) });
  names.add(document, { title: 'Switchyard flow' });
  return z.toJSONSchema(document, { io: 'input', metadata: names });
}

/** Parts that occur in several places, by the name they get under `$defs`. */
const SHARED = {
  variable,
  edge: flowEdge,
  note: flowNote,
  test: flowTest,
  'test-step': testStep,
  'prompt-piece': promptSegment,
  retry,
};
