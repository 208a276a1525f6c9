import type { MediaSource, Peer as PeerView, RoomGrants, RoomTokenClaims } from '@falink/protocol';
import { Gate } from './gate.js';
import type { MediaConsumer, MediaProducer, MediaTransport, Opaque } from './media-port.js';
import type { PeerLink } from './peer-link.js';

/** Roles that are offered a call: on standby until they activate it themselves. */
const CANDIDATE_ROLES: ReadonlySet<RoomTokenClaims['role']> = new Set(['lawyer', 'officer']);

/** Both transports of one participant. */
export interface Seat {
  readonly send: MediaTransport;
  readonly recv: MediaTransport;
}

/** One source of one participant. */
export class Sending {
  /** Open: the producer runs. */
  readonly gate: Gate;
  /** What the person did: told to the others. */
  muted: boolean;
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
  /** The client has built its side. */
  acknowledged = false;
  readonly gate: Gate;

  constructor(
    readonly consumer: MediaConsumer,
    readonly from: Peer,
    readonly sending: Sending,
  ) {
    this.gate = new Gate(false, (open) => (open ? consumer.resume() : consumer.pause()));
  }
}

/** One participant of one room: who it is, its socket if any, and its media. Policy is the room's. */
export class Peer {
  readonly id: string;
  readonly role: RoomTokenClaims['role'];
  readonly grants: RoomGrants;
  readonly sendings = new Map<MediaSource, Sending>();
  readonly receivings = new Map<string, Receiving>();
  /** Consumers that were closed: told again after a resume, in case the first news was lost. */
  closedConsumers: string[] = [];
  rtpCapabilities: Opaque | undefined;
  link: PeerLink | undefined;
  seat: Seat | undefined;
  /** Opens the session again after a lost socket; given by {@link ResumeKeys}. */
  resumeKey = '';
  /** May send and receive once the room is active. Residents are from the start, candidates by activating. */
  live: boolean;
  #grace: NodeJS.Timeout | undefined;

  constructor(claims: RoomTokenClaims) {
    this.id = claims.sub;
    this.role = claims.role;
    this.grants = claims.grants;
    this.live = !this.isCandidate;
  }

  get isCandidate(): boolean {
    return CANDIDATE_ROLES.has(this.role);
  }

  /** A candidate who answered: live, or with the token that only an answer gives. */
  get isChosen(): boolean {
    return this.isCandidate && (this.live || this.grants.activate);
  }

  get view(): PeerView {
    return { id: this.id, role: this.role, connection: this.link ? 'connected' : 'reconnecting' };
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
    this.closedConsumers = [];
    this.rtpCapabilities = undefined;
    this.seat = undefined;
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
