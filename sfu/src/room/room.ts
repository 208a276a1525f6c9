import {
  type AnswerOf,
  FalinkError,
  type Joined,
  media,
  type Notice,
  type PayloadOf,
  QUALITY_ROW_S,
  type QualityRow,
} from '@falink/protocol';
import type { RoomTimes } from '../config.js';
import type { IceServer } from '../ice-servers.js';
import type { RoomClaims } from '../token.js';
import { Forwarding } from './forwarding.js';
import type { MediaPlane, MediaTransport, Opaque } from './media-port.js';
import { Peer, type Seat, type Sending } from './peer.js';
import type { PeerLink } from './peer-link.js';
import { Playback } from './playback.js';
import { Removed } from './removed.js';
import type { ResumeKeys } from './resume-keys.js';
import type { RoomEvent, RoomEventSink } from './room-events.js';
import { RoomMedia } from './room-media.js';
import type { Trace } from './trace.js';

/** Half of what a client takes for a row: its clock and the line may bring two closer together. */
const LEAST_BETWEEN_ROWS_MS = QUALITY_ROW_S * 500;

export interface RoomOptions {
  readonly id: string;
  readonly plane: MediaPlane;
  readonly times: RoomTimes;
  /** For one participant, with TURN users made now. */
  readonly iceServers: (participantId: string) => IceServer[];
  readonly resumeKeys: ResumeKeys;
  readonly events: RoomEventSink;
  readonly trace: Trace;
  /** The room is closed and must be forgotten. */
  readonly onClosed: (room: Room) => void;
  /** Receives failures outside any client's request. */
  readonly onTrouble: (error: unknown, what: string) => void;
}

export type CloseReason = 'ended' | 'failed' | 'empty';
export type LeaveReason = 'left' | 'timeout' | 'replaced';

export interface Entry {
  readonly peer: Peer;
  readonly answer: Joined;
}

export interface Resumption {
  readonly answer:
    | (Joined & { readonly rebuilt: true })
    | ({ readonly rebuilt: false } & Pick<Joined, 'resumeKey' | 'graceMs' | 'peers' | 'active' | 'playback'>);
  /** Repeats what may have been lost with the old socket; call it once the answer has been sent. */
  readonly catchUp: () => void;
}

/**
 * One call's room: who is in it, and whether it is live. Until a participant activates it, it is on standby: everything
 * is set up and nothing is forwarded.
 */
export class Room {
  readonly id: string;
  readonly forwarding: Forwarding;
  readonly #options: RoomOptions;
  readonly #media: RoomMedia;
  readonly #peers = new Map<string, Peer>();
  readonly #flowed = new Set<string>();
  readonly #playback = new Playback();
  readonly #removed = new Removed();
  #activatedAt: string | undefined;
  #closed = false;
  #empty: NodeJS.Timeout | undefined;

