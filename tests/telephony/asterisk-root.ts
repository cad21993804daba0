/** Where the Debian with Asterisk and SIPp lives; outside the repository, so that a fresh clone finds it again. */
export function asteriskRoot(): string {
  return process.env.SWITCHYARD_ASTERISK_ROOT || '/var/cache/switchyard-asterisk';
}
