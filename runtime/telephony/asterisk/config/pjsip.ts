import type { AsteriskConfigInput, TrunkConfig } from './input.ts';
import { renderSections, type SectionValues } from './render-sections.ts';

/** SIP: a UDP transport with one endpoint per trunk, and WebSockets for browser phones, which are pushed in later. */
export function writePjsip(input: AsteriskConfigInput): string {
  return renderSections([
    [
      'global',
      {
        type: 'global',
        user_agent: 'Switchyard',
        // Callers are known by where they come from; a stranger is never asked for a password it could guess at.
        endpoint_identifier_order: 'username,ip,anonymous',
      },
    ],
    ['transport-udp', { type: 'transport', protocol: 'udp', bind: `${input.sip.bindAddress}:${input.sip.port}` }],
    ['transport-ws', { type: 'transport', protocol: 'ws', bind: '0.0.0.0' }],
    ...input.trunks.flatMap((trunk) => trunkSections(trunk, input)),
  ]);
}

function trunkSections(trunk: TrunkConfig, input: AsteriskConfigInput): [string, SectionValues][] {
  const sections: [string, SectionValues][] = [
    [
      trunk.name,
      {
        type: 'endpoint',
        transport: 'transport-udp',
        context: 'switchyard-inbound',
        disallow: 'all',
        allow: 'alaw,ulaw',
        aors: trunk.name,
        direct_media: 'no',
        // Keys as events where the carrier has them; else they are listened for in the sound. INFO is always understood.
        dtmf_mode: 'auto',
        language: input.language,
        rtp_timeout: input.rtp.timeoutSeconds,
        rtp_timeout_hold: input.rtp.timeoutSeconds * 10,
        trust_id_inbound: 'yes',
        ...(trunk.account ? { outbound_auth: `${trunk.name}-auth`, from_user: trunk.account.username } : {}),
        ...(input.rtp.bindAddress ? { media_address: input.rtp.bindAddress, bind_rtp_to_media_address: 'yes' } : {}),
      },
    ],
    [trunk.name, { type: 'aor', contact: trunk.uri, qualify_frequency: trunk.qualifySeconds }],
  ];
  if (trunk.match.length > 0) {
    sections.push([`${trunk.name}-identify`, { type: 'identify', endpoint: trunk.name, match: trunk.match }]);
  }
  if (trunk.account) {
    sections.push(
      [`${trunk.name}-auth`, { type: 'auth', auth_type: 'userpass', ...trunk.account }],
      [
        `${trunk.name}-registration`,
        {
          type: 'registration',
          transport: 'transport-udp',
          outbound_auth: `${trunk.name}-auth`,
          server_uri: trunk.uri,
          client_uri: trunk.uri.replace(/^sip:/, `sip:${trunk.account.username}@`),
        },
      ],
    );
  }
  return sections;
}
