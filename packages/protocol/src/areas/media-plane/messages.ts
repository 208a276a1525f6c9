import { z } from 'zod';
import { AddressSchema, InstantSchema, TokenSchema } from '../../common.js';
import { notice, request } from '../../contract.js';
import { since } from '../../versions/marks.js';
import { QualityRowSchema } from './quality.js';
import { MediaSourceSchema, ParticipantRoleSchema } from './token.js';

/**
 * mediasoup's own structures are passed through: their shape belongs to mediasoup 3 and is validated by it.
 * Here they must only be objects.
 */
const Opaque = z.record(z.string(), z.unknown());

/** A transport, producer, consumer or participant. */
const MediaIdSchema = z.string().max(80);
/** People in one room: several times what a call has. */
const MAX_PEERS = 50;

export const MediaHandshakeSchema = z.strictObject({ protocol: z.number().int() });

export const TransportOptionsSchema = z.object({
  id: MediaIdSchema,
  iceParameters: Opaque,
  iceCandidates: z.array(Opaque).max(50),
  dtlsParameters: Opaque,
  sctpParameters: Opaque.optional(),
});

/** STUN and TURN servers for one participant; users of TURN servers expire. */
const IceServersSchema = z
  .array(
    z.object({
      urls: z.union([AddressSchema, z.array(AddressSchema).max(20)]),
      username: TokenSchema.optional(),
      credential: TokenSchema.optional(),
    }),
  )
  .max(20);

export const PeerConnectionSchema = z.enum(['connected', 'reconnecting']);

export const PeerSchema = z.object({
  id: MediaIdSchema,
  role: ParticipantRoleSchema,
  /** The participant whose second device this is; absent: it is a participant. */
  of: since(2, MediaIdSchema.optional()),
  connection: PeerConnectionSchema,
});
export type Peer = z.infer<typeof PeerSchema>;

const Joined = z.object({
  /** Opens this session again after a lost connection, without a token; changes with every join. */
  resumeKey: z.string().max(256),
  /** How long a disconnected participant is kept, in ms. */
  graceMs: z.number(),
  routerRtpCapabilities: Opaque,
  sendTransport: TransportOptionsSchema,
  recvTransport: TransportOptionsSchema,
  iceServers: IceServersSchema,
  peers: z.array(PeerSchema).max(MAX_PEERS),
  /** True when the room is live: media is forwarded. */
  active: z.boolean(),
  /** Which device of this participant plays the sound; null or absent: nobody chose. */
  playback: since(2, MediaIdSchema.nullable().optional()),
});
export type Joined = z.infer<typeof Joined>;

/** A transport that answers connectivity checks and carries nothing. */
const Probe = Joined.pick({ iceServers: true }).extend({ transport: TransportOptionsSchema });
export type Probe = z.infer<typeof Probe>;

const Nothing = z.object({});
const ConsumerRef = z.strictObject({ consumerId: MediaIdSchema });
const ProducerRef = z.strictObject({ producerId: MediaIdSchema });

