/** Everything the generated Asterisk configuration depends on. */
export interface AsteriskConfigInput {
  /** Asterisk's own folders as it sees them; whatever is left out stays as Debian's package has it. */
  directories?: Partial<AsteriskDirectories>;
  /** The HTTP server through which the runtime commands Asterisk. */
  http: { bindAddress: string; port: number };
  /** One account for both directions: the runtimes' requests, and Asterisk's WebSockets to them. */
  ari: { username: string; password: string };
  /** The server nodes that share this Asterisk, at least one; most often just one. */
  runtimes: readonly RuntimeConfig[];
  sip: { bindAddress: string; port: number };
  rtp: {
    startPort: number;
    endPort: number;
    /** Address on which sound is sent and received; empty lets Asterisk choose. */
    bindAddress: string;
    /** Where browsers beyond a translating router find that address. */
    publicAddress?: string;
    /** A call without any sound from the other side for so long is ended: a caller who vanished sends no goodbye. */
    timeoutSeconds: number;
  };
  trunks: readonly TrunkConfig[];
  /** Folder name under Asterisk's sounds, used where a prompt names no language. */
  language: string;
  /** How long a call waits for the runtime before it hears the fallback announcement. */
  waitLimitSeconds: number;
  /** What a call hears when the runtime did not take it in time: a sound name, without extension. */
  fallbackSound: string;
  /** Further dialplan text, appended as it is. */
  extraDialplan?: string;
}

export interface RuntimeConfig {
  /** Its Stasis application, which no other has. */
  app: string;
  /** Where Asterisk finds it: `ws://host:port/path` or `wss://…`. */
  url: string;
}

export interface TrunkConfig {
  /** Name of the endpoint; calls go out through `PJSIP/{number}@name`. */
  name: string;
  /** Where calls go: `sip:host:port`. */
  uri: string;
  /** Addresses or networks from which this carrier's calls come. */
  match: readonly string[];
  /** Registration with the carrier; left out when it knows us by our address. */
  account?: { username: string; password: string };
  /** Seconds between checks that the carrier is there; a dead trunk then fails at once. 0 means never. */
  qualifySeconds: number;
}

export interface AsteriskDirectories {
  etc: string;
  modules: string;
  varlib: string;
  database: string;
  keys: string;
  data: string;
  agi: string;
  spool: string;
  run: string;
  log: string;
  cache: string;
}

/** Where Debian's package for Intel machines keeps things. */
export const debianDirectories: AsteriskDirectories = {
  etc: '/etc/asterisk',
  modules: '/usr/lib/x86_64-linux-gnu/asterisk/modules',
  varlib: '/var/lib/asterisk',
  database: '/var/lib/asterisk',
  keys: '/var/lib/asterisk',
  data: '/usr/share/asterisk',
  agi: '/usr/share/asterisk/agi-bin',
  spool: '/var/spool/asterisk',
  run: '/var/run/asterisk',
  log: '/var/log/asterisk',
  cache: '/var/cache/asterisk',
};

/** Debian's folder of modules on a machine of Node's `process.arch`. */
export function debianModules(architecture: string): string {
  const triplet = architecture === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return `/usr/lib/${triplet}/asterisk/modules`;
}
