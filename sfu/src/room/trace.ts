/** A step of a call, with the ids by which a bad call is explained afterwards from the log of level debug. */
export type TraceEvent =
  | {
      readonly event: 'room.join';
      readonly roomId: string;
      readonly peerId: string;
      readonly standby: boolean;
      /** Took the place of an earlier connection of the same participant. */
      readonly replaced: boolean;
    }
  | {
      readonly event: 'peer.resume';
      readonly roomId: string;
      readonly peerId: string;
      /** The media had died with its worker and is built again. */
      readonly rebuilt: boolean;
      /** The earlier socket had not been noticed as lost. */
      readonly tookOver: boolean;
    }
  | {
      readonly event: 'consumer.create';
      readonly roomId: string;
      /** Who receives. */
      readonly peerId: string;
      readonly fromPeerId: string;
      readonly producerId: string;
      readonly consumerId: string;
      readonly source: string;
    }
  | {
      /** Whether a consumer is to forward, and all that decides it (SPEC M2, M9). */
      readonly event: 'room.gates';
      readonly roomId: string;
      readonly peerId: string;
      readonly fromPeerId: string;
      readonly consumerId: string;
      readonly open: boolean;
      readonly acknowledged: boolean;
      readonly active: boolean;
      readonly live: boolean;
      readonly fromLive: boolean;
    };

/** Receives every step; must not throw. */
export type Trace = (event: TraceEvent) => void;
