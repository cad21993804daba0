import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sessionLifeMs } from '../services/session/tokens.ts';
import type { HttpEnvironment } from './environment.ts';

export const sessionCookie = 'switchyard_session';

export function readSessionCookie(context: Context<HttpEnvironment>): string | undefined {
  return getCookie(context, sessionCookie);
}

/** Scripts cannot read it, and other sites cannot send it along with what changes something. */
export function writeSessionCookie(context: Context<HttpEnvironment>, token: string | null, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  if (token === null) deleteCookie(context, sessionCookie, options);
  else setCookie(context, sessionCookie, token, { ...options, maxAge: sessionLifeMs / 1000 });
}

/** The same cookie from the header of a WebSocket's first request. */
export function sessionTokenOf(cookieHeader: string | undefined): string | undefined {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === sessionCookie) return value;
  }
  return undefined;
}
