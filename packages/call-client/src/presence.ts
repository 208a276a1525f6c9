import type { Joined, Peer } from '@falink/protocol';
import { People } from './people.js';
import type { SessionEvents } from './session-events.js';
import type { MediaNotice } from './signaling-socket.js';

type PresenceEvent = 'peers' | 'devices' | 'peerConnection' | 'peerLeft' | 'playback';

export interface PresenceOptions {
  readonly emit: <E extends PresenceEvent>(event: E, payload: SessionEvents[E]) => void;
  /** Somebody came, went or changed. */
  readonly changed: () => void;
}

/** Who is in the room, as people and as this participant's own devices, and which of these plays the sound. */
export class Presence {
  readonly people = new People();
  #playback: string | null = null;
  #selfDevice = '';

  constructor(private readonly options: PresenceOptions) {}

  get playback(): string | null {
    return this.#playback;
  }

  /** The room was entered, or entered again. */
  enter(
    self: { readonly participantId: string; readonly of?: string | undefined },
    { peers, playback = null }: Pick<Joined, 'peers' | 'playback'>,
  ): void {
    this.#selfDevice = self.participantId;
    this.people.enter(self);
    this.people.replaceAll(peers);
    this.setPlayback(playback);
    this.#changed();
  }

  setPlayback(peerId: string | null): void {
    if (this.#playback === peerId) return;
    this.#playback = peerId;
    this.options.emit('playback', peerId);
  }

  /** @returns false when the notice is about something else; `replaced` when somebody joined in this device's place */
  apply(notice: MediaNotice): boolean | 'replaced' {
    switch (notice.type) {
      case 'peerJoined':
        this.people.add(notice.payload);
        this.#changed();
        return true;
      case 'peerConnection':
        this.#connection(notice.payload);
        return true;
      case 'peerLeft':
        if (notice.payload.peerId === this.#selfDevice) return 'replaced';
        this.#left(notice.payload);
        return true;
      case 'playbackChanged':
        this.setPlayback(notice.payload.peerId);
        return true;
      default:
        return false;
    }
  }

  #connection({ peerId, connection }: SessionEvents['peerConnection']): void {
    const before = this.#personOf(peerId);
    this.people.setConnection(peerId, connection);
    this.#changed();
    const now = before && this.people.other(before.id);
    if (now && now.connection !== before.connection)
      this.options.emit('peerConnection', { peerId: now.id, connection: now.connection });
  }

  #left({ peerId, reason }: SessionEvents['peerLeft']): void {
    const before = this.#personOf(peerId);
    this.people.remove(peerId);
    this.#changed();
    if (before && !this.people.other(before.id)) this.options.emit('peerLeft', { peerId: before.id, reason });
  }

  #personOf(deviceId: string): Peer | undefined {
    const person = this.people.whose(deviceId);
    return person === undefined ? undefined : this.people.other(person);
  }

  #changed(): void {
    this.options.changed();
    this.options.emit('peers', this.people.others);
    this.options.emit('devices', this.people.ownDevices);
  }
}
