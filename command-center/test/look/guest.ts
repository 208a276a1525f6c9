import { randomUUID } from 'node:crypto';
import { sampleAgentCard, samplePrivacyNotice, sampleTerminalCall } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import {
  type ErrorCode,
  FalinkError,
  type Goodbye,
  type GuestDoor,
  type RoomAccess,
  type TerminalCall,
} from '@falink/protocol';

const WEEK = [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: '08:30', to: '17:30' }]);
const TOKEN = { token: 'fixture', expiresInS: 300 };

/** The door, and the one visit behind it. */
export class GuestFixture {
  door: GuestDoor = {
    place: { id: randomUUID(), name: '云河区' },
    serviceName: { zh: '云河区公共法律服务', en: 'Yunhe public legal services' },
    hotline: '12348',
    hours: { week: WEEK, exceptions: [] },
    closed: null,
    onDuty: 2,
    waiting: 3,
    waitRangeMs: { min: 240_000, max: 540_000 },
    notice: samplePrivacyNotice(),
    category: null,
  };
  /** What the door is refused with. */
  refusal: ErrorCode | null = null;
  /** This browser has begun a consultation. */
  isKnown = false;
  /** Requests stay without an answer. */
  isSlow = false;
  goodbye: Goodbye = { state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 };
  call: TerminalCall = sampleTerminalCall({ position: 3, category: 'labour' });

  constructor(private readonly room: () => RoomAccess) {}

  change(change: Partial<TerminalCall>): void {
    this.call = { ...this.call, ...change, revision: this.call.revision + 1 };
  }

  answered(): void {
    const agent = sampleAgentCard();
    this.change({ state: 'active', position: null, agent, activeAt: new Date().toISOString() });
  }

  ended(endReason: TerminalCall['endReason'], ratingDue = false): void {
    this.change({ state: 'ended', position: null, endReason, ratingDue, endedAt: new Date().toISOString() });
  }

  handlers(): Handlers {
    return {
      openGuestDoor: () => {
        if (this.refusal) throw new FalinkError(this.refusal);
        return this.door;
      },
      guestChallenge: () => ({ challenge: 'fixture', bits: 4, expiresInMs: 120_000 }),
      queueGuest: () =>
        this.isSlow ? new Promise<never>(() => undefined) : { ...TOKEN, call: this.call, room: this.room() },
      resumeGuest: () => {
        if (!this.isKnown) throw new FalinkError('guest.unknown');
        return { ...TOKEN, call: this.call };
      },
      guestCall: () => this.call,
      guestRoomAccess: () => this.room(),
      endGuestCall: () => {
        this.ended(this.call.agent ? 'resident_hung_up' : 'abandoned', this.call.agent !== null);
        return {};
      },
      setGuestCategory: ({ body }) => {
        this.change({ category: (body as { category: TerminalCall['category'] }).category });
        return this.call;
      },
      rateGuestCall: () => {
        this.change({ ratingDue: false });
        return { score: 5 };
      },
      guestGoodbye: () => this.goodbye,
    };
  }
}
