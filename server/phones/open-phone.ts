import { randomBytes } from 'node:crypto';
import { phoneEndpoint } from '#runtime/telephony/asterisk/phone-names.ts';
import type { TelephonyPort } from '#runtime/telephony/port.ts';

/** What a browser phone registers with, as `sip:<username>@<domain>` over the WebSocket at `/api/phone`. */
export interface PhoneAccount {
  extension: string;
  username: string;
  password: string;
  domain: string;
}

/**
 * Opens the phone of an extension under a new password: whoever had it before can no longer register, and a call that is
 * up goes on.
 */
export async function openPhone({
  port,
  extension,
}: {
  port: Pick<TelephonyPort, 'provisionPhone'>;
  extension: string;
}): Promise<PhoneAccount> {
  const password = randomBytes(passwordBytes).toString('base64url');
  await port.provisionPhone({ extension, password });
  return { extension, username: phoneEndpoint(extension), password, domain: phoneDomain };
}

const passwordBytes = 24;
/** Only a name: everything goes through the WebSocket. No such host can exist (RFC 2606). */
const phoneDomain = 'switchyard.invalid';
