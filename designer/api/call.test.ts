import { describe, expect, it } from 'vitest';
import { assignDid } from '#schemas/api/dids.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { ApiError } from './api-error.ts';
import { readAnswer, urlOf } from './call.ts';
import { onSessionEnd } from './session-end.ts';

const refused = (status: number, body: unknown, retryAfter: string | null = null) => {
  try {
    readAnswer(listFlows, { status, text: typeof body === 'string' ? body : JSON.stringify(body), retryAfter });
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error('was not refused');
};

describe('a call to the server', () => {
  it('fills in the path and leaves out what is not asked for', () => {
    const input = { params: { number: '+33180000000' }, body: { flowId: null } };
    expect(urlOf(assignDid, input)).toBe('/api/dids/%2B33180000000');
    expect(urlOf(listFlows, { query: { kind: undefined } })).toBe('/api/flows');
    expect(urlOf(listFlows, { query: { kind: 'ivr' } })).toBe('/api/flows?kind=ivr');
  });

  it('gives the server’s refusal with its issues and how long to wait', () => {
    const issues = [{ path: ['name'], rule: 'too-small', message: 'Must not be empty' }];
    const error = refused(429, { code: 'too-many-attempts', message: 'Wait', issues }, '12');
    expect(error).toMatchObject({ status: 429, code: 'too-many-attempts', issues, retryAfterSeconds: 12 });
  });

  it('tells an unreachable server from one that answers nonsense', () => {
    expect(refused(502, '<html>Bad gateway</html>').code).toBe('unreachable');
    expect(refused(500, '<html>Oops</html>').code).toBe('unexpected-answer');
    expect(refused(200, { flows: 'none' }).code).toBe('unexpected-answer');
  });

  it('announces that the session has ended', () => {
    let ended = 0;
    const stop = onSessionEnd(() => {
      ended += 1;
    });
    refused(401, { code: 'not-signed-in', message: 'Sign in', issues: [] });
    stop();
    refused(401, { code: 'not-signed-in', message: 'Sign in', issues: [] });
    expect(ended).toBe(1);
  });
});
