import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { expressionText, templateText, variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileHttpRequest } from './compile.ts';
import { texts } from './text.ts';

export const httpHeader = z.strictObject({
  name: field(
    z
      .string()
      .max(100)
      .regex(/^[A-Za-z0-9_-]*$/, 'header-name'),
    { widget: 'text' },
  ),
  value: field(templateText, { widget: 'template', evaluated: 'template', optional: true }),
  /** Keeps the value (a key, a token) out of journals and live views. */
  hidden: field(z.boolean().default(false), { widget: 'switch' }),
});

export const responseMapping = z.strictObject({
  variable: field(variableName, { widget: 'variable', reference: 'variable', writes: true }),
  value: field(expressionText, {
    widget: 'expression',
    evaluated: { sameTypeAs: 'variable' },
    sees: ['status', 'body', 'headers'],
  }),
});

export const httpRequestConfig = z.strictObject({
  method: field(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'), { widget: 'select' }),
  url: field(z.string().max(2000), { widget: 'template', evaluated: 'template' }),
  headers: field(
    z
      .array(httpHeader)
      .max(50)
      .default([])
      .refine((headers) => allDifferent(headers.map(({ name }) => name.toLowerCase())), 'duplicate-header'),
    { widget: 'list' },
  ),
  body: field(z.string().max(100_000).default(''), {
    widget: 'template',
    evaluated: 'template',
    optional: true,
    when: { field: 'method', is: ['POST', 'PUT', 'PATCH', 'DELETE'] },
  }),
  timeoutMs: field(z.number().int().min(100).max(60_000).default(5000), { widget: 'duration', unit: 'milliseconds' }),
  mapping: field(z.array(responseMapping).max(100).default([]), { widget: 'list' }),
});
export type HttpRequestConfig = z.infer<typeof httpRequestConfig>;

/** Asks another system over HTTP and keeps parts of its answer in variables. */
export const httpRequest = defineNode({
  kind: 'http-request',
  category: 'data',
  icon: 'world-download',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: httpRequestConfig,
  initial: (): HttpRequestConfig => ({ method: 'GET', url: '', headers: [], body: '', timeoutMs: 5000, mapping: [] }),
  exits: () => [{ id: 'success' }, { id: 'http-error' }, { id: 'timeout' }, { id: 'error', optional: true }],
  summary: (config) => `${config.method} ${config.url}`.trim(),
  compile: compileHttpRequest,
  texts,
});
