import { chown, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import {
  type AsteriskConfigInput,
  debianModules,
  type RuntimeConfig,
} from '#runtime/telephony/asterisk/config/input.ts';
import { writeAsteriskConfig } from '#runtime/telephony/asterisk/config/write-asterisk-config.ts';
import { asteriskSocketPath } from '#runtime/telephony/asterisk/socket-path.ts';
import { readSettings } from './settings.ts';

/** A carrier that sends nothing for so long has lost the call. */
const vanishedCallerSeconds = 60;

interface Options {
  out?: string;
  runtime: string[];
  sipAddress: string;
  sipPort: number;
  rtpPorts: [number, number];
  rtpAddress: string;
  publicAddress?: string;
  trunkUri?: string;
  trunkMatch: string[];
  trunkUsername?: string;
  trunkPassword?: string;
  language: string;
  waitLimit: number;
  fallbackSound: string;
}

await new Command('asterisk:config')
  .description('Writes the Asterisk configuration that fits the settings in the environment.')
  .option('--out <folder>', "folder to write to, such as Asterisk's /etc/asterisk; without it everything is printed")
  .option(
    '--runtime <[app=]url>',
    'where Asterisk finds this server (default: ws://127.0.0.1 and PORT); several servers each with their ASTERISK_APP, such as a=ws://host:3000',
    (runtime: string, before: string[]) => [...before, runtime],
    [],
  )
  .option('--sip-address <address>', 'address for SIP', '0.0.0.0')
  .option('--sip-port <port>', 'UDP port for SIP', readNumber, 5060)
  .option('--rtp-ports <range>', 'UDP ports for sound', readRange, [10_000, 20_000])
  .option('--rtp-address <address>', 'address for sound; empty leaves it to Asterisk', '')
  .option('--public-address <address>', 'where browsers elsewhere find the address for sound, behind a router')
  .option('--trunk-uri <uri>', 'where calls go out: sip:host or sip:host:port')
  .option('--trunk-match <addresses...>', "addresses from which the carrier's calls come", [])
  .option('--trunk-username <name>', 'account with the carrier, if it wants a registration')
  .option('--trunk-password <password>', 'its password')
  .option('--language <folder>', "folder of Asterisk's sounds for prompts without a language", 'en')
  .option(
    '--wait-limit <seconds>',
    'how long a call waits for this server before it hears the announcement',
    readNumber,
    20,
  )
  .option('--fallback-sound <name>', 'the announcement, a sound without extension', 'an-error-has-occurred')
  .action(async (options: Options, command: Command) => {
    try {
      await run(options);
    } catch (error) {
      command.error(error instanceof Error ? error.message : String(error));
    }
  })
  .parseAsync();

async function run(options: Options): Promise<void> {
  const files = writeAsteriskConfig(toInput(options, readSettings()));
  for (const [name, content] of Object.entries(files)) {
    if (options.out) await writeConfigFile(options.out, name, content);
    else process.stdout.write(`;=== ${name}\n${content}\n`);
  }
  if (options.out) process.stdout.write(`${Object.keys(files).length} files written to ${options.out}\n`);
}

function toInput(options: Options, settings: ReturnType<typeof readSettings>): AsteriskConfigInput {
  const http = new URL(settings.ASTERISK_URL ?? 'http://127.0.0.1:8088');
  const [startPort, endPort] = options.rtpPorts;
  const { trunkUsername: username, trunkPassword: password, publicAddress } = options;
  if (publicAddress !== undefined && options.rtpAddress === '') {
    throw new Error(`--public-address ${publicAddress}: needs --rtp-address, the machine's own one behind it`);
  }
  return {
    directories: { modules: debianModules(process.arch) },
    http: { bindAddress: http.hostname, port: Number(http.port || 80) },
    ari: {
      username: settings.ASTERISK_USERNAME,
      password: need(settings.ASTERISK_PASSWORD, 'ASTERISK_PASSWORD'),
    },
    runtimes: toRuntimes(options.runtime, settings),
    sip: { bindAddress: options.sipAddress, port: options.sipPort },
    rtp: {
      startPort,
      endPort,
      bindAddress: options.rtpAddress,
      publicAddress,
      timeoutSeconds: vanishedCallerSeconds,
    },
    trunks: options.trunkUri
      ? [
          {
            // The setting may also be a pattern such as PJSIP/{number}@carrier.
            name: settings.ASTERISK_TRUNK.split('@').at(-1) ?? settings.ASTERISK_TRUNK,
            uri: options.trunkUri,
            match: options.trunkMatch,
            qualifySeconds: 30,
            ...(username && password ? { account: { username, password } } : {}),
          },
        ]
      : [],
    language: options.language,
    waitLimitSeconds: options.waitLimit,
    fallbackSound: options.fallbackSound,
  };
}

function toRuntimes(given: readonly string[], settings: ReturnType<typeof readSettings>): RuntimeConfig[] {
  const texts = given.length > 0 ? given : [`ws://127.0.0.1:${settings.PORT}`];
  const runtimes = texts.map((text) => {
    const { app, url } = /^(?:(?<app>[A-Za-z0-9_-]+)=)?(?<url>wss?:.*)$/.exec(text)?.groups ?? {};
    if (url === undefined || !URL.canParse(url)) {
      throw new Error(
        `--runtime ${text}: must be a ws:// or wss:// address, with app= before it where there are several`,
      );
    }
    return { app: app ?? settings.ASTERISK_APP, url: new URL(asteriskSocketPath, url).href };
  });
  // Two servers under one name would take the connection from each other for ever.
  if (new Set(runtimes.map(({ app }) => app)).size < runtimes.length) {
    throw new Error('each --runtime needs an application of its own: app=ws://…');
  }
  return runtimes;
}

/** The folder's own user and group, and nobody else, may read it: it holds passwords. */
async function writeConfigFile(folder: string, name: string, content: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  await writeFile(file, content, { mode: 0o640 });
  const { uid, gid } = await stat(folder);
  if (process.getuid?.() === 0) await chown(file, uid, gid);
}

function readNumber(text: string): number {
  if (!/^[0-9]{1,5}$/.test(text)) throw new InvalidArgumentError('must be a whole number');
  return Number(text);
}

function readRange(text: string): [number, number] {
  const [start, end] = text.split('-', 2).map(readNumber);
  if (start === undefined || end === undefined || start >= end) {
    throw new InvalidArgumentError('must be a range such as 10000-20000');
  }
  return [start, end];
}

function need(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${name} is needed: Asterisk and this server know each other by it`);
  return value;
}
