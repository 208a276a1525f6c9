import { createLogger, createMetrics, type Logger, type Metrics } from '@falink/service-kit';
import type { Config } from './config.js';
import { ApiClient } from './control/api-client.js';
import { ClockOffset } from './control/clock-offset.js';
import { EventReporter, silentSink } from './control/event-reporter.js';
import { iceServersFor } from './ice-servers.js';
import { WorkerPool } from './media/worker-pool.js';
import { Probes } from './room/probes.js';
import type { RoomEventSink } from './room/room-events.js';
import { Rooms } from './room/rooms.js';
import { probeTokenVerifier, roomTokenVerifier, type VerifyProbeToken, type VerifyRoomToken } from './token.js';
import { VERSION } from './version.js';

/** Everything the sfu is made of. */
export interface SfuContext {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly pool: WorkerPool;
  readonly rooms: Rooms;
  readonly probes: Probes;
  readonly verifyToken: VerifyRoomToken;
  readonly verifyProbe: VerifyProbeToken;
  readonly api: ApiClient | undefined;
  readonly reporter: EventReporter | undefined;
  /** How far the api's clock is from this machine's. */
  readonly clockOffset: ClockOffset;
}

export interface ContextOverrides {
  readonly log?: Logger;
  /** Receives the events of rooms as well. */
  readonly events?: RoomEventSink;
}

/** Wires the parts; nothing is started. */
export function createContext(config: Config, overrides: ContextOverrides = {}): SfuContext {
  const log = overrides.log ?? createLogger({ service: 'sfu', level: config.logLevel });
  const api = config.apiUrl === undefined ? undefined : new ApiClient(config.apiUrl, config.serviceSecret);
  const reporter = api && new EventReporter(api, config.id, log);
  const clockOffset = new ClockOffset();
  const sink: RoomEventSink = reporter ?? silentSink;
  const pool = new WorkerPool(config.media, log);
  const iceServers = (participantId: string) => iceServersFor(config.media, { participantId });
  const secrets = [config.roomSecret, ...config.otherRoomSecrets] as const;
  const rooms = new Rooms({
    plane: pool,
    times: config.room,
    iceServers,
    events: {
      report: (event) => {
        sink.report(event);
        overrides.events?.report(event);
      },
    },
    onTrouble: (err, what) => log.error({ err }, what),
    trace: ({ event, ...ids }) => log.debug(ids, event),
  });
  return {
    config,
    log,
    metrics: createMetrics({ service: 'sfu', version: VERSION }),
    pool,
    rooms,
    probes: new Probes({ plane: pool, iceServers }),
    verifyToken: roomTokenVerifier(secrets, clockOffset.apiNow),
    verifyProbe: probeTokenVerifier(secrets, clockOffset.apiNow),
    api,
    reporter,
    clockOffset,
  };
}
