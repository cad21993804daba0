import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { MailFailure, MailSettings } from '#schemas/domain/messaging.ts';
import { mailFailureOf } from './mail-failure.ts';

export interface Mail {
  /** Several addresses are parted by commas. */
  to: string;
  cc: string;
  subject: string;
  body: string;
  html: boolean;
  attachments?: readonly { fileName: string; contentType: string; content: Uint8Array }[];
}

export type MailResult = { sent: true } | { sent: false; reason: MailFailure; detail: string };

export interface MailAccount {
  settings: MailSettings;
  password: string | null;
}

/** Sends e-mails by SMTP, over connections that are kept for the next ones of the same account. */
export interface Mailer {
  /** @param key The same message sent again under the same key carries the same Message-ID. */
  send(account: MailAccount, mail: Mail, key: string): Promise<MailResult>;
  close(): void;
}

const STEP_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 20_000;
/** For everything together, connection and content. */
const SEND_TIMEOUT_MS = 45_000;
const MAX_CONNECTIONS = 3;
/** Kept for the next e-mail. What a pool still has to send when it is closed is not sent. */
const MAX_ACCOUNTS = 50;
const MAX_RECIPIENTS = 50;

export function createMailer(): Mailer {
  /** By account, the one used longest ago first: campaigns have servers of their own. */
  const open = new Map<string, ReturnType<typeof openTransport>>();

  function transportFor(account: MailAccount) {
    const name = JSON.stringify(account);
    const transport = open.get(name) ?? openTransport(account);
    open.delete(name);
    open.set(name, transport);
    const [oldest] = open;
    if (oldest && open.size > MAX_ACCOUNTS) {
      oldest[1].close();
      open.delete(oldest[0]);
    }
    return transport;
  }

  return {
    async send(account, mail, key) {
      const { fromAddress, fromName } = account.settings;
      const to = addressesOf(mail.to);
      const cc = addressesOf(mail.cc);
      if (!to || !cc || to.length === 0 || to.length + cc.length > MAX_RECIPIENTS) {
        return { sent: false, reason: 'invalid-recipient', detail: [mail.to, mail.cc].filter(Boolean).join(', ') };
      }
      try {
        await withinLimit(
          transportFor(account).sendMail({
            from: fromName === '' ? fromAddress : { name: fromName, address: fromAddress },
            to,
            cc,
            subject: mail.subject,
            ...(mail.html ? { html: mail.body } : { text: mail.body }),
            attachments: mail.attachments?.map(({ fileName, contentType, content }) => ({
              filename: fileName,
              contentType,
              content: Buffer.from(content),
            })),
            messageId: messageId(key, fromAddress),
            // Answers of absent colleagues would reach a mailbox that nobody reads.
            headers: { 'auto-submitted': 'auto-generated' },
            disableFileAccess: true,
            disableUrlAccess: true,
          }),
        );
        return { sent: true };
      } catch (error) {
        return { sent: false, ...mailFailureOf(error) };
      }
    },
    close() {
      for (const transport of open.values()) transport.close();
    },
  };
}

function openTransport({ settings: { host, port, security, user }, password }: MailAccount) {
  return createTransport({
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === '' ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
  });
}

const address = z.email().max(254);

/** @returns Null when one of them is no address. */
function addressesOf(list: string): string[] | null {
  const found = list
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return found.every((one) => address.safeParse(one).success) ? found : null;
}

function messageId(key: string, from: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<${digest}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

function withinLimit<T>(sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no end'), { code: 'ETIMEDOUT' })), SEND_TIMEOUT_MS);
  });
  return Promise.race([sending, limit]).finally(() => clearTimeout(timer));
}
