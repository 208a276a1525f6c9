import { FalinkError, media } from '@falink/protocol';
import { onRequest, socketTable } from '@falink/service-kit';
import type { Peer } from '../room/peer.js';
import type { PeerLink } from '../room/peer-link.js';
import type { OpenProbe, Probes } from '../room/probes.js';
import type { Room } from '../room/room.js';
import type { Rooms } from '../room/rooms.js';
import type { VerifyProbeToken, VerifyRoomToken } from '../token.js';

/** What a handler may touch besides its own session. */
export interface HandlerContext {
  readonly rooms: Rooms;
  readonly probes: Probes;
  readonly verifyToken: VerifyRoomToken;
  readonly verifyProbe: VerifyProbeToken;
}

/** One socket: not in a room, or in one. */
export interface Session {
  readonly context: HandlerContext;
  readonly link: PeerLink;
  member: { readonly room: Room; readonly peer: Peer } | undefined;
  /** In place of a room. */
  probe: OpenProbe | undefined;
  /** Set while join, resume or probe is under way: a second one at the same time is refused. */
  entering: boolean;
  /** Runs after the answer was sent. */
  afterAnswer: (() => void) | undefined;
}

function memberOf(session: Session): { readonly room: Room; readonly peer: Peer } {
  if (!session.member) throw new FalinkError('room.not_joined');
  return session.member;
}

async function enter<T>(session: Session, work: () => Promise<T>): Promise<T> {
  if (session.entering || session.member || session.probe)
    throw new FalinkError('request.malformed', { details: { state: 'joined' } });
  session.entering = true;
  try {
    return await work();
  } finally {
    session.entering = false;
  }
}

/** Every request of the media contract and what it does: parse at the edge, act through the room, answer. */
export const HANDLERS = socketTable<Session>([
  onRequest(media.join, ({ token }, session: Session) =>
    enter(session, async () => {
      const claims = await session.context.verifyToken(token);
      const { room, peer, answer } = await session.context.rooms.join(claims, session.link);
      session.member = { room, peer };
      return answer;
    }),
  ),
  onRequest(media.resume, ({ resumeKey }, session: Session) =>
    enter(session, async () => {
      const { room, peer, resumption } = await session.context.rooms.resume(resumeKey, session.link);
      session.member = { room, peer };
      session.afterAnswer = resumption.catchUp;
      return resumption.answer;
    }),
  ),
  onRequest(media.probe, ({ token }, session: Session) =>
    enter(session, async () => {
      const { sub } = await session.context.verifyProbe(token);
      session.probe = await session.context.probes.open(sub);
      return session.probe.answer;
    }),
  ),
  onRequest(media.capabilities, ({ rtpCapabilities }, session: Session) => {
    const { room, peer } = memberOf(session);
    room.setCapabilities(peer, rtpCapabilities);
    return {};
  }),
  onRequest(media.connectTransport, async ({ transportId, dtlsParameters }, session: Session) => {
    const { room, peer } = memberOf(session);
    await room.transport(peer, transportId).connect(dtlsParameters);
    return {};
  }),
  onRequest(media.restartIce, ({ transportId }, session: Session) => {
    const { room, peer } = memberOf(session);
    return room.restartIce(peer, transportId);
  }),
  onRequest(media.produce, (payload, session: Session) => {
    const { room, peer } = memberOf(session);
    return room.forwarding.produce(peer, payload);
  }),
  onRequest(media.pauseProducer, async ({ producerId }, session: Session) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.setMuted(peer, producerId, true);
    return {};
  }),
  onRequest(media.resumeProducer, async ({ producerId }, session: Session) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.setMuted(peer, producerId, false);
    return {};
  }),
  onRequest(media.closeProducer, ({ producerId }, session: Session) => {
    const { room, peer } = memberOf(session);
    room.forwarding.closeProducer(peer, producerId);
    return {};
  }),
  onRequest(media.reportLimited, ({ producerId, limited }, session: Session) => {
    const { room, peer } = memberOf(session);
    room.forwarding.setLimited(peer, producerId, limited);
    return {};
  }),
  onRequest(media.reportReception, (reception, session: Session) => {
    const { room, peer } = memberOf(session);
    room.forwarding.setReception(peer, reception);
    return {};
  }),
  onRequest(media.reportQuality, (row, session: Session) => {
    const { room, peer } = memberOf(session);
    room.measured(peer, row);
    return {};
  }),
  onRequest(media.resumeConsumer, async ({ consumerId }, session: Session) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.acknowledge(peer, consumerId);
    return {};
  }),
  onRequest(media.pauseConsumer, async ({ consumerId }, session: Session) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.pause(peer, consumerId);
    return {};
  }),
  onRequest(media.requestKeyFrame, async ({ consumerId }, session: Session) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.requestKeyFrame(peer, consumerId);
    return {};
  }),
  onRequest(media.activate, async ({ token }, session: Session) => {
    const { room, peer } = memberOf(session);
    return room.activate(peer, await session.context.verifyToken(token));
  }),
  onRequest(media.setPlayback, ({ peerId }, session: Session) => {
    const { room, peer } = memberOf(session);
    room.setPlayback(peer, peerId);
    return {};
  }),
  onRequest(media.leave, (_payload, session: Session) => {
    const { room, peer } = memberOf(session);
    session.member = undefined;
    // Leaving closes the socket, so the answer must be sent first.
    session.afterAnswer = () => room.leave(peer);
    return {};
  }),
]);
