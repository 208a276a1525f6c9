import type { SfuEvent, SfuMeasurement } from '@falink/protocol';

/** What the api receives of rooms. */
export type Reported = SfuEvent | SfuMeasurement;
type WithoutEnvelope<E> = E extends Reported ? Omit<E, 'id' | 'at'> : never;
/** What happened or was measured in a room, before it gets its id and time. */
export type RoomEvent = WithoutEnvelope<Reported>;

export interface RoomEventSink {
  report(event: RoomEvent): void;
}
