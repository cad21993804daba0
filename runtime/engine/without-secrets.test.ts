import { expect, it } from 'vitest';
import type { Effect } from '#schemas/effects/index.ts';
import { withoutSecrets } from './without-secrets.ts';

const request = (hiddenHeaders?: string[]): Effect => ({
  id: 'c:1.0',
  effect: 'http',
  params: {
    method: 'GET',
    url: 'https://example.org/',
    headers: { Authorization: 'Bearer secret', Accept: 'text/plain' },
    ...(hiddenHeaders ? { hiddenHeaders } : {}),
    body: '',
    timeoutMs: 1000,
  },
});

const masked = (effect: Effect) =>
  withoutSecrets({ seq: 1, at: 0, event: { type: 'timer' }, trace: [], effects: [effect] }).effects[0];

it('masks the values of hidden headers and nothing else', () => {
  expect(masked(request(['authorization']))).toMatchObject({
    params: { headers: { Authorization: '•••', Accept: 'text/plain' }, url: 'https://example.org/' },
  });
  expect(masked(request())).toEqual(request());
});
