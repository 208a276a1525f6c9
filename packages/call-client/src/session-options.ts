import type { RefusedMessages, RoomAccess } from '@falink/protocol';
import type { Clock } from './clock.js';
import type { DeviceChanges } from './local-devices.js';
import type { CaptureOptions, GetUserMedia } from './local-media.js';
import type { VideoCodec } from './media/sender.js';

export interface CallSessionOptions {
  /**
   * Gets a fresh room token when the session cannot be resumed (POST /calls/:id/room-access). Reject with
   * `call.ended` when there is no call any more: the session then ends with `call_over`; other failures are retried.
   */
  readonly onNeedAccess: () => Promise<RoomAccess>;
  /** Camera codecs to send, best first. H.264 before VP8 when absent. */
  readonly videoCodecs?: readonly VideoCodec[];
  /** How long to try to restore a lost connection, ms. */
  readonly giveUpMs?: number;
  readonly getUserMedia?: GetUserMedia;
  /** Emits when a device is plugged in or out. */
  readonly deviceChanges?: DeviceChanges;
  readonly clock?: Clock;
  /** False: pictures of others are not received before {@link CallSession.setPictures}. True when absent. */
  readonly pictures?: boolean;
  /** Counts and reports notices of the sfu that cannot be read; without it they are only left out. */
  readonly refusedMessages?: RefusedMessages;
}

export interface WarmOptions {
  /** Devices to open; or ready tracks, which stay the page's own and are never stopped here. */
  readonly media: CaptureOptions | MediaStream;
  /** True (the default): encoders stay off until somebody else comes, or until {@link CallSession.ring}. */
  readonly idle?: boolean;
}
