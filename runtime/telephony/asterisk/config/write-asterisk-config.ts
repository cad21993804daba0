import { writeDialplan } from './dialplan.ts';
import { type AsteriskConfigInput, debianDirectories } from './input.ts';
import { writeModules } from './modules.ts';
import { writePjsip } from './pjsip.ts';
import { renderSections, type SectionValues } from './render-sections.ts';
import { writeSorcery } from './sorcery.ts';

/**
 * Writes the Asterisk configuration that fits a Switchyard installation.
 * @returns File content by file name, for Asterisk's configuration folder.
 */
export function writeAsteriskConfig(input: AsteriskConfigInput): Record<string, string> {
  return {
    'asterisk.conf': writeDirectories(input),
    'modules.conf': writeModules(),
    'logger.conf': renderSections([
      ['general', {}],
      ['logfiles', { console: 'notice,warning,error', 'messages.log': 'notice,warning,error' }],
    ]),
    'http.conf': renderSections([
      [
        'general',
        {
          enabled: 'yes',
          bindaddr: input.http.bindAddress,
          bindport: input.http.port,
          // Each browser phone keeps one open; the runtime takes a few more.
          sessionlimit: 2_000,
          // The runtime keeps its sockets open between calls; a shorter limit makes it reconnect in mid-call.
          session_inactivity: 3_600_000,
          session_keep_alive: 3_600_000,
        },
      ],
    ]),
    'ari.conf': renderSections([
      // The variable lets a runtime that has just started know what a recording it did not start was asked to do.
      ['general', { enabled: 'yes', channelvars: recordingVariable }],
      [input.ari.username, { type: 'user', password: input.ari.password, read_only: 'no' }],
      ...input.runtimes.map(({ app }): [string, SectionValues] => [
        `${app}-events`,
        {
          type: 'outbound_websocket',
          websocket_client_id: `${app}-runtime`,
          apps: app,
          local_ari_user: input.ari.username,
        },
      ]),
    ]),
    'websocket_client.conf': renderSections(
      input.runtimes.map(({ app, url }): [string, SectionValues] => [
        `${app}-runtime`,
        {
          type: 'websocket_client',
          // Persistent: Asterisk keeps trying, and queues every event meanwhile.
          connection_type: 'persistent',
          uri: url,
          protocols: 'ari',
          username: input.ari.username,
          password: input.ari.password,
          reconnect_interval: 500,
          tls_enabled: url.startsWith('wss:') ? 'yes' : 'no',
        },
      ]),
    ),
    'pjsip.conf': writePjsip(input),
    // The values of Asterisk's sample file: measured to decide in 2 to 2.5 s.
    'amd.conf': renderSections([
      [
        'general',
        {
          total_analysis_time: 5_000,
          initial_silence: 2_500,
          greeting: 1_500,
          after_greeting_silence: 800,
          min_word_length: 100,
          maximum_word_length: 5_000,
          between_words_silence: 50,
          maximum_number_of_words: 3,
          silence_threshold: 256,
        },
      ],
    ]),
    'rtp.conf': renderSections([
      // Browsers insist on ICE; trunks are not offered it.
      ['general', { rtpstart: input.rtp.startPort, rtpend: input.rtp.endPort, icesupport: 'yes' }],
      ...publicCandidates(input.rtp),
    ]),
    'sorcery.conf': writeSorcery(),
    'extensions.conf': writeDialplan(input),
    'indications.conf': renderSections(indications),
    ...Object.fromEntries(unusedFeatures.map(([name, section, values]) => [name, renderSections([[section, values]])])),
    'acl.conf': '',
    'musiconhold.conf': renderSections([
      ['default', { mode: 'files', directory: `${input.directories?.data ?? debianDirectories.data}/moh` }],
    ]),
  };
}

/** Browsers are told both addresses, and take the one that answers. */
function publicCandidates({ bindAddress, publicAddress }: AsteriskConfigInput['rtp']): [string, SectionValues][] {
  if (!publicAddress) return [];
  return [['ice_host_candidates', { [bindAddress]: `${publicAddress},include_local_address` }]];
}

/** Names the recording that a channel is making, so that a restarted runtime can go on with it. */
export const recordingVariable = 'SWITCHYARD_RECORDING';

/** Asterisk reports an error at each start for such a file that is missing, even when the feature is off. */
const unusedFeatures: readonly (readonly [file: string, section: string, values: SectionValues])[] = [
  ['ccss.conf', 'general', {}],
  ['cdr.conf', 'general', { enable: 'no' }],
  ['cel.conf', 'general', { enable: 'no' }],
  ['features.conf', 'general', {}],
  ['manager.conf', 'general', { enabled: 'no' }],
  ['pjproject.conf', 'startup', { type: 'startup', log_level: 2 }],
  ['udptl.conf', 'general', {}],
];

const indications: [string, SectionValues][] = [
  ['general', { country: 'fr' }],
  [
    'fr',
    {
      description: 'France',
      ringcadence: '1500,3500',
      dial: '440',
      busy: '440/500,0/500',
      ring: '440/1500,0/3500',
      congestion: '440/250,0/250',
    },
  ],
];

function writeDirectories(input: AsteriskConfigInput): string {
  const directories = { ...debianDirectories, ...input.directories };
  return renderSections([
    [
      'directories',
      {
        astcachedir: directories.cache,
        astetcdir: directories.etc,
        astmoddir: directories.modules,
        astvarlibdir: directories.varlib,
        astdbdir: directories.database,
        astkeydir: directories.keys,
        astdatadir: directories.data,
        astagidir: directories.agi,
        astspooldir: directories.spool,
        astrundir: directories.run,
        astlogdir: directories.log,
        astsbindir: '/usr/sbin',
      },
    ],
    ['options', { defaultlanguage: input.language, documentation_language: 'en_US' }],
  ]);
}
