import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Medium } from '#schemas/domain/agent.ts';
import type { QuotaProgress } from '#schemas/domain/quota.ts';

/** Things of the installation that a campaign names by id. */
export type NamedKind =
  | 'queue'
  | 'skill'
  | 'schedule'
  | 'holiday-group'
  | 'flow'
  | 'audio'
  | 'dispositions'
  | 'data-file'
  | 'email-template'
  | 'attachments'
  | 'mail-server';

/** Where a number leads. `free`: nowhere. `unknown`: no range has it. `lost`: it was this campaign's and is no longer. */
export type DidState =
  | { state: 'free' | 'own' | 'unknown' | 'lost' }
  | { state: 'held'; by: string; holder: 'flow' | 'campaign' };

/** Somebody who could take calls of the campaign's queue. */
export interface StaffMember {
  name: string;
  signedIn: boolean;
  media: readonly Medium[];
  /** Level by skill. */
  skills: Readonly<Record<string, number>>;
}

/** What the summary of a campaign must know of the installation at this moment. */
export interface SummaryFacts {
  /** Today where the installation is, `2026-03-02`. */
  today: string;
  telephonyConnected: boolean;
  /** Of the flow that the campaign would have if it were active. */
  diagnostics: readonly Diagnostic[];
  /** The campaign's own flow puts callers into queues by itself. */
  ownFlowHasQueue: boolean;
  /** Everybody who comes back from that flow has talked with an agent. */
  ownFlowHandsBack: boolean;
  /** The overflow flow comes to those who wait while nobody is signed in. */
  overflowWithoutAgents: boolean;
  /** By number. */
  dids: Readonly<Record<string, DidState>>;
  /** What exists, by id. */
  names: Readonly<Record<NamedKind, Readonly<Record<string, string>>>>;
  /** Of the flows that exist, those that are published, with their kind. */
  published: Readonly<Record<string, string>>;
  /** Of the queue's agents. */
  staff: readonly StaffMember[];
  /** Skills of groups in which the next level down is taken as well. */
  decrementing: readonly string[];
  /** What never lets anybody in: the campaign's hours, or its holidays on every day that they would. */
  neverOpen: 'hours' | 'holidays' | null;
  /** The way by which callers come back who are passed on without having chosen it, and the node where it begins. */
  round: { node: string; names: readonly string[] } | null;
  /** Days of the holiday group from today on. */
  holidaysToCome: number;
  /** The hours in which customers may be called back are empty. */
  neverCalling: boolean;
  /** Codes of the statuses of the disposition group. */
  dispositionCodes: readonly string[];
  /** Where the campaign stands with the quota of these settings; null without one. */
  quota: QuotaProgress | null;
  /** Some status of the disposition group counts towards it. */
  countsTowardsQuota: boolean;
}
