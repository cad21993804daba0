import type { CallExit } from '#schemas/nodes/call/node.ts';
import type { MachineMessageConfig } from '#schemas/nodes/machine-message/node.ts';
import type { PhoneNumberConfig } from '#schemas/nodes/phone-number/node.ts';
import type { SendSmsConfig } from '#schemas/nodes/send-sms/node.ts';
import type { TimeRange } from '#schemas/nodes/time-ranges/config.ts';
import type { RetryRule } from './retry-rule.ts';

/**
 * A call strategy as its admins know it: number × range × attempt × result → rule. It is the same document as the graph;
 * what is drawn in a way that the table has no words for stays as it is, and the table says where it begins (`drawn`).
 */
export interface StrategyTable {
  /** By ascending `tel`. */
  numbers: TableNumber[];
}

export interface TableNumber {
  terms: PhoneNumberConfig;
  /** For a record without this number. */
  missing: Action;
  /** What follows a preliminary call; null for a number that has none. */
  preliminary: Plan | null;
  week: Week;
}

/** When a number is called: in ranges of the week, or at any time. */
export type Week =
  | { type: 'ranges'; ranges: TableRange[]; outside: Action }
  | { type: 'always'; plan: Plan }
  | { type: 'drawn'; node: string | null };

export interface TableRange extends TimeRange {
  plan: Plan;
}

/** Attempts in their order; the last one stands for all that follow. */
export type Plan = { type: 'attempts'; attempts: Attempt[] } | { type: 'drawn'; node: string | null };

export interface Attempt {
  ringSeconds: number;
  rules: Record<CallExit, Rule>;
}

/** What happens after a result: perhaps a message on the machine, perhaps a text, then one action. */
export interface Rule {
  message: MachineMessageConfig | null;
  sms: SendSmsConfig | null;
  action: Action;
}

export type Action =
  | { do: 'retry'; tel: number; rule: RetryRule }
  | { do: 'next-number' }
  | { do: 'give-up' }
  | { do: 'finished' }
  /** As the rule of the preliminary call says; only there. */
  | { do: 'preliminary' }
  /** To a node of the graph. */
  | { do: 'drawn'; node: string }
  | { do: 'none' };

/** Where a rule or a part of the plan stands: which node of the graph it is, is remembered by this. */
export const placeOf = {
  number: (tel: number) => `${tel}`,
  missing: (tel: number) => `${tel}/missing`,
  ranges: (tel: number) => `${tel}/ranges`,
  outside: (tel: number) => `${tel}/outside`,
  preliminary: (tel: number) => `${tel}/preliminary`,
  always: (tel: number) => `${tel}/always`,
  range: (tel: number, id: string) => `${tel}/range:${id}`,
  switch: (plan: string) => `${plan}/switch`,
  /** Counted from the front, but the last one keeps its place when attempts are added before it. */
  attempt: (plan: string, index: number, count: number) => `${plan}/${index === count - 1 ? 'others' : index + 1}`,
  rule: (attempt: string, exit: CallExit) => `${attempt}/${exit}`,
  part: (rule: string, part: 'message' | 'sms' | 'action') => `${rule}/${part}`,
};
