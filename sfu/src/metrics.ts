import type { Metrics } from '@falink/service-kit';
import { Gauge } from 'prom-client';
import type { EventReporter } from './control/event-reporter.js';
import type { WorkerPool } from './media/worker-pool.js';
import type { Rooms } from './room/rooms.js';
import type { SignalingServer } from './signaling/signaling-server.js';

export interface Measured {
  readonly pool: WorkerPool;
  readonly rooms: Rooms;
  readonly signaling: SignalingServer;
  readonly reporter: EventReporter | undefined;
}

/** Registers the sfu's gauges; each is read at every scrape. */
export function registerMetrics({ registry }: Metrics, { pool, rooms, signaling, reporter }: Measured): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('falink_sfu_rooms', 'Open rooms', () => rooms.all.length);
  gauge('falink_sfu_rooms_active', 'Rooms in which media is forwarded', () => rooms.all.filter((r) => r.active).length);
  gauge('falink_sfu_peers', 'Participants, the reconnecting ones included', () =>
    rooms.all.reduce((sum, room) => sum + room.peers.length, 0),
  );
  const receivers = () => rooms.all.filter((room) => room.active).flatMap((room) => room.peers);
  gauge(
    'falink_sfu_receivers_with_gaps',
    'Participants whose last report said that 5 % of the sound or more was made up',
    () => receivers().filter(({ soundFirst }) => soundFirst.holes > 0).length,
  );
  gauge(
    'falink_sfu_receivers_without_pictures',
    'Participants who are sent the voice only, because their line carries no more',
    () => receivers().filter(({ soundFirst }) => !soundFirst.pictures).length,
  );
  gauge('falink_sfu_sockets', 'Open signalling sockets', () => signaling.sockets);
  gauge('falink_sfu_workers', 'Living media workers', () => pool.workers.length);
  gauge('falink_sfu_worker_deaths', 'Media workers that died since the start', () => pool.deaths);
  gauge('falink_sfu_events_queued', 'Events waiting for the api', () => reporter?.queued ?? 0);
  gauge('falink_sfu_events_dropped', 'Events given up because the api was away too long', () => reporter?.dropped ?? 0);
  new Gauge({
    name: 'falink_sfu_worker_load',
    help: "A media worker's share of one core",
    labelNames: ['worker', 'worker_pid'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { index, pid, load } of pool.workers)
        this.set({ worker: String(index), worker_pid: String(pid) }, load);
    },
  });
}
