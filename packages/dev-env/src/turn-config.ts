import { isIPv4, isIPv6 } from 'node:net';

/** Ports of allocations. Only the sfu sends to them, so no firewall needs to open them to clients. */
export const RELAY_PORTS = { first: 49_152, last: 51_151 } as const;

/**
 * Allocations of one participant: two transports, over UDP, TCP and TLS, on two networks of its device, are 12; those of
 * a network that was lost stay until they expire after 10 minutes.
 */
const USER_QUOTA = 40;
/** A port each, and room for those that are being closed. */
const TOTAL_QUOTA = 1_500;
/** Bytes per second of one allocation, each direction: three times what the sfu takes from a participant. */
const MAX_BYTES_PER_S = 1_500_000;
const STALE_NONCE_S = 600;

export interface TurnOptions {
  readonly port: number;
  readonly tlsPort: number;
  /** Default: the first of the sfu's addresses that this machine has. */
  readonly listenIp?: string | undefined;
  /** Name and port under which clients reach it with TLS, when something in front of it splits or ends TLS. */
  readonly tlsPublic?: string | undefined;
  /** Default: a generated one, in a file of its own. */
  readonly secret?: string | undefined;
}

export interface TurnConfigOptions {
  readonly listenIp: string;
  readonly port: number;
  readonly tlsPort: number;
  /** Made for clients that are given users by the sfu. */
  readonly secret: string;
  readonly peers: TurnPeers;
  /** Undefined: no TLS. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Absolute folder of what the server writes. */
  readonly folder: string;
  /** Account that it becomes after opening its sockets; undefined: it stays who started it. */
  readonly account: string | undefined;
}

export interface TurnPeers {
  /** The only addresses that are relayed to. */
  readonly allowed: readonly string[];
  /** A public address that a router translates to the listening address. */
  readonly externalIp: string | undefined;
}

/**
 * The addresses of the sfu as the TURN server reaches them. One that is not on this machine is translated by a router;
 * many routers do not let a machine reach itself that way, so the TURN server translates too, where the sfu listens on
 * the same address.
 */
export function turnPeers(options: {
  readonly announced: readonly string[];
  readonly local: readonly string[];
  readonly listenIp: string;
  readonly mediaListenIp: string;
}): TurnPeers {
  const { announced, local, listenIp, mediaListenIp } = options;
  const sameSocket = ['0.0.0.0', '::', listenIp].includes(mediaListenIp);
  const externalIp = sameSocket ? announced.find((one) => isIPv4(one) && !local.includes(one)) : undefined;
  return { allowed: [...new Set(announced.map((one) => (one === externalIp ? listenIp : one)))], externalIp };
}

/** The text of coturn's turnserver.conf (4.6). @throws RangeError for an address that is none */
export function turnConfig(options: TurnConfigOptions): string {
  const { listenIp, peers, tls, folder, account } = options;
  for (const ip of [listenIp, ...peers.allowed, ...(peers.externalIp === undefined ? [] : [peers.externalIp])])
    if (!isIPv4(ip) && !isIPv6(ip)) throw new RangeError(`"${ip}" is not an IP address`);
  const lines = [
    `listening-ip=${listenIp}`,
    `relay-ip=${listenIp}`,
    `listening-port=${options.port}`,
    ...(tls
      ? [
          `tls-listening-port=${options.tlsPort}`,
          `cert=${tls.certFile}`,
          `pkey=${tls.keyFile}`,
          'no-tlsv1',
          'no-tlsv1_1',
        ]
      : ['no-tls']),
    'no-dtls',
    ...(peers.externalIp === undefined ? [] : [`external-ip=${peers.externalIp}/${listenIp}`]),
    `min-port=${RELAY_PORTS.first}`,
    `max-port=${RELAY_PORTS.last}`,
    'realm=falink',
    'use-auth-secret',
    `static-auth-secret=${options.secret}`,
    `stale-nonce=${STALE_NONCE_S}`,
    'fingerprint',
    // Loopback is refused without an option, even where it is allowed by address.
    'no-multicast-peers',
    'denied-peer-ip=0.0.0.0-255.255.255.255',
    'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ...peers.allowed.map((ip) => `allowed-peer-ip=${ip}`),
    'no-tcp-relay',
    `user-quota=${USER_QUOTA}`,
    `total-quota=${TOTAL_QUOTA}`,
    `max-bps=${MAX_BYTES_PER_S}`,
    'no-cli',
    'no-rfc5780',
    'no-stun-backward-compatibility',
    'response-origin-only-with-rfc5780',
    'no-software-attribute',
    'log-file=stdout',
    'simple-log',
    `pidfile=${folder}/turnserver.pid`,
    // Debian's database would count too: anybody who writes users or secrets into it could relay.
    'userdb=:memory:',
    ...(account === undefined ? [] : [`proc-user=${account}`, `proc-group=${account}`]),
  ];
  return `${lines.join('\n')}\n`;
}

export interface TurnUrlOptions {
  /** Address under which clients reach it without TLS. */
  readonly address: string;
  readonly port: number;
  /** Name and port under which clients reach it with TLS; undefined: they do not. */
  readonly tls: string | undefined;
}

/** What a client tries: UDP first, then TCP, then TLS, which networks that know only the web let through. */
export function turnUrls({ address, port, tls }: TurnUrlOptions): string[] {
  const host = isIPv6(address) ? `[${address}]` : address;
  return [
    `turn:${host}:${port}?transport=udp`,
    `turn:${host}:${port}?transport=tcp`,
    ...(tls === undefined ? [] : [`turns:${tls}?transport=tcp`]),
  ];
}
