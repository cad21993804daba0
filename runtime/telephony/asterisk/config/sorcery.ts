/**
 * Where SIP accounts come from: trunks from the configuration, browser phones from what runtimes push into Asterisk's
 * memory, and push again when Asterisk has been restarted.
 */
export function writeSorcery(): string {
  const lines = ['endpoint', 'auth', 'aor'].flatMap((type) => [
    `${type} = config,pjsip.conf,criteria=type=${type}`,
    `${type} = memory`,
  ]);
  return ['[res_pjsip]', ...lines, ''].join('\n');
}
