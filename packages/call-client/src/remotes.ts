import type { Received } from './media/media-link.js';
import type { RemoteMedia, SessionEvents } from './session-events.js';

type RemoteEvent = 'remoteTrack' | 'remoteTrackEnded' | 'remoteMuted' | 'remoteLimited';

/** What the other participants send, as the page shows it. */
export class Remotes {
  /** Voice and camera; a document is not among its tracks. */
  readonly stream: MediaStream = new MediaStream();
  readonly #all = new Map<string, RemoteMedia>();

  constructor(private readonly emit: (event: RemoteEvent, remote: SessionEvents[RemoteEvent]) => void) {}

  get all(): readonly RemoteMedia[] {
    return [...this.#all.values()];
  }

  added(received: Received): void {
    const remote = remoteOf(received);
    this.#all.set(received.consumerId, remote);
    if (received.source !== 'document') this.stream.addTrack(remote.track);
    this.emit('remoteTrack', remote);
  }

  ended({ consumerId }: Received): void {
    const remote = this.#all.get(consumerId);
    if (!remote) return;
    this.#all.delete(consumerId);
    this.stream.removeTrack(remote.track);
    this.emit('remoteTrackEnded', remote);
  }

  /** The person or the line stopped something, or it is sent again. */
  changed(received: Received, event: 'remoteMuted' | 'remoteLimited'): void {
    const remote = remoteOf(received);
    this.#all.set(received.consumerId, remote);
    this.emit(event, remote);
  }
}

function remoteOf({ consumerId, peerId, source, consumer, paused, limited }: Received): RemoteMedia {
  return { consumerId, peerId, source, track: consumer.track, muted: paused, limited };
}
