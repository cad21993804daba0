import { isIP } from 'node:net';
import { z } from 'zod';

/** Reads and checks the settings; every problem is reported at once, and no value of a secret is ever printed. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  // An empty variable is how shells and container files say "not set".
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in settingsShape && value !== undefined && value !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new SettingsError(parsed.error.issues.map((issue) => describeIssue(issue, given)));
}

/** The settings cannot be used; the message names each variable, its rule and its value. */
export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(`Switchyard cannot start with these settings:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(0, 'must be 0 or more')
  .max(65_535, 'must be at most 65535');
const seconds = (min: number, max: number) =>
  z.coerce.number('must be a number of seconds').min(min, `must be at least ${min}`).max(max, `must be at most ${max}`);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' });
const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((text) => text === 'true' || text === '1');

const settingsShape = {
  PORT: port.default(3000).describe('Port on which everything is served; 0 takes a free one.'),
  HOST: z.string().default('0.0.0.0').describe('Address to listen on.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL that starts with postgres://' })
    .optional()
    .describe('Postgres server to use. Without it an embedded database in the data folder serves a single node.'),
  SWITCHYARD_DATA_DIR: z
    .string()
    .default('./data')
    .describe('Folder for the embedded database, speech and media files.'),
  SWITCHYARD_ADMIN_PASSWORD: z
    .string()
    .min(10, 'must have at least 10 characters')
    .max(200, 'must have at most 200 characters')
    .optional()
    .describe('Password of the first account, `admin`. Without it one is made up and printed once.'),
  SWITCHYARD_PUBLIC_URL: httpUrl
    .optional()
    .describe(
      'Address under which browsers reach the server, when it stands behind a proxy. With https, cookies are secure.',
    ),
  SWITCHYARD_ORIGINS: list
    .pipe(z.array(httpUrl))
    .default([])
    .describe('Further origins that may call the API, separated by commas.'),
  SWITCHYARD_TRUST_PROXY: flag
    .default(false)
    .describe('Whether to believe the last entry of `X-Forwarded-For`. Only behind a proxy that sets it.'),
  SWITCHYARD_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Paris')
    .optional()
    .describe(
      'Time zone of the installation: of its days in reports, and of dates and times that are spoken. Default: the one it had before, at first that of the machine.',
    ),
  SWITCHYARD_NODE_ID: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens or underscores')
    .optional()
    .describe('Name of this server among those on one database; default: made up once and kept in the data folder.'),
  SWITCHYARD_METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe('Bearer token that may read `/metrics`. Signed-in admins and the machine itself always may.'),
  SWITCHYARD_SECRET_KEY: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe(
      'Key by which stored passwords are encrypted; the same for all servers on one database. Without it one is made up once and kept in the data folder.',
    ),
  SWITCHYARD_SAMPLES: flag.default(true).describe('Whether a new installation starts with the sample flows.'),
  ASTERISK_URL: httpUrl
    .optional()
    .describe('Asterisk’s HTTP server, such as http://127.0.0.1:8088. Without it calls are simulated in the process.'),
  ASTERISK_USERNAME: z
    .string()
    .default('switchyard')
    .describe('Account for both directions between runtime and Asterisk.'),
  ASTERISK_PASSWORD: z.string().optional().describe('Its password; needed with ASTERISK_URL.'),
  ASTERISK_APP: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'must be letters, digits, hyphens or underscores')
    .default('switchyard')
    .describe('Name of the application that the dial plan hands calls to.'),
  SWITCHYARD_TURN_URLS: list
    .pipe(
      z.array(z.string().regex(/^(turns?|stuns?):[^\s/]+$/, 'must be addresses such as turns:turn.example.net:443')),
    )
    .default([])
    .describe('TURN servers through which browsers reach Asterisk’s sound past firewalls, separated by commas.'),
  SWITCHYARD_TURN_SECRET: z
    .string()
    .optional()
    .describe('What they share with this server (coturn’s `static-auth-secret`); phones get passwords made from it.'),
  ASTERISK_TRUNK: z.string().default('carrier').describe('Trunk through which telephone numbers are dialled.'),
  SWITCHYARD_MEDIA_DIR: z
    .string()
    .optional()
    .describe('Folder in which this server puts sound for Asterisk; default: `media` in the data folder.'),
  ASTERISK_MEDIA_DIR: z.string().optional().describe('The same folder as Asterisk sees it; default: the same path.'),
  SHUTDOWN_GRACE_SECONDS: seconds(0, 3600)
    .default(20)
    .describe('How long live calls may finish when the server is stopped.'),
  LEASE_SECONDS: seconds(1, 600)
    .default(10)
    .describe('After so long without a sign of life, other servers take over this one’s calls.'),
  HTTP_ALLOW_PRIVATE: list
    .pipe(z.array(z.string().refine(isReachable, 'must be host names, addresses or networks such as 10.0.0.0/8')))
    .default([])
    .describe('Hosts, addresses and networks of the private network that flows may reach, separated by commas.'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info')
    .describe('Least level of log lines.'),
};

/** One field per environment variable, each with its description; the README's table is made from it. */
export const settingsSchema = z.object(settingsShape).superRefine((settings, context) => {
  if (settings.ASTERISK_URL !== undefined && settings.ASTERISK_PASSWORD === undefined) {
    context.addIssue({ code: 'custom', path: ['ASTERISK_PASSWORD'], message: 'is needed when ASTERISK_URL is set' });
  }
  if (settings.SWITCHYARD_TURN_URLS.some((url) => url.startsWith('turn')) && !settings.SWITCHYARD_TURN_SECRET) {
    const message = 'is needed when SWITCHYARD_TURN_URLS names a TURN server';
    context.addIssue({ code: 'custom', path: ['SWITCHYARD_TURN_SECRET'], message });
  }
});
export type Settings = z.infer<typeof settingsSchema>;

const secrets = new Set([
  'DATABASE_URL',
  'SWITCHYARD_ADMIN_PASSWORD',
  'SWITCHYARD_METRICS_TOKEN',
  'SWITCHYARD_SECRET_KEY',
  'ASTERISK_PASSWORD',
  'SWITCHYARD_TURN_SECRET',
]);

function describeIssue(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0] ?? '');
  const value = given[name];
  if (value === undefined) return `${name} ${issue.message}`;
  return `${name} ${issue.message}${secrets.has(name) ? ' (its value is kept secret)' : `, but is ${JSON.stringify(value)}`}`;
}

function isReachable(entry: string): boolean {
  const [network = '', bits] = entry.replace(/^\[|\]$/g, '').split('/');
  const family = isIP(network);
  if (family === 0) return bits === undefined && /^[A-Za-z0-9._-]+$/.test(network);
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
