import type { Notice, PayloadOf } from '@falink/protocol';

/** The way to one participant's client while its socket is open. Sending on a closed link does nothing. */
export interface PeerLink {
  send<M extends Notice>(message: M, payload: PayloadOf<M>): void;
  /** Closes the socket after what was sent. */
  close(): void;
}
