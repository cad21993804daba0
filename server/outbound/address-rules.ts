import { BlockList, isIP } from 'node:net';

/** Decides which network addresses flows may reach. */
export interface AddressRules {
  /** Whether every address of this host name is allowed by the settings. */
  isTrustedHost(host: string): boolean;
  isAllowed(address: string): boolean;
}

/**
 * Everything on the public internet, and what the settings add: host names, addresses, networks (`10.0.0.0/8`).
 * The private network stays out of reach, so that a flow cannot be used to look at it from inside.
 */
export function createAddressRules(allowed: readonly string[]): AddressRules {
  const hosts = new Set<string>();
  const networks = new BlockList();
  for (const entry of allowed) {
    const plain = entry.replace(/^\[|\]$/g, '');
    const [network = '', bits] = plain.split('/');
    const family = isIP(network);
    if (family === 0) hosts.add(plain.toLowerCase());
    else networks.addSubnet(network, bits === undefined ? (family === 4 ? 32 : 128) : Number(bits), familyName(family));
  }
  return {
    isTrustedHost: (host) => hosts.has(host.toLowerCase()),
    isAllowed(address) {
      const plain = unwrap(address);
      const family = isIP(plain);
      if (family === 0) return false;
      return networks.check(plain, familyName(family)) || isPublic(plain, family);
    },
  };
}

/** @see IANA IPv4 Special-Purpose Address Registry */
const specialIpv4 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  specialIpv4.addSubnet(network, bits, 'ipv4');
}

/** Of IPv6 only global unicast is public, without what carries an IPv4 address or is made up for books. */
const globalIpv6 = new BlockList();
globalIpv6.addSubnet('2000::', 3, 'ipv6');
const specialIpv6 = new BlockList();
specialIpv6.addSubnet('2001::', 23, 'ipv6');
specialIpv6.addSubnet('2001:db8::', 32, 'ipv6');
specialIpv6.addSubnet('2002::', 16, 'ipv6');
specialIpv6.addSubnet('3fff::', 20, 'ipv6');

function isPublic(address: string, family: number): boolean {
  if (family === 4) return !specialIpv4.check(address, 'ipv4');
  return globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
}

/** An IPv4 address inside an IPv6 one (`::ffff:127.0.0.1`, `::ffff:7f00:1`) is what is really reached. */
function unwrap(address: string): string {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const dotted = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (dotted) return dotted;
  const [, high, low] = /^::(?:ffff:)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(plain) ?? [];
  if (high === undefined || low === undefined) return plain;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

function familyName(family: number): 'ipv4' | 'ipv6' {
  return family === 4 ? 'ipv4' : 'ipv6';
}
