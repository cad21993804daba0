import { z } from 'zod';
import type { MailFailure } from '#schemas/domain/messaging.ts';

/** What the mail library throws, as far as it tells us something. */
const thrown = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  response: z.string().optional(),
  responseCode: z.number().optional(),
  message: z.string().default(''),
  cause: z.unknown().optional(),
  syscall: z.string().optional(),
  errno: z.union([z.string(), z.number()]).optional(),
});

const DETAIL_CHARACTERS = 300;

/** Says why an e-mail was not sent, and what the mail server said about it. */
export function mailFailureOf(error: unknown): { reason: MailFailure; detail: string } {
  const known = thrown.safeParse(error instanceof Error ? { ...error, message: error.message } : error).data;
  if (!known) return { reason: 'refused', detail: '' };
  const detail = (known.response ?? known.message).slice(0, DETAIL_CHARACTERS);
  return { reason: reasonOf(known), detail };
}

function reasonOf({ code = '', command = '', message, responseCode }: z.output<typeof thrown>): MailFailure {
  const names = `${code} ${message}`;
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'authentication';
  if (code === 'EENVELOPE') return command.startsWith('MAIL') ? 'sender-refused' : 'recipient-refused';
  if (/\bE(DNS|AI_AGAIN)\b|ENOTFOUND|EAI_AGAIN/.test(names)) return 'unknown-host';
  if (/ECONNREFUSED/.test(names)) return 'connection-refused';
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY|certificate/i.test(names)) return 'certificate';
  if (code === 'ETLS' || code === 'EREQUIRETLS' || /wrong version number|SSL routines/i.test(message)) {
    return 'no-encryption';
  }
  if (/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/.test(names)) return 'timeout';
  if (responseCode !== undefined) return 'refused';
  return code === 'ESOCKET' || code === 'ECONNECTION' || /ECONNRESET|closed/i.test(names)
    ? 'connection-lost'
    : 'refused';
}
