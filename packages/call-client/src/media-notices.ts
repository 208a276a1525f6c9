import type { MediaLink } from './media/media-link.js';
import type { Publishing } from './publishing.js';
import type { MediaNotice } from './signaling-socket.js';

/** What media notices change: the link of the present stay, and what is sent over it. */
export interface MediaNoticeTargets {
  readonly link: MediaLink | undefined;
  readonly publishing: Publishing;
}

/** Applies a notice about a producer or consumer. @returns false when the notice is about something else */
export function applyMediaNotice(notice: MediaNotice, { link, publishing }: MediaNoticeTargets): boolean {
  switch (notice.type) {
    case 'consumerCreated':
      // A consumer that cannot be built costs one track, not the call.
      void link?.receive(notice.payload).catch(() => undefined);
      return true;
    case 'consumerClosed':
      link?.forget(notice.payload.consumerId);
      return true;
    case 'consumerPaused':
      link?.setReceivedPaused(notice.payload.consumerId, true);
      return true;
    case 'consumerResumed':
      link?.setReceivedPaused(notice.payload.consumerId, false);
      return true;
    case 'consumerLimited':
      link?.setReceivedLimited(notice.payload.consumerId, notice.payload.limited);
      return true;
    case 'consumerScore':
      return true;
    case 'producerLimit':
      publishing.limit(notice.payload.producerId, notice.payload.maxBitrate);
      return true;
    case 'producerCodecs':
      void publishing.changeCodec(notice.payload.producerId, notice.payload.mimeTypes).catch(() => undefined);
      return true;
    default:
      return false;
  }
}
