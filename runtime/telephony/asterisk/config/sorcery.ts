/**
 * Where SIP accounts come from: trunks from the configuration, browser phones from Asterisk's own database, into which the
 * runtime pushes them and where they outlast a restart of Asterisk.
 */
export function writeSorcery(): string {
  const lines = ['endpoint', 'auth', 'aor'].flatMap((type) => [
    `${type} = config,pjsip.conf,criteria=type=${type}`,
    `${type} = astdb,switchyard_${type}`,
  ]);
  return ['[res_pjsip]', ...lines, ''].join('\n');
}
