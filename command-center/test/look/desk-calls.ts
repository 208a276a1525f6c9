import { randomUUID } from 'node:crypto';
import { ago, sampleOffer } from '@falink/fixtures';
import type { Offer, Staff, StaffCall } from '@falink/protocol';
import * as district from './district.js';

/** No sfu is there: the pictures show no media. */
export const noRoom = () => ({
  ...{ roomId: randomUUID(), participantId: randomUUID() },
  ...{ url: 'http://127.0.0.1:9', token: 'fixture' },
});

/** What rings at the desk. */
export function ringingOffer(kind: StaffCall['kind'], part: Partial<StaffCall> = {}): Offer {
  const call = district.makeCall(9, {
    ...{ kind, state: 'offered', category: kind === 'intake' ? 'uncategorised' : 'work_injury' },
    ...{ queuedAt: ago(21_000), waitMs: 21_000, answeredAt: null, activeAt: null },
    ...part,
  });
  const colleagues = kind === 'intake' ? { free: 0, onDuty: 0 } : { free: 1, onDuty: 3 };
  return sampleOffer({ id: randomUUID(), call, history: district.history, colleagues, room: noRoom() });
}

/** What this person calls. */
export function deskCall({ id, displayName }: Staff): StaffCall {
  return district.makeCall(2, {
    ...{ state: 'ringing', origin: 'desk', queuedAt: ago(0), waitMs: 0, ringMs: 30_000 },
    ...{ answeredAt: null, activeAt: null, caller: { id, displayName } },
  });
}
