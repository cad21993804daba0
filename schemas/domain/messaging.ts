import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import { catalogueId, catalogueName } from './catalogue-id.ts';
import { country } from './country.ts';
import { namedUse } from './flow-use.ts';

/** How e-mail leaves the installation (S26). The password is kept apart, encrypted. */
export const mailSettings = z.strictObject({
  host: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .regex(/^[A-Za-z0-9.:_-]+$/, 'host-name'),
  port: z.number().int().min(1).max(65_535),
  /** `tls` from the first byte (port 465), `starttls` before anything is said (587), or none (25, inside a network). */
  security: z.enum(['starttls', 'tls', 'none']),
  /** Empty where the server asks for no account. */
  user: z.string().trim().max(200),
  fromAddress: z.email().max(254),
  fromName: z.string().trim().max(100),
});
export type MailSettings = z.infer<typeof mailSettings>;

export const mailServer = z.object({
  id: catalogueId,
  name: catalogueName,
  ...mailSettings.shape,
  hasPassword: z.boolean(),
  /** Used by everything that names no server. */
  isDefault: z.boolean(),
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  usedBy: z.object({ campaigns: z.array(namedUse) }),
});
export type MailServer = z.infer<typeof mailServer>;

/** Why a message was not sent; `detail` beside it is what the other side said. */
export const mailFailure = z.enum([
  'not-configured',
  'secret-unreadable',
  'invalid-recipient',
  'unknown-host',
  'connection-refused',
  'connection-lost',
  'timeout',
  'certificate',
  'no-encryption',
  'authentication',
  'sender-refused',
  'recipient-refused',
  'refused',
]);
export type MailFailure = z.infer<typeof mailFailure>;

/**
 * A web service that sends SMS. Address, header values and body may hold `{{to}}` (E.164), `{{digits}}` (the same without +),
 * `{{text}}` and `{{key}}`, which is kept apart, encrypted.
 */
export const smsSettings = z.strictObject({
  url: z
    .string()
    .trim()
    .max(2000)
    .regex(/^https?:\/\/[^\s/{}]+/, 'http-address'),
  method: z.enum(['POST', 'GET', 'PUT']),
  headers: z
    .array(
      z.strictObject({
        name: z
          .string()
          .trim()
          .min(1)
          .max(100)
          .regex(/^[A-Za-z0-9_-]+$/, 'header-name'),
        value: z.string().max(2000),
      }),
    )
    .max(30),
  body: field(z.string().max(10_000), { widget: 'textarea' }),
  /** Numbers without a country code are read as this country's. */
  country,
});
export type SmsSettings = z.infer<typeof smsSettings>;

export const smsFailure = z.enum([
  'not-configured',
  'secret-unreadable',
  'invalid-recipient',
  'refused',
  'timeout',
  'unknown-host',
  'connection-refused',
  'connection-lost',
  'unreachable',
  'certificate',
  'address-not-allowed',
  'failed',
]);
export type SmsFailure = z.infer<typeof smsFailure>;
