import { MediaHost, type RequestMedia, type SyntheticPerson } from '@falink/fixtures/media-host';
import { media } from '@falink/protocol';
import { createWorker, type types } from 'mediasoup';
import { builtWorker } from '../built-worker.js';
import { CALLS, pin, type RunningCalls } from './running-calls.js';

const CODECS: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
];

interface Guest {
  readonly send: types.WebRtcTransport;
  readonly recv: types.WebRtcTransport;
  readonly producers: types.Producer[];
  readonly person: SyntheticPerson;
}

/** The same calls on a worker of the same version and with the library's defaults: nothing watches them. */
export async function beginBareCalls(): Promise<RunningCalls> {
  const workerBin = await builtWorker();
  const host = await MediaHost.start(workerBin);
  const worker = await createWorker({ logLevel: 'error', workerBin });
  const guests: Guest[] = [];
  const close = async (): Promise<void> => {
    for (const { person } of guests) person.close();
    host.close();
    worker.close();
  };
  try {
    pin(worker.pid);
    const server = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
    for (let call = 0; call < CALLS; call += 1) guests.push(...(await begin(worker, server, host)));
    return { workerPid: worker.pid, people: guests.map(({ person }) => person), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function begin(worker: types.Worker, server: types.WebRtcServer, host: MediaHost): Promise<Guest[]> {
  const router = await worker.createRouter({ mediaCodecs: CODECS });
  const pair = [await arrive(router, server, host), await arrive(router, server, host)] as const;
  const [first, second] = pair;
  await receive(router, first, second);
  await receive(router, second, first);
  return [...pair];
}

async function arrive(router: types.Router, webRtcServer: types.WebRtcServer, host: MediaHost): Promise<Guest> {
  const [send, recv] = [
    await router.createWebRtcTransport({ webRtcServer }),
    await router.createWebRtcTransport({ webRtcServer }),
  ];
  const producers: types.Producer[] = [];
  const seats = {
    routerRtpCapabilities: router.rtpCapabilities as Record<string, unknown>,
    sendTransport: seat(send),
    recvTransport: seat(recv),
  };
  const person = await host.sit(seats, answering([send, recv], producers));
  await person.produce('microphone');
  await person.produce('camera');
  return { send, recv, producers, person };
}

async function receive(router: types.Router, to: Guest, from: Guest): Promise<void> {
  for (const producer of from.producers) {
    const { rtpCapabilities } = router;
    const consumer = await to.recv.consume({ producerId: producer.id, rtpCapabilities, paused: true });
    const rtpParameters = consumer.rtpParameters as unknown as Record<string, unknown>;
    await to.person.consume({ consumerId: consumer.id, kind: consumer.kind, rtpParameters });
    await consumer.resume();
  }
}

/** What the sfu would do for each request, in as many lines as it takes without rooms. */
function answering(transports: readonly types.WebRtcTransport[], producers: types.Producer[]): RequestMedia {
  const answer = async ({ name }: { readonly name: string }, payload: Record<string, unknown>): Promise<unknown> => {
    const transport = transports.find(({ id }) => id === payload.transportId);
    if (name === media.connectTransport.name)
      await transport?.connect({ dtlsParameters: payload.dtlsParameters as types.DtlsParameters });
    if (name !== media.produce.name || !transport) return {};
    const { kind, rtpParameters } = payload as unknown as types.ProducerOptions;
    const producer = await transport.produce({ kind, rtpParameters });
    producers.push(producer);
    return { producerId: producer.id };
  };
  return answer as RequestMedia;
}

function seat({ id, iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport) {
  const opaque = (value: object) => value as Record<string, unknown>;
  return {
    id,
    iceParameters: opaque(iceParameters),
    iceCandidates: iceCandidates.map(opaque),
    dtlsParameters: opaque(dtlsParameters),
  };
}
