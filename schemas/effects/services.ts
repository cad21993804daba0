import { z } from 'zod';
import { defineEffect } from './effect-kind.ts';

const response = z.object({ status: z.number(), body: z.unknown(), headers: z.record(z.string(), z.string()) });

/** Effects that a service outside the call answers. */
export const serviceEffects = {
  http: defineEffect({
    by: 'service',
    params: z.object({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      /** Names of headers whose values journals and live views leave out. */
      hiddenHeaders: z.array(z.string()).optional(),
      body: z.string(),
      timeoutMs: z.number(),
    }),
    outcomes: {
      success: response,
      /** A status outside 200–299, or no response at all (status 0). */
      'http-error': response,
      timeout: z.object({}),
    },
    usual: ({ timeoutMs }) => ({ outcome: 'timeout', afterMs: timeoutMs }),
    asked: ({ method, url }) => `http:${method} ${url}`,
  }),
};
