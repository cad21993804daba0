import { z } from 'zod';
import { flowTest } from './flow-test.ts';
import { flowSettings, waiver } from './settings.ts';
import { variable } from './variable.ts';

/** The number a flow document carries in `format`; raised with a migration whenever its shape changes. */
export const CURRENT_FORMAT = 1;

export const flowKind = z.enum(['ivr', 'overflow', 'strategy', 'script']);
export type FlowKind = z.infer<typeof flowKind>;

export const language = z.string().regex(/^[a-z]{2}$/, 'language-code');

const identifier = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, 'identifier');

export const flowNode = z.strictObject({
  id: identifier,
  kind: z.string().min(1),
  label: z.string().max(200),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  /** Checked against the schema of the node's kind, so that one broken node leaves the others readable. */
  config: z.record(z.string(), z.unknown()),
});
export type FlowNode = z.infer<typeof flowNode>;

export const flowEdge = z.strictObject({
  id: identifier,
  source: identifier,
  exit: z.string().min(1).max(100),
  target: identifier,
});
export type FlowEdge = z.infer<typeof flowEdge>;

export const flowNote = z.strictObject({
  id: identifier,
  position: z.strictObject({ x: z.number(), y: z.number() }),
  size: z.strictObject({ width: z.number().min(40).max(4000), height: z.number().min(24).max(4000) }),
  text: z.string().max(5000),
  colour: z.enum(['yellow', 'blue', 'green', 'red', 'grey']),
});
export type FlowNote = z.infer<typeof flowNote>;

/** A flow as designers draw, export and import it (F1, F2). */
export const flow = z.strictObject({
  format: z.literal(CURRENT_FORMAT),
  id: identifier,
  name: z.string().min(1).max(200),
  kind: flowKind,
  description: z.string().max(5000).default(''),
  /** The first one is spoken unless the flow chooses another. */
  languages: z.array(language).min(1).max(20),
  variables: z.array(variable).max(500),
  nodes: z.array(flowNode).max(5000),
  edges: z.array(flowEdge).max(20_000),
  notes: z.array(flowNote).max(1000),
  tests: z.array(flowTest).max(1000),
  settings: flowSettings.prefault({}),
  waivers: z.array(waiver).max(1000).default([]),
});
export type Flow = z.infer<typeof flow>;
