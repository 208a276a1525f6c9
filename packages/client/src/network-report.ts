/** What became of one way of media: nothing to try is no failure. */
export type PathResult = 'works' | 'fails' | 'not_offered';

/** Which ways media can take from a network to the sfu (SPEC M15). */
export interface NetworkReport {
  readonly udp: PathResult;
  readonly tcp: PathResult;
  /** By a TURN server, over whatever of UDP, TCP and TLS gets through to it. */
  readonly turn: PathResult;
}

/** Good: by UDP. Slow: by TCP alone. Relayed: by a TURN server alone. None: a call has no sound and no picture. */
export type NetworkVerdict = 'good' | 'slow' | 'relayed' | 'none';

/** What the ways that work mean for a call. */
export function networkVerdict({ udp, tcp, turn }: NetworkReport): NetworkVerdict {
  if (udp === 'works') return 'good';
  if (tcp === 'works') return 'slow';
  return turn === 'works' ? 'relayed' : 'none';
}
