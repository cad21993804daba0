import { z } from 'zod';

/** ISO 3166-1, two capital letters. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'country-code');