  constructor(options: RoomOptions) {
    this.id = options.id;
    this.#options = options;
    this.#media = new RoomMedia({
      roomId: options.id,
      plane: options.plane,
      onLost: () => this.#onMediaLost(),
      onUnavailable: () => this.close('failed'),
      onTrouble: options.onTrouble,
    });
    this.forwarding = new Forwarding({
      roomId: options.id,
      trace: options.trace,
      peers: () => this.peers,
      active: () => this.active,
      room: () => this.#media.room,
      onFlowing: (from, sending) => this.#onFlowing(from, sending),
      onTrouble: options.onTrouble,
    });
    this.#watchEmpty();
  }

  get active(): boolean {
    return this.#activatedAt !== undefined;
  }

  get peers(): readonly Peer[] {
    return [...this.#peers.values()];
  }

  /**
   * Lets a participant in; an earlier connection of the same participant is replaced. The exception: a window that is
   * warming up never replaces the one that answered.
   *
   * @throws FalinkError room.closed, room.not_granted, service.unavailable
   */
  async join(claims: RoomClaims, link: PeerLink): Promise<Entry> {
    if (this.#removed.refuses(claims)) throw new FalinkError('room.not_granted');
    const peer = new Peer(claims);
    const { seat, rtpCapabilities } = await this.#media.makeSeat();
    const before = this.#peers.get(peer.id);
    if (before?.isChosen && !peer.isChosen) {
      peer.seat = seat;
      peer.closeMedia();
      throw new FalinkError('room.not_granted');
    }
    if (before) {
      // The same person in another window keeps what was allowed.
      peer.live ||= before.live;
      this.#remove(before, 'replaced');
    }
    this.#seat(peer, seat);
    peer.link = link;
    this.#peers.set(peer.id, peer);
    this.#options.resumeKeys.issue(this.id, peer);
    clearTimeout(this.#empty);
    this.#broadcast(media.peerJoined, peer.view, peer);
    const [standby, replaced] = [peer.grants.standby, before !== undefined];
    this.#options.trace({ event: 'room.join', roomId: this.id, peerId: peer.id, standby, replaced });
    this.#report({ type: 'peer.joined', peerId: peer.id, role: peer.role });
    return { peer, answer: this.#joined(peer, seat, rtpCapabilities) };
  }

  /** Gives a participant its new socket. @throws FalinkError room.closed, room.resume_unknown, service.unavailable */
  async resume(peer: Peer, link: PeerLink): Promise<Resumption> {
    const made = peer.seat ? undefined : await this.#media.makeSeat();
    if (this.#peers.get(peer.id) !== peer) throw new FalinkError('room.resume_unknown');
    const old = peer.link;
    peer.link = link;
    peer.cancelGrace();
    if (old) {
      old.close();
    } else {
      this.#broadcast(media.peerConnection, { peerId: peer.id, connection: 'connected' }, peer);
      this.#report({ type: 'peer.resumed', peerId: peer.id });
    }
    this.#options.resumeKeys.issue(this.id, peer);
    const [rebuilt, tookOver] = [made !== undefined, old !== undefined];
    this.#options.trace({ event: 'peer.resume', roomId: this.id, peerId: peer.id, rebuilt, tookOver });
    if (made) {
      // Of two concurrent attempts of one client, the client waits for the later one.
      this.forwarding.stopAll(peer);
      this.#seat(peer, made.seat);
      const answer = { ...this.#joined(peer, made.seat, made.rtpCapabilities), rebuilt: true as const };
      return { answer, catchUp: () => undefined };
    }
    return {
      answer: {
        rebuilt: false,
        resumeKey: peer.resumeKey,
        graceMs: this.#options.times.graceMs,
        peers: this.#views(peer),
        active: this.active,
        playback: this.#playback.of(peer),
      },
      catchUp: () => this.forwarding.catchUp(peer),
    };
  }

  /** The socket is gone; the participant is kept for the grace time. The loss of an older socket changes nothing. */
  disconnected(peer: Peer, link: PeerLink): void {
    if (peer.link !== link || this.#peers.get(peer.id) !== peer) return;
    peer.link = undefined;
    peer.startGrace(this.#options.times.graceMs, () => this.#remove(peer, 'timeout'));
    this.#broadcast(media.peerConnection, { peerId: peer.id, connection: 'reconnecting' }, peer);
    this.#report({ type: 'peer.disconnected', peerId: peer.id });
  }

  leave(peer: Peer): void {
    this.#remove(peer, 'left');
  }

  /** Takes a device out of the room for good: tokens from before are refused. Nothing happens when it is not there. */
  removePeer(peerId: string): void {
    this.#removed.add(peerId);
    const peer = this.#peers.get(peerId);
    if (peer) this.#dismiss(peer);
  }

  /** Which device of a participant plays the sound. @throws FalinkError room.not_granted for somebody else's device */
  setPlayback(by: Peer, peerId: string): void {
    const device = this.#peers.get(peerId);
    if (device?.participantId !== by.participantId) throw new FalinkError('room.not_granted');
    if (this.#playback.choose(device)) this.#announcePlayback(by);
  }

  /** A device has measured its line. More rows than its clock can make are left out. [M16] */
  measured(peer: Peer, row: QualityRow): void {
    const now = Date.now();
    if (!this.active || !peer.live || now - peer.measuredAtMs < LEAST_BETWEEN_ROWS_MS) return;
    peer.measuredAtMs = now;
    this.#options.events.report({ type: 'peer.measured', roomId: this.id, peerId: peer.id, row });
  }

  /**
   * Makes the room live for this participant. Everything was built in advance, so this only opens gates.
   *
   * @throws FalinkError room.not_granted for a token of another room or participant, or without the grant.
   */
  activate(peer: Peer, claims: RoomClaims): { activatedAt: string } {
    if (claims.room !== this.id || claims.sub !== peer.id || !claims.grants.activate)
      throw new FalinkError('room.not_granted');
    const first = this.#activatedAt === undefined;
    const activatedAt = this.#activatedAt ?? new Date().toISOString();
    this.#activatedAt = activatedAt;
    peer.live = true;
    this.forwarding.openGates();
    for (const one of this.peers) this.#reportSilent(one);
    if (first) {
      // Whoever was not chosen may not watch.
      for (const other of this.peers) if (!other.live) this.#dismiss(other);
      this.#broadcast(media.roomActivated, { activatedAt }, peer);
      this.#report({ type: 'room.activated', peerId: peer.id });
    }
    this.forwarding.connectAll();
    return { activatedAt };
  }

  /** @throws FalinkError media.rejected */
  setCapabilities(peer: Peer, rtpCapabilities: Opaque): void {
    peer.rtpCapabilities = this.#options.plane.readCapabilities(rtpCapabilities);
    this.forwarding.connect(peer);
  }

  /** @throws FalinkError media.unknown_transport */
  transport(peer: Peer, transportId: string): MediaTransport {
    const transport = [peer.seat?.send, peer.seat?.recv].find((one) => one?.description.id === transportId);
    if (!transport) throw new FalinkError('media.unknown_transport');
    return transport;
  }

  /**
   * New ICE parameters for one transport, and TURN users that are valid now: those of the join may have expired.
   *
   * @throws FalinkError media.unknown_transport
   */
  async restartIce(peer: Peer, transportId: string): Promise<AnswerOf<typeof media.restartIce>> {
    const iceParameters = await this.transport(peer, transportId).restartIce();
    return { iceParameters, iceServers: this.#options.iceServers(peer.id) };
  }

  /** Notifies every participant, then closes everything. Idempotent. */
  close(reason: CloseReason): void {
    if (this.#closed) return;
    this.#broadcast(media.roomClosed, { reason: reason === 'failed' ? 'failed' : 'ended' });
    this.dispose();
    this.#report({ type: 'room.closed', reason });
    this.#options.onClosed(this);
  }

  /** Frees everything without notifying: the process ends, the call does not. Idempotent. */
  dispose(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#empty);
    const peers = this.peers;
    // Cleared first, so that a socket closed below does not count as a lost connection.
    this.#peers.clear();
    for (const peer of peers) {
      this.#options.resumeKeys.revoke(peer);
      peer.cancelGrace();
      peer.closeMedia();
      peer.link?.close();
    }
    this.#media.close();
  }

  #onMediaLost(): void {
    this.forwarding.forget();
    for (const peer of this.peers) peer.forgetMedia();
    this.#report({ type: 'room.rebuilt' });
    this.#broadcast(media.roomRebuilt, {});
  }

  #seat(peer: Peer, seat: Seat): void {
    peer.seat = seat;
    for (const transport of [seat.send, seat.recv]) transport.onConnected(() => this.#reportSilent(peer));
    seat.recv.onBandwidth((estimateBps) => {
      if (peer.seat === seat) this.forwarding.setBandwidth(peer, estimateBps);
    });
  }

  #onFlowing(from: Peer, { producer }: Sending): void {
    this.#reportFlowing(from, producer.kind);
  }

  /** Of somebody who is muted no packet ever shows that the path is there. */
  #reportSilent(peer: Peer): void {
    if (this.active && peer.live && this.#peers.get(peer.id) === peer && peer.isSilentOnOpenPath)
      this.#reportFlowing(peer, 'audio');
  }

  #reportFlowing(peer: Peer, kind: 'audio' | 'video'): void {
    const key = `${peer.id} ${kind}`;
    if (this.#flowed.has(key)) return;
    this.#flowed.add(key);
    this.#report({ type: 'media.flowing', peerId: peer.id, kind });
  }

  #joined(peer: Peer, seat: Seat, rtpCapabilities: Opaque): Joined {
    return {
      resumeKey: peer.resumeKey,
      graceMs: this.#options.times.graceMs,
      routerRtpCapabilities: rtpCapabilities,
      sendTransport: seat.send.description,
      recvTransport: seat.recv.description,
      iceServers: this.#options.iceServers(peer.id),
      peers: this.#views(peer),
      active: this.active,
      playback: this.#playback.of(peer),
    };
  }

  /** To the other devices of the same participant. */
  #announcePlayback(by: Peer): void {
    for (const other of this.#peers.values())
      if (other !== by && other.participantId === by.participantId)
        other.link?.send(media.playbackChanged, { peerId: this.#playback.of(other) });
  }

  #dismiss(peer: Peer): void {
    peer.link?.send(media.roomClosed, { reason: 'ended' });
    this.#remove(peer, 'left');
  }

  /** Order: docs/closures.md. */
  #remove(peer: Peer, reason: LeaveReason): void {
    if (this.#peers.get(peer.id) !== peer) return;
    this.forwarding.stopAll(peer);
    this.#peers.delete(peer.id);
    this.#options.resumeKeys.revoke(peer);
    peer.cancelGrace();
    if (reason === 'replaced') peer.link?.send(media.peerLeft, { peerId: peer.id, reason });
    peer.link?.close();
    peer.link = undefined;
    this.#broadcast(media.peerLeft, { peerId: peer.id, reason });
    if (reason !== 'replaced' && this.#playback.left(peer)) this.#announcePlayback(peer);
    this.#report({ type: 'peer.left', peerId: peer.id, reason });
    this.#watchEmpty();
  }

  #watchEmpty(): void {
    clearTimeout(this.#empty);
    if (this.#peers.size === 0 && !this.#closed)
      this.#empty = setTimeout(() => this.close('empty'), this.#options.times.emptyRoomMs);
  }

  #views(except: Peer): Joined['peers'] {
    return this.peers.filter((peer) => peer !== except).map((peer) => peer.view);
  }

  #broadcast<M extends Notice>(message: M, payload: PayloadOf<M>, except?: Peer): void {
    for (const peer of this.#peers.values()) if (peer !== except) peer.link?.send(message, payload);
  }

  #report(event: WithoutRoom<RoomEvent>): void {
    this.#options.events.report({ ...event, roomId: this.id });
  }
}

type WithoutRoom<E> = E extends unknown ? Omit<E, 'roomId'> : never;
