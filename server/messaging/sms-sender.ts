import type { Service } from '#runtime/engine/ports.ts';
import { type SmsFailure, type SmsSettings, smsFailure } from '#schemas/domain/messaging.ts';
import { validPhone } from '../phone-numbers.ts';

export type SmsResult = { sent: true } | { sent: false; reason: SmsFailure; detail: string };

interface Sms {
  to: string;
  text: string;
  /** Sent as Idempotency-Key, so that a gateway can tell a message that comes again. */
  key: string;
}

interface Gateway {
  settings: SmsSettings;
  secret: string | null;
}

const TIMEOUT_MS = 15_000;
const DETAIL_CHARACTERS = 300;

/** Hands an SMS to the gateway, over the same guarded HTTP as flows have. */
export async function sendSms(http: Service<'http'>, { settings, secret }: Gateway, sms: Sms): Promise<SmsResult> {
  const number = validPhone(sms.to, settings.country);
  if (number === null) return { sent: false, reason: 'invalid-recipient', detail: sms.to };
  const values: Values = { to: number, digits: number.slice(1), text: sms.text, key: secret ?? '' };
  const type = settings.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const { outcome, data } = await http(
    {
      method: settings.method,
      url: fill(settings.url, values, encodeURIComponent),
      headers: Object.fromEntries(settings.headers.map(({ name, value }) => [name, fill(value, values, singleLine)])),
      body: fill(settings.body, values, encoderFor(type, settings.body)),
      timeoutMs: TIMEOUT_MS,
    },
    { effectId: sms.key, contactId: '' },
  );
  if (outcome === 'success') return { sent: true };
  return { sent: false, ...failureOf(outcome, data) };
}

interface Values {
  to: string;
  digits: string;
  text: string;
  key: string;
}

function fill(template: string, values: Values, encode: (text: string) => string): string {
  return template.replace(/\{\{\s*(to|digits|text|key)\s*\}\}/g, (_, name: keyof Values) => encode(values[name]));
}

/** A value must not end the place it is put into: not a string of JSON, not a field of a form. */
function encoderFor(contentType: string, body: string): (text: string) => string {
  if (/json/i.test(contentType) || /^\s*[{[]/.test(body)) return (text) => JSON.stringify(text).slice(1, -1);
  if (/x-www-form-urlencoded/i.test(contentType)) return encodeURIComponent;
  return (text) => text;
}

function singleLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

function failureOf(outcome: string, data: Record<string, unknown>): { reason: SmsFailure; detail: string } {
  if (outcome === 'timeout') return { reason: 'timeout', detail: '' };
  const { status, body } = data;
  if (status !== 0) {
    const said = typeof body === 'string' ? body : JSON.stringify(body ?? '');
    return { reason: 'refused', detail: `HTTP ${String(status)} ${said}`.slice(0, DETAIL_CHARACTERS) };
  }
  const code = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : '';
  return { reason: smsFailure.safeParse(code).data ?? 'failed', detail: code };
}
