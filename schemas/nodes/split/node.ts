import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { branchId } from '../branch-id.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileSplit } from './compile.ts';
import { texts } from './text.ts';

export const splitShare = z.strictObject({
  id: branchId,
  label: field(z.string().max(100).default(''), { widget: 'text' }),
  percent: field(z.number().int().min(0).max(100), { widget: 'number', unit: 'percent' }),
});

export const splitConfig = z.strictObject({
  shares: field(
    z
      .array(splitShare)
      .min(2)
      .max(20)
      .refine((shares) => allDifferent(shares.map(({ id }) => id)), 'duplicate-branch')
      .refine((shares) => shares.reduce((sum, { percent }) => sum + percent, 0) === 100, 'hundred-percent'),
    { widget: 'list' },
  ),
});
export type SplitConfig = z.infer<typeof splitConfig>;

/** Sends a share of the contacts each way, by chance. */
export const split = defineNode({
  kind: 'split',
  category: 'logic',
  icon: 'percentage',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: splitConfig,
  initial: (): SplitConfig => ({
    shares: [
      { id: '1', label: '', percent: 50 },
      { id: '2', label: '', percent: 50 },
    ],
  }),
  exits: (config) => [
    ...config.shares.map(({ id, label, percent }) => ({
      id: `share-${id}`,
      label: label ? `${label} (${percent} %)` : `${percent} %`,
    })),
    { id: 'error', optional: true },
  ],
  summary: (config) => config.shares.map(({ percent }) => `${percent} %`).join(' · '),
  compile: compileSplit,
  texts,
});
