import { media } from '@falink/protocol';
import type { Clock } from './clock.js';
import type { Connection } from './connection/connection.js';
import { Listening } from './listening.js';
import type { MediaLink } from './media/media-link.js';
import type { QualitySample } from './quality.js';
import { QualityMonitor } from './quality-monitor.js';
import { QualityRows } from './quality-rows.js';
import type { RemoteMedia, SessionEvents } from './session-events.js';

export interface MeasuringParts {
  readonly clock: Clock;
  readonly connection: Connection;
  readonly link: () => MediaLink | undefined;
  readonly remotes: () => readonly RemoteMedia[];
  readonly isActive: () => boolean;
  /** This device shows pictures. */
  readonly wantsPictures: () => boolean;
  readonly emit: {
    (event: 'quality', level: SessionEvents['quality']): void;
    (event: 'reception', sample: QualitySample): void;
  };
}

/** Everything that a session reads from its statistics: the indicator, what the line lacks, and the rows that are kept. */
export function measuring({
  clock,
  connection,
  link,
  remotes,
  isActive,
  wantsPictures,
  emit,
}: MeasuringParts): QualityMonitor {
  const listening = new Listening({
    receivers: () => link()?.receivers ?? [],
    // Lost with its socket: the next reading says the same.
    report: (reception) => void connection.request(media.reportReception, reception).catch(() => undefined),
  });
  const expected = (): boolean => isActive() && remotes().some(({ muted, limited }) => !muted && !limited);
  const rows = new QualityRows({
    clock,
    sending: async () => link()?.sendTransport?.getStats(),
    expected,
    pictureStopped: () =>
      !wantsPictures() || remotes().some(({ source, muted, limited }) => source !== 'microphone' && (muted || limited)),
    // An sfu of the release before refuses it.
    report: (row) => void connection.request(media.reportQuality, row).catch(() => undefined),
  });
  return new QualityMonitor(clock, {
    sampled: (report) => {
      listening.sampled(report);
      rows.sampled(report);
    },
    stats: async () => link()?.recvTransport?.getStats(),
    expected,
    changed: (level) => emit('quality', level),
    measured: (sample) => emit('reception', sample),
  });
}
