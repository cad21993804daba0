import { z } from 'zod';

const count = z.number();
const seconds = z.number();

/**
 * What happened in a part of a period, as counts and sums only: figures of several parts are added up, and rates are made
 * of the sums.
 */
export const reportFigures = z.object({
  /** Callers whose wait in a queue is over, and how it ended. */
  offered: count,
  answered: count,
  abandoned: count,
  /** Went on to an overflow, a promised call, or another queue. */
  overflow: count,
  failed: count,
  /** Answered within the seconds of their queue. */
  inTime: count,
  /** Of those who were answered. */
  waitSeconds: seconds,
  longestWaitSeconds: seconds,
  /** Answered callers for whom a wait had been predicted, what was predicted, what came, and by how much they differ. */
  predicted: count,
  predictedSeconds: seconds,
  seenSeconds: seconds,
  differenceSeconds: seconds,
  /** Contacts that agents have finished, of any medium. */
  conversations: count,
  /** Times that an agent’s phone was not answered. */
  notAnswered: count,
  /** Without hold. */
  talkSeconds: seconds,
  holdSeconds: seconds,
  wrapUpSeconds: seconds,
  positive: count,
  /** Positive ones included (S40). */
  argued: count,
  /** With a status that counts towards a quota (S42). */
  quota: count,
  callbacksPlanned: count,
  callbacksKept: count,
});
export type ReportFigures = z.infer<typeof reportFigures>;

export const figureNames = reportFigures.keyof().options;

export const NO_FIGURES: ReportFigures = {
  offered: 0,
  answered: 0,
  abandoned: 0,
  overflow: 0,
  failed: 0,
  inTime: 0,
  waitSeconds: 0,
  longestWaitSeconds: 0,
  predicted: 0,
  predictedSeconds: 0,
  seenSeconds: 0,
  differenceSeconds: 0,
  conversations: 0,
  notAnswered: 0,
  talkSeconds: 0,
  holdSeconds: 0,
  wrapUpSeconds: 0,
  positive: 0,
  argued: 0,
  quota: 0,
  callbacksPlanned: 0,
  callbacksKept: 0,
};

/** Figures of two parts together. */
export function addFigures(one: ReportFigures, other: Partial<ReportFigures>): ReportFigures {
  const sum = { ...one };
  for (const name of figureNames) sum[name] += other[name] ?? 0;
  sum.longestWaitSeconds = Math.max(one.longestWaitSeconds, other.longestWaitSeconds ?? 0);
  return sum;
}

/** Of all callers; null without any. */
export function serviceLevelOf({ inTime, offered }: Pick<ReportFigures, 'inTime' | 'offered'>): number | null {
  return share(inTime, offered);
}

export function abandonRateOf({ abandoned, offered }: Pick<ReportFigures, 'abandoned' | 'offered'>): number | null {
  return share(abandoned, offered);
}

/** Positive of all that were argued (S40). */
export function conversionRateOf({ positive, argued }: Pick<ReportFigures, 'positive' | 'argued'>): number | null {
  return share(positive, argued);
}

export function averageWaitOf({ waitSeconds, answered }: ReportFigures): number | null {
  return share(waitSeconds, answered);
}

/** Talk, hold and wrap-up of a conversation. */
export function averageHandlingOf(figures: ReportFigures): number | null {
  return share(figures.talkSeconds + figures.holdSeconds + figures.wrapUpSeconds, figures.conversations);
}

/** By how much predicted waits miss, on average. */
export function predictionErrorOf({ differenceSeconds, predicted }: ReportFigures): number | null {
  return share(differenceSeconds, predicted);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Work of all time in which an agent could have worked; null for who could not. */
export function occupancyOf(time: {
  readySeconds: number;
  ringingSeconds: number;
  talkSeconds: number;
  wrapUpSeconds: number;
}): number | null {
  const worked = time.talkSeconds + time.wrapUpSeconds;
  return share(worked, worked + time.readySeconds + time.ringingSeconds);
}
