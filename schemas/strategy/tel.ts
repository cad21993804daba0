import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';

/** Records have at most so many numbers. */
export const MAX_TEL = 20;

/** Which number of a record: 1 stands for TEL1. */
export const tel = field(z.number().int().min(1).max(MAX_TEL).default(1), { widget: 'number' });
