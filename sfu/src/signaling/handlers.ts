import { type AnswerOf, FalinkError, media, type PayloadOf, type Request } from '@falink/protocol';
import type { Peer } from '../room/peer.js';
import type { PeerLink } from '../room/peer-link.js';
import type { Room } from '../room/room.js';
import type { Rooms } from '../room/rooms.js';
import type { VerifyRoomToken } from '../token.js';

/** What a handler may touch. */
export interface HandlerContext {
  readonly rooms: Rooms;
  readonly verifyToken: VerifyRoomToken;
}

/** One socket: not in a room, or in one. */
export interface Session {
  readonly link: PeerLink;
  member: { readonly room: Room; readonly peer: Peer } | undefined;
  /** Set while join or resume is under way: a second one at the same time is refused. */
  entering: boolean;
  /** Runs after the answer was sent. */
  afterAnswer: (() => void) | undefined;
}

type Handler<M extends Request> = (
  context: HandlerContext,
  session: Session,
  payload: PayloadOf<M>,
) => Promise<AnswerOf<M>> | AnswerOf<M>;

interface Entry {
  readonly message: Request;
  readonly handle: Handler<Request>;
}

function entry<M extends Request>(message: M, handle: Handler<M>): [string, Entry] {
  // The dispatcher parses with the message's own schema, which makes this cast true.
  return [message.name, { message, handle: handle as unknown as Handler<Request> }];
}

function memberOf(session: Session): { readonly room: Room; readonly peer: Peer } {
  if (!session.member) throw new FalinkError('room.not_joined');
  return session.member;
}

async function enter<T>(session: Session, work: () => Promise<T>): Promise<T> {
  if (session.entering || session.member) throw new FalinkError('request.malformed', { details: { state: 'joined' } });
  session.entering = true;
  try {
    return await work();
  } finally {
    session.entering = false;
  }
}

/** Every request of the media contract and what it does: parse at the edge, act through the room, answer. */
export const HANDLERS: ReadonlyMap<string, Entry> = new Map([
  entry(media.join, (context, session, { token }) =>
    enter(session, async () => {
      const claims = await context.verifyToken(token);
      const { room, peer, answer } = await context.rooms.join(claims, session.link);
      session.member = { room, peer };
      return answer;
    }),
  ),
  entry(media.resume, (context, session, { resumeKey }) =>
    enter(session, async () => {
      const { room, peer, resumption } = await context.rooms.resume(resumeKey, session.link);
      session.member = { room, peer };
      session.afterAnswer = resumption.catchUp;
      return resumption.answer;
    }),
  ),
  entry(media.capabilities, (_context, session, { rtpCapabilities }) => {
    const { room, peer } = memberOf(session);
    room.setCapabilities(peer, rtpCapabilities);
    return {};
  }),
  entry(media.connectTransport, async (_context, session, { transportId, dtlsParameters }) => {
    const { room, peer } = memberOf(session);
    await room.transport(peer, transportId).connect(dtlsParameters);
    return {};
  }),
  entry(media.restartIce, async (_context, session, { transportId }) => {
    const { room, peer } = memberOf(session);
    return { iceParameters: await room.transport(peer, transportId).restartIce() };
  }),
  entry(media.produce, (_context, session, payload) => {
    const { room, peer } = memberOf(session);
    return room.forwarding.produce(peer, payload);
  }),
  entry(media.pauseProducer, async (_context, session, { producerId }) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.setMuted(peer, producerId, true);
    return {};
  }),
  entry(media.resumeProducer, async (_context, session, { producerId }) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.setMuted(peer, producerId, false);
    return {};
  }),
  entry(media.closeProducer, (_context, session, { producerId }) => {
    const { room, peer } = memberOf(session);
    room.forwarding.closeProducer(peer, producerId);
    return {};
  }),
  entry(media.resumeConsumer, async (_context, session, { consumerId }) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.acknowledge(peer, consumerId);
    return {};
  }),
  entry(media.requestKeyFrame, async (_context, session, { consumerId }) => {
    const { room, peer } = memberOf(session);
    await room.forwarding.requestKeyFrame(peer, consumerId);
    return {};
  }),
  entry(media.activate, async (context, session, { token }) => {
    const { room, peer } = memberOf(session);
    return room.activate(peer, await context.verifyToken(token));
  }),
  entry(media.leave, (_context, session) => {
    const { room, peer } = memberOf(session);
    session.member = undefined;
    // Leaving closes the socket, and the answer must be on its way before.
    session.afterAnswer = () => room.leave(peer);
    return {};
  }),
]);
