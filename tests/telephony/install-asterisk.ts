import { spawn } from 'node:child_process';
import { access, chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { asteriskRoot } from './asterisk-root.ts';
import { readDebianMirror } from './debian-mirror.ts';

/** Why a real Asterisk cannot be had on this machine, or null when it can. */
export async function whyNoAsterisk(): Promise<string | null> {
  if (process.platform !== 'linux') return 'it is not Linux';
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!/^ID="?debian"?$/m.test(release)) return 'it is not Debian';
  if (process.getuid?.() !== 0) return 'these tests do not run as root';
  return null;
}

/**
 * Puts a small Debian with Asterisk and SIPp into a folder outside the repository, unless it is there already. Every step
 * can be repeated: an installation that broke off goes on, and a finished one costs nothing.
 */
export async function installAsterisk(): Promise<void> {
  const root = asteriskRoot();
  if (!(await exists(path.join(root, 'usr/bin/apt-get')))) await bootstrap(root);
  await mountProc(root);
  await writeHosts(root);
  if (await isInstalled(root)) return;

  say(`installing Asterisk in ${root} (about half a minute)`);
  // A frozen mirror's list is past its date; its signature still counts.
  const apt = [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-q',
    '-y',
    '-o',
    'Acquire::Check-Valid-Until=false',
  ];
  // The network may have changed since the Debian was made.
  await copyFile('/etc/resolv.conf', path.join(root, 'etc/resolv.conf'));
  await run('chroot', [root, ...apt, 'update']);
  await run('chroot', [root, ...apt, 'install', '--no-install-recommends', ...packages]);
  await writeFile(path.join(root, marker), `${recipe}\n`);
}

/** Raise it when the steps change, so that older installations are brought up to date. */
const recipe = '1';
const marker = '.switchyard-asterisk';

const packages = [
  'asterisk',
  'asterisk-core-sounds-en-wav',
  'asterisk-core-sounds-fr-wav',
  'asterisk-moh-opsound-wav',
  'sip-tester',
];

/** Debian's unstable branch: the only one that has Asterisk 22. */
async function bootstrap(root: string): Promise<void> {
  say(`installing a Debian in ${root} (about two minutes, 800 MB)`);
  if (!(await exists('/usr/sbin/debootstrap'))) {
    await run('apt-get', ['-q', 'update']);
    await run('apt-get', ['-q', '-y', 'install', '--no-install-recommends', 'debootstrap']);
  }
  // Under another name until it is complete, so that an interrupted one is never taken for whole.
  const unfinished = `${root}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(path.dirname(root), { recursive: true });
  const mirror = await readDebianMirror();
  await run('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'sid', unfinished, mirror]);
  const policy = path.join(unfinished, 'usr/sbin/policy-rc.d');
  // No package may start a service in there.
  await writeFile(policy, '#!/bin/sh\nexit 101\n');
  await chmod(policy, 0o755);
  await rename(unfinished, root);
}

async function mountProc(root: string): Promise<void> {
  const mounts = await readFile('/proc/mounts', 'utf8');
  const target = path.join(root, 'proc');
  if (mounts.split('\n').some((line) => line.split(' ')[1] === target)) return;
  await run('mount', ['--bind', '/proc', target]);
}

/** A host name that cannot be looked up makes Asterisk wait for a name server with every call. */
async function writeHosts(root: string): Promise<void> {
  await writeFile(path.join(root, 'etc/hosts'), `127.0.0.1 localhost\n127.0.1.1 ${os.hostname()}\n`);
}

async function isInstalled(root: string): Promise<boolean> {
  const installed = await readFile(path.join(root, marker), 'utf8').catch(() => '');
  return installed.trim() === recipe;
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-8_000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}
