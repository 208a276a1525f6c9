import type { MediaSource, Peer as PeerView, RoomGrants } from '@falink/protocol';
import type { RoomClaims } from '../token.js';
import { ClosedConsumers } from './closed-consumers.js';
import { type Downlink, UNKNOWN } from './downlink.js';
import { Gate } from './gate.js';
import type { MediaConsumer, MediaProducer, MediaTransport, Opaque } from './media-port.js';
import type { PeerLink } from './peer-link.js';
import { type SoundFirst, WITH_PICTURES } from './sound-first.js';

/** Both transports of one participant. */
export interface Seat {
  readonly send: MediaTransport;
  readonly recv: MediaTransport;
}

/** One source of one participant. */
export class Sending {
  /** Open: the producer runs. */
  readonly gate: Gate;
  /** What the person chose; the others are notified. */
  muted: boolean;
  /** What the sender was last asked to keep to, bit/s; 0: no picture, null: no limit. */
  limit: number | null = null;
  /** The sender has stopped the picture because of the line. */
  limited = false;
  /** The sender was asked for a codec that everybody can decode. */
  otherCodecAsked = false;

  constructor(
    readonly source: MediaSource,
    readonly producer: MediaProducer,
  ) {
    this.muted = producer.paused;
    this.gate = new Gate(!producer.paused, (open) => (open ? producer.resume() : producer.pause()));
  }
}

/** What one participant receives of one source of another. */
export class Receiving {
  /** The client has created its side of the consumer. */
  acknowledged = false;
  /** The client shows it. */
  wanted = true;
  readonly gate: Gate;
  /** What this receiver's line carries of a picture, bit/s; 0: none, null: no limit. */
  limit: number | null = null;

  constructor(
    readonly consumer: MediaConsumer,
    readonly from: Peer,
    readonly sending: Sending,
  ) {
    this.gate = new Gate(false, (open) => (open ? consumer.resume() : consumer.pause()));
  }
}

/** One device of one participant of a room: whose it is, its socket if any, and its media. Policy is the room's. */
export class Peer {
  readonly id: string;
  /** The participant whose second device this is; undefined: it is the participant's first. */
  readonly of: string | undefined;
  /** Shown to the others; nothing is decided by it. */
  readonly role: RoomClaims['role'];
  readonly grants: RoomGrants;
  readonly sendings = new Map<MediaSource, Sending>();
  readonly receivings = new Map<string, Receiving>();
  /** Announced again after a resume, in case the first notice was lost. */
  readonly closedConsumers = new ClosedConsumers();
  rtpCapabilities: Opaque | undefined;
  link: PeerLink | undefined;
  seat: Seat | undefined;
  /** Opens the session again after a lost socket; given by {@link ResumeKeys}. */
  resumeKey = '';
  downlink: Downlink = UNKNOWN;
  soundFirst: SoundFirst = WITH_PICTURES;
  /** When it last reported what it measured, in epoch ms. */
  measuredAtMs = 0;
  /** May send and receive once the room is active: those on standby by activating, the others from the start. */
  live: boolean;
  #grace: NodeJS.Timeout | undefined;

  constructor(claims: RoomClaims) {
    this.id = claims.sub;
    this.of = claims.of;
    this.role = claims.role;
    this.grants = claims.grants;
    this.live = !this.grants.standby;
  }

  /** Joined on standby and answered since: live, or with the token that only an answer gives. */
  get isChosen(): boolean {
    return this.grants.standby && (this.live || this.grants.activate);
  }

  /** Nothing is to be sent just now, and what would be sent would get through: muted, or without devices. */
  get isSilentOnOpenPath(): boolean {
    if (!this.seat?.recv.connected) return false;
    if (this.sendings.size > 0 && !this.seat.send.connected) return false;
    return [...this.sendings.values()].every(({ muted }) => muted);
  }

  /** The participant: all of its devices have the same. */
  get participantId(): string {
    return this.of ?? this.id;
  }

  get view(): PeerView {
    const connection = this.link ? 'connected' : 'reconnecting';
    return { id: this.id, role: this.role, connection, ...(this.of !== undefined && { of: this.of }) };
  }

  startGrace(ms: number, expired: () => void): void {
    clearTimeout(this.#grace);
    this.#grace = setTimeout(expired, ms);
  }

  cancelGrace(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
  }

  /** Forgets media that died with its worker; nothing is left to close. */
  forgetMedia(): void {
    this.sendings.clear();
    this.receivings.clear();
    this.closedConsumers.clear();
    this.rtpCapabilities = undefined;
    this.seat = undefined;
    this.downlink = UNKNOWN;
  }

  /** Closes producers, consumers and transports, in that order. */
  closeMedia(): void {
    for (const { consumer } of this.receivings.values()) consumer.close();
    for (const { producer } of this.sendings.values()) producer.close();
    this.seat?.recv.close();
    this.seat?.send.close();
    this.forgetMedia();
  }
}
