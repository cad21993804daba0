import type { z } from 'zod';
import type { FlowKind } from '#schemas/flow/flow.ts';
import type { FlowSettings } from '#schemas/flow/settings.ts';
import type { Variable } from '#schemas/flow/variable.ts';
import type { IrState, IrTarget } from '#schemas/ir/ir.ts';

/** One way out of a node. */
export interface Exit {
  id: string;
  /** The author's own words for it (a menu choice, a branch); otherwise the kind's texts name it. */
  label?: string;
  /** The same in the languages of the flow, where it is a text that somebody sees. */
  labels?: Readonly<Record<string, string>>;
  /** An exit that may stay unconnected: the contact then ends with the platform's apology. */
  optional?: boolean;
}

/** The pseudo exit by which a sub-flow goes back to its caller; lowering leads it to the caller's exit or to the end. */
export const RETURN_EXIT = '$return';

/** The pseudo exit by which an overflow flow begins anew; lowering leads it to the flow's start. */
export const RESTART_EXIT = '$restart';

export type NodeCategory = 'talk' | 'queue' | 'logic' | 'data' | 'call';

export interface NodeTexts {
  name: string;
  description: string;
  /** By exit id. Exits that carry a label of their own need none. */
  exits: Record<string, string>;
  /** By field path, list items by `[]`: `choices[].key`. */
  fields: Record<string, FieldTexts>;
  /** Names of the options of a select field and of the types of a prompt's pieces, by `path=option`: `method=GET`. */
  options?: Record<string, string>;
}

export interface FieldTexts {
  label: string;
  help?: string;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A state as a node kind writes it; lowering adds where it came from. */
export type NodeState = DistributiveOmit<IrState, 'node' | 'scope' | 'entry'>;

/** How a kind names the targets of its transitions while lowering. */
export interface Targets {
  exit(id: string): IrTarget;
  /** A state of the same node, by its local name. */
  state(name: string): IrTarget;
  /** The scope of the flow the node stands in, for assignments. */
  scope: string;
  /** The path of the node itself, by which its effects can name it. */
  node: string;
  /** The variables of the flow the node stands in. */
  variables: readonly Variable[];
  /** The flow the node stands in, for kinds that go by its settings or by what its other nodes say. */
  flow: { settings: FlowSettings; configsOf(kind: string): readonly unknown[] };
}

/** Everything one node kind is, before its config type is erased for the registry. */
interface NodeKindSpec<Config> {
  kind: string;
  category: NodeCategory;
  /** Name of a Tabler icon. */
  icon: string;
  flowKinds: readonly FlowKind[];
  config: z.ZodType<Config>;
  /** The config of a node that was just dropped on the canvas. */
  initial(context: { languages: readonly string[] }): NoInfer<Config>;
  exits(config: Config): Exit[];
  /** The essential part of the config, in one short line for the canvas. */
  summary(config: Config, language: string): string;
  /** States by local name; the first is where the node is entered. */
  compile(config: Config, to: Targets): Record<string, NodeState>;
  /** Only imports make such nodes; a flow that has one cannot be published. */
  placeholder?: true;
  /** Lowered by the compiler itself because it needs other documents (`sub-flow`). */
  inlines?: 'sub-flow';
  texts: { en: NodeTexts; fr: NodeTexts };
}

/** A node kind as the compiler and the designer use it, whatever its config. */
export type NodeKind = NodeKindSpec<unknown>;

/**
 * Declares a node kind. Its functions are only ever called with a config that its own schema has parsed, which is what
 * makes erasing the config type safe.
 */
export function defineNode<Config>(spec: NodeKindSpec<Config>): NodeKind {
  return {
    ...spec,
    exits: (config) => spec.exits(config as Config),
    summary: (config, language) => spec.summary(config as Config, language),
    compile: (config, to) => spec.compile(config as Config, to),
  };
}