/** Signalling between a call client and the sfu. Every request is answered with an Ack. */
export const media = {
  /** First message of a session. Errors: room.token_invalid, room.token_expired, room.clock_skew, room.closed. */
  join: request('client', 'room.join', z.strictObject({ token: z.string().max(4096) }), Joined),
  /**
   * Opens the session again after a lost socket: transports, producers and consumers are still there and
   * `rebuilt` is false (restart ICE when the network changed); or the room moved to another worker, `rebuilt`
   * is true, and the answer holds everything to start over. Errors: room.resume_unknown, room.closed.
   */
  resume: request(
    'client',
    'room.resume',
    z.strictObject({ resumeKey: z.string().max(256) }),
    z.discriminatedUnion('rebuilt', [
      z.object({
        rebuilt: z.literal(false),
        resumeKey: z.string().max(256),
        graceMs: z.number(),
        peers: z.array(PeerSchema).max(MAX_PEERS),
        active: z.boolean(),
        playback: since(2, MediaIdSchema.nullable().optional()),
      }),
      Joined.extend({ rebuilt: z.literal(true) }),
    ]),
  ),
  /**
   * In place of a join: which ways of media lead from this network to the sfu (SPEC M15). The transport is closed with the
   * socket. Errors: room.token_invalid, room.token_expired, service.busy.
   */
  probe: request('client', 'network.probe', z.strictObject({ token: z.string().max(4096) }), Probe),
  /** Says what this client can receive; consumers for what is already there follow as `consumer.created`. */
  capabilities: request('client', 'peer.capabilities', z.strictObject({ rtpCapabilities: Opaque }), Nothing),
  connectTransport: request(
    'client',
    'transport.connect',
    z.strictObject({ transportId: MediaIdSchema, dtlsParameters: Opaque }),
    Nothing,
  ),
  restartIce: request(
    'client',
    'transport.restart_ice',
    z.strictObject({ transportId: MediaIdSchema }),
    z.object({
      iceParameters: Opaque,
      /** In place of those of the join, whose TURN users may have expired; absent from an older sfu. */
      iceServers: since(2, IceServersSchema.optional()),
    }),
  ),
  produce: request(
    'client',
    'producer.create',
    z.strictObject({
      transportId: MediaIdSchema,
      kind: z.enum(['audio', 'video']),
      source: MediaSourceSchema,
      rtpParameters: Opaque,
      paused: z.boolean(),
    }),
    z.object({ producerId: MediaIdSchema }),
  ),
  pauseProducer: request('client', 'producer.pause', ProducerRef, Nothing),
  resumeProducer: request('client', 'producer.resume', ProducerRef, Nothing),
  closeProducer: request('client', 'producer.close', ProducerRef, Nothing),
  /** The client has stopped a picture, or sends it again, because of the line; the others receive `consumer.limited`. */
  reportLimited: request(
    'client',
    'producer.limited',
    z.strictObject({ producerId: MediaIdSchema, limited: z.boolean() }),
    Nothing,
  ),
  /**
   * What the client has received since its last reading: the share of the sound that it had to make up, 0 … 1, and
   * whether packets came late or not at all. Sent once a second while they do, and every three seconds otherwise.
   */
  reportReception: request(
    'client',
    'peer.reception',
    z.strictObject({ concealed: z.number().min(0).max(1), strained: z.boolean() }),
    Nothing,
  ),
  /** What this device received and sent in the last ten seconds, once the room is live (SPEC M16). */
  reportQuality: request('client', 'peer.quality', QualityRowSchema, Nothing),
  /** The client has built the consumer and may receive; media flows once the room is live as well. */
  resumeConsumer: request('client', 'consumer.resume', ConsumerRef, Nothing),
  /** The client shows nothing of it for now: nothing is forwarded until `consumer.resume` (SPEC M17). */
  pauseConsumer: request('client', 'consumer.pause', ConsumerRef, Nothing),
  requestKeyFrame: request('client', 'consumer.key_frame', ConsumerRef, Nothing),
  /** Makes the room live. The token must grant `activate` for this room and participant. */
  activate: request(
    'client',
    'room.activate',
    z.strictObject({ token: z.string().max(4096) }),
    z.object({ activatedAt: InstantSchema }),
  ),
  /** Chooses which device of this participant plays the sound; the others of it receive `playback.changed`. */
  setPlayback: request('client', 'playback.set', z.strictObject({ peerId: MediaIdSchema }), Nothing),
  /** Leaves for good: the session cannot be resumed. */
  leave: request('client', 'room.leave', z.strictObject({}), Nothing),

  /**
   * Somebody in the room cannot decode this producer (the sfu never transcodes): send the source again in one of
   * these codecs, best first.
   */
  producerCodecs: notice(
    'server',
    'producer.codecs',
    z.object({ producerId: MediaIdSchema, mimeTypes: z.array(z.enum(['video/h264', 'video/vp8'])).max(4) }),
  ),
  /**
   * What the line of those who receive a picture carries besides the sound, bit/s: the client sends no more than that.
   * 0: no picture for now; null: no limit.
   */
  producerLimit: notice(
    'server',
    'producer.limit',
    z.object({ producerId: MediaIdSchema, maxBitrate: z.number().int().nonnegative().nullable() }),
    { since: 2 },
  ),
  consumerCreated: notice(
    'server',
    'consumer.created',
    z.object({
      consumerId: MediaIdSchema,
      producerId: MediaIdSchema,
      peerId: MediaIdSchema,
      kind: z.enum(['audio', 'video']),
      source: MediaSourceSchema,
      rtpParameters: Opaque,
      producerPaused: z.boolean(),
      /** Stopped because of the line; absent from an older sfu. */
      producerLimited: since(2, z.boolean().optional()),
    }),
  ),
  consumerClosed: notice('server', 'consumer.closed', z.object({ consumerId: MediaIdSchema })),
  /** The other side muted or showed again: what its person did, not what the network did. */
  consumerPaused: notice('server', 'consumer.paused', z.object({ consumerId: MediaIdSchema })),
  consumerResumed: notice('server', 'consumer.resumed', z.object({ consumerId: MediaIdSchema })),
  /** The picture was stopped because of somebody's line, or is sent again: what the network did, not the person. */
  consumerLimited: notice('server', 'consumer.limited', z.object({ consumerId: MediaIdSchema, limited: z.boolean() }), {
    since: 2,
  }),
  /** mediasoup's score of what arrives from `peerId`, 0 (nothing) … 10 (perfect). */
  consumerScore: notice('server', 'consumer.score', z.object({ consumerId: MediaIdSchema, score: z.number() })),
  /** Another device of this participant chose which of them plays the sound; null: the one that did has left. */
  playbackChanged: notice('server', 'playback.changed', z.object({ peerId: MediaIdSchema.nullable() }), { since: 2 }),
  peerJoined: notice('server', 'peer.joined', PeerSchema),
  peerConnection: notice(
    'server',
    'peer.connection',
    z.object({ peerId: MediaIdSchema, connection: PeerConnectionSchema }),
  ),
  peerLeft: notice(
    'server',
    'peer.left',
    z.object({ peerId: MediaIdSchema, reason: z.enum(['left', 'timeout', 'replaced']) }),
  ),
  roomActivated: notice('server', 'room.activated', z.object({ activatedAt: InstantSchema })),
  /** The worker behind the room died: send `room.resume` now; it answers `rebuilt: true`. */
  roomRebuilt: notice('server', 'room.rebuilt', z.object({})),
  roomClosed: notice('server', 'room.closed', z.object({ reason: z.enum(['ended', 'failed']) })),
} as const;
