import { FalinkError } from '@falink/protocol';
import type { RoomClaims } from '../token.js';
import type { Peer } from './peer.js';
import type { PeerLink } from './peer-link.js';
import { ResumeKeys } from './resume-keys.js';
import { type CloseReason, type Entry, type Resumption, Room, type RoomOptions } from './room.js';

type RoomsOptions = Omit<RoomOptions, 'id' | 'onClosed' | 'resumeKeys'>;

export interface Resumed {
  readonly room: Room;
  readonly peer: Peer;
  readonly resumption: Resumption;
}

/** All rooms of this sfu, and the ids of those closed recently: a token may outlive its room. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #closed = new Map<string, NodeJS.Timeout>();
  readonly #resumeKeys = new ResumeKeys();
  readonly #options: RoomsOptions;

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  get all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  /** Opens the room when there is none. @throws FalinkError room.closed, service.unavailable */
  async join(claims: RoomClaims, link: PeerLink): Promise<Entry & { readonly room: Room }> {
    if (this.#closed.has(claims.room)) throw new FalinkError('room.closed');
    const room = this.#rooms.get(claims.room) ?? this.#open(claims.room);
    return { room, ...(await room.join(claims, link)) };
  }

  /** @throws FalinkError room.resume_unknown, room.closed, service.unavailable */
  async resume(resumeKey: string, link: PeerLink): Promise<Resumed> {
    const owner = this.#resumeKeys.find(resumeKey);
    const room = owner && this.#rooms.get(owner.roomId);
    if (!room) throw new FalinkError('room.resume_unknown');
    return { room, peer: owner.peer, resumption: await room.resume(owner.peer, link) };
  }

  /** Closes a room and refuses its id from then on, also when there was no such room. Idempotent. */
  close(roomId: string, reason: CloseReason): void {
    this.#remember(roomId);
    this.#rooms.get(roomId)?.close(reason);
  }

  /** Takes a device out of a room. Nothing happens when there is no such room or device. */
  removePeer(roomId: string, peerId: string): void {
    this.#rooms.get(roomId)?.removePeer(peerId);
  }

  /** For the end of the process: clients receive no end of the call, so that they reconnect after a restart. */
  dispose(): void {
    for (const timer of this.#closed.values()) clearTimeout(timer);
    this.#closed.clear();
    for (const room of this.#rooms.values()) room.dispose();
    this.#rooms.clear();
  }

  #open(id: string): Room {
    const room = new Room({
      ...this.#options,
      id,
      resumeKeys: this.#resumeKeys,
      onClosed: (closed) => {
        if (this.#rooms.get(id) === closed) this.#rooms.delete(id);
      },
    });
    this.#rooms.set(id, room);
    return room;
  }

  #remember(roomId: string): void {
    clearTimeout(this.#closed.get(roomId));
    this.#closed.set(
      roomId,
      setTimeout(() => this.#closed.delete(roomId), this.#options.times.closedRoomMemoryMs).unref(),
    );
  }
}
