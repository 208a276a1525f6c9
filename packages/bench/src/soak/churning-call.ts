import { randomUUID } from 'node:crypto';
import type { MediaHost } from '@falink/fixtures/media-host';
import type { RoomTokenClaims } from '@falink/protocol';
import { ProductPerson } from '../sfu/product-person.js';
import type { SfuProcess } from '../sfu/sfu-process.js';

type Role = RoomTokenClaims['role'];

interface Seat {
  readonly role: Role;
  readonly participantId: string;
  person: ProductPerson;
}

export interface ChurnCounts {
  calls: number;
  drops: number;
  replaced: number;
  left: number;
  closed: number;
  /** A side of a call to which nothing came between two incidents. */
  silent: number;
}

/** What happens in a call, and how often of ten times. */
const DROPS = 5;
const REPLACEMENTS = 7;
const [SHORTEST_MS, LONGEST_MS] = [4_000, 12_000];
const LONGEST_AWAY_MS = 3_000;
const INCIDENTS = 4;

/**
 * One call from its beginning to its end: people lose their sockets and come back, are replaced by another window of
 * theirs, and hang up or are closed by the api.
 */
export async function churningCall(
  sfu: SfuProcess,
  host: MediaHost,
  counts: ChurnCounts,
  { onTrouble, signal }: { readonly onTrouble: (error: unknown) => void; readonly signal: AbortSignal },
): Promise<void> {
  const roomId = randomUUID();
  const seats: Seat[] = [];
  const sit = async (role: Role, participantId: string, activate = false): Promise<ProductPerson> =>
    ProductPerson.join(host, sfu.access(roomId, role, activate, participantId), onTrouble);
  counts.calls += 1;
  try {
    for (const role of ['resident', 'lawyer'] as const) {
      const participantId = randomUUID();
      seats.push({ role, participantId, person: await sit(role, participantId) });
    }
    const [, lawyer] = seats;
    await lawyer?.person.activate(sfu.access(roomId, 'lawyer', true, lawyer.participantId).token);
    const incidents = Math.floor(Math.random() * INCIDENTS);
    for (let incident = 0; incident <= incidents && !signal.aborted; incident += 1) {
      await talk(seats, counts, signal);
      if (incident < incidents) await befall(pick(seats), counts, sit);
    }
  } finally {
    await end(sfu, roomId, seats, counts);
  }
}

/** For a while nothing happens but talking: sound and pictures reach both. */
async function talk(seats: readonly Seat[], counts: ChurnCounts, signal: AbortSignal): Promise<void> {
  const before = seats.map(({ person }) => person.received);
  const packets = before.map((received) => received.packets);
  await pause(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS), signal);
  for (const [index, { person }] of seats.entries()) {
    // A session that was set up again counts from nothing.
    const since = person.received === before[index] ? (packets[index] ?? 0) : 0;
    if (!signal.aborted && person.received.packets <= since) counts.silent += 1;
  }
}

async function befall(
  seat: Seat,
  counts: ChurnCounts,
  sit: (role: Role, participantId: string, activate: boolean) => Promise<ProductPerson>,
): Promise<void> {
  const dice = Math.floor(Math.random() * 10);
  if (dice < DROPS) {
    counts.drops += 1;
    await seat.person.drop();
    await pause(Math.random() * LONGEST_AWAY_MS);
    await seat.person.resume();
  } else if (dice < REPLACEMENTS) {
    counts.replaced += 1;
    const other = await sit(seat.role, seat.participantId, seat.role === 'lawyer');
    seat.person.close();
    seat.person = other;
  }
}

async function end(sfu: SfuProcess, roomId: string, seats: readonly Seat[], counts: ChurnCounts): Promise<void> {
  if (Math.random() < 0.5) {
    counts.left += 1;
    for (const { person } of seats) await person.leave().catch(() => person.close());
  } else {
    counts.closed += 1;
  }
  await sfu.closeRoom(roomId);
  for (const { person } of seats) person.close();
}

function pick(seats: readonly Seat[]): Seat {
  const seat = seats[Math.floor(Math.random() * seats.length)];
  if (!seat) throw new RangeError('nobody is in the call');
  return seat;
}

/** Resolves early when the bench ends. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}
