import type { Probe } from '@falink/protocol';

type TransportOptions = Probe['transport'];

/** Lines of the offer that an answer repeats: they differ between older and newer browsers. */
const REPEATED = /^a=(mid|sctp-port|sctpmap|max-message-size):/;

/**
 * The answer (SDP, RFC 8866, RFC 8839) with which a browser checks the way to an sfu's transport: its ICE user and the
 * candidates of one protocol. DTLS never completes, because nothing connects the transport.
 */
export function probeAnswer(offer: string, transport: TransportOptions, protocol: 'udp' | 'tcp'): string {
  const lines = offer.split(/\r?\n/);
  const [, , ...proto] = (
    lines.find((line) => line.startsWith('m=')) ?? 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel'
  ).split(' ');
  const repeated = lines.filter((line) => REPEATED.test(line));
  const mid = repeated.find((line) => line.startsWith('a=mid:'))?.slice('a=mid:'.length) ?? '0';
  const { usernameFragment, password } = transport.iceParameters;
  const fingerprints = transport.dtlsParameters.fingerprints as readonly { algorithm: string; value: string }[];
  const fingerprint = fingerprints.find(({ algorithm }) => algorithm === 'sha-256') ?? fingerprints[0];
  return [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=ice-lite',
    `a=group:BUNDLE ${mid}`,
    `m=application 9 ${proto.join(' ')}`,
    'c=IN IP4 0.0.0.0',
    ...repeated,
    `a=ice-ufrag:${usernameFragment}`,
    `a=ice-pwd:${password}`,
    ...(fingerprint ? [`a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`] : []),
    'a=setup:passive',
    ...transport.iceCandidates.filter((one) => one.protocol === protocol).map(candidateLine),
    'a=end-of-candidates',
    '',
  ].join('\r\n');
}

function candidateLine(candidate: Readonly<Record<string, unknown>>): string {
  const { foundation, protocol, priority, ip, address, port, type, tcpType } = candidate;
  const tcp = protocol === 'tcp' ? ` tcptype ${tcpType ?? 'passive'}` : '';
  return `a=candidate:${foundation} 1 ${protocol} ${priority} ${address ?? ip} ${port} typ ${type}${tcp}`;
}
