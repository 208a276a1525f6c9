import type { SfuEvent } from '@falink/protocol';

type WithoutEnvelope<E> = E extends SfuEvent ? Omit<E, 'id' | 'at'> : never;
/** What happened in a room, before it gets its id and time. */
export type RoomEvent = WithoutEnvelope<SfuEvent>;

export interface RoomEventSink {
  report(event: RoomEvent): void;
}
