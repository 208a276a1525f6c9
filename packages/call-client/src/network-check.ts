import type { NetworkReport, PathResult } from '@falink/client';
import { FalinkError, media, type Probe, type ProbeAccess, type RefusedMessages } from '@falink/protocol';
import { browserClock, type Clock } from './clock.js';
import { probeAnswer } from './probe-answer.js';
import { SignalingSocket } from './signaling-socket.js';

/** The signalling must open and answer within this time. */
const ANSWER_MS = 6_000;
/** Ample for a way that works, 3 s on a slow line; the sfu closes its transport 10 s after its answer. */
const PATH_MS = 8_000;

/** As much of RTCPeerConnection as a probe needs. */
export type ProbeConnection = Pick<
  RTCPeerConnection,
  | 'createDataChannel'
  | 'createOffer'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'iceConnectionState'
  | 'addEventListener'
  | 'close'
>;

export interface NetworkCheckOptions {
  readonly refusedMessages: RefusedMessages;
  /** Ends the check: its promise rejects with `service.unavailable`. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Replaced in tests. */
  readonly newConnection?: (configuration: RTCConfiguration) => ProbeConnection;
  readonly askSfu?: typeof askSfu;
}

/**
 * Tries each way of media to the sfu, all at once, in about ten seconds at most. Needs no camera, no permission and no
 * call: an ICE connection with the candidates of one kind is all that is made (SPEC M15).
 *
 * @throws FalinkError the sfu's refusal; `service.unavailable` when its signalling was not reached, or `signal` fired
 */
export async function checkNetwork(access: ProbeAccess, options: NetworkCheckOptions): Promise<NetworkReport> {
  const clock = options.clock ?? browserClock;
  const probe = await (options.askSfu ?? askSfu)(access, clock, options);
  const connect = options.newConnection ?? ((configuration) => new RTCPeerConnection(configuration));
  const tryPath = (protocol: 'udp' | 'tcp', configuration: RTCConfiguration): Promise<PathResult> =>
    tryOne(connect, { probe: probe.answer, protocol, configuration, clock, signal: options.signal });
  const servers = (probe.answer.iceServers as RTCIceServer[]).filter(hasTurn);
  try {
    const [udp, tcp, turn] = await Promise.all([
      tryPath('udp', {}),
      tryPath('tcp', {}),
      // A TURN server relays by UDP, over whatever the client reaches it.
      servers.length === 0
        ? ('not_offered' as const)
        : tryPath('udp', { iceServers: servers, iceTransportPolicy: 'relay' }),
    ]);
    if (options.signal?.aborted) throw new FalinkError('service.unavailable');
    return { udp, tcp, turn };
  } finally {
    probe.close();
  }
}

function hasTurn({ urls }: RTCIceServer): boolean {
  return [urls].flat().some((url) => /^turns?:/.test(url));
}

interface Attempt {
  readonly probe: Probe;
  readonly protocol: 'udp' | 'tcp';
  readonly configuration: RTCConfiguration;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

async function tryOne(
  connect: NonNullable<NetworkCheckOptions['newConnection']>,
  { probe, protocol, configuration, clock, signal }: Attempt,
): Promise<PathResult> {
  const offered = probe.transport.iceCandidates.some((candidate) => candidate.protocol === protocol);
  if (!offered) return 'not_offered';
  const connection = connect(configuration);
  try {
    return await new Promise<PathResult>((resolve, reject) => {
      const done = (result: PathResult): void => {
        cancel();
        resolve(result);
      };
      const cancel = clock.after(PATH_MS, () => done('fails'));
      signal?.addEventListener('abort', () => done('fails'));
      connection.addEventListener('iceconnectionstatechange', () => {
        const state = connection.iceConnectionState;
        if (state === 'connected' || state === 'completed') done('works');
        else if (state === 'failed') done('fails');
      });
      negotiate(connection, probe, protocol).catch((error: unknown) => {
        cancel();
        reject(error);
      });
    });
  } catch {
    // A browser that refuses the description, or a TURN server's address, cannot use this way either.
    return 'fails';
  } finally {
    connection.close();
  }
}

/** A data channel is the one thing that a connection can be made for without a device. */
async function negotiate(connection: ProbeConnection, { transport }: Probe, protocol: 'udp' | 'tcp'): Promise<void> {
  connection.createDataChannel('probe');
  const offer = await connection.createOffer();
  await connection.setLocalDescription(offer);
  await connection.setRemoteDescription({ type: 'answer', sdp: probeAnswer(offer.sdp ?? '', transport, protocol) });
}

interface SfuProbe {
  readonly answer: Probe;
  close(): void;
}

function askSfu(
  { url, token }: ProbeAccess,
  clock: Clock,
  { refusedMessages, signal }: Pick<NetworkCheckOptions, 'refusedMessages' | 'signal'>,
): Promise<SfuProbe> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      cancel();
      socket.close();
      reject(error);
    };
    const unavailable = () => fail(new FalinkError('service.unavailable'));
    const socket = new SignalingSocket(
      url,
      {
        opened: () => {
          socket.request(media.probe, { token }).then((answer) => {
            cancel();
            resolve({ answer, close: () => socket.close() });
          }, fail);
        },
        lost: (error) => fail(error ?? new FalinkError('service.unavailable')),
        notice: () => undefined,
      },
      refusedMessages,
    );
    const cancel = clock.after(ANSWER_MS, unavailable);
    signal?.addEventListener('abort', unavailable);
  });
}
