import { randomUUID } from 'node:crypto';
import { ago, sampleAgentCard, sampleId, sampleListPage, samplePrivacyNotice, sampleVisitCall } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import {
  type ErrorCode,
  FalinkError,
  type Goodbye,
  type GuestDoor,
  type GuestLink,
  type GuestReport,
  type RoomAccess,
  type VisitCall,
} from '@falink/protocol';

const WEEK = [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: '08:30', to: '17:30' }]);
const TOKEN = { token: 'fixture', expiresInS: 300 };

const TELEVISION = { name: '王奶奶家的电视', siteName: '朝阳社区 3 号楼 王奶奶家' };
const LAWYER = { id: sampleId(61), name: '周敏' };

const link = (i: number, part: Partial<GuestLink>): GuestLink => ({
  id: sampleId(9_000 + i),
  note: '',
  category: null,
  createdBy: LAWYER,
  createdAt: ago(3_600_000 * (i + 1)),
  expiresAt: ago(-3_600_000 * 20),
  state: 'open',
  ...part,
});
const links: readonly GuestLink[] = [
  link(0, { note: '王秀英，周三下午复谈', category: 'labour' }),
  link(1, { note: '信访转来，问赡养', category: 'elderly', state: 'opened' }),
  link(2, { state: 'withdrawn' }),
  link(3, { note: '外地工友', state: 'expired', expiresAt: ago(7_200_000) }),
];

const report = (i: number, part: Partial<GuestReport>): GuestReport => ({
  id: sampleId(9_100 + i),
  callId: sampleId(9_200 + i),
  placeName: '云河区',
  reportedBy: LAWYER,
  reason: 'abuse',
  block: 'none',
  createdAt: ago(5_400_000 * (i + 1)),
  blockedUntil: null,
  liftedAt: null,
  isBlocked: false,
  ...part,
});
const reports: readonly GuestReport[] = [
  report(0, { reason: 'obscene', block: 'browser', blockedUntil: ago(-86_400_000), isBlocked: true }),
  report(1, {
    reason: 'nonsense',
    block: 'address',
    blockedUntil: ago(-7_200_000),
    isBlocked: true,
    placeName: '东街街道',
  }),
  report(2, { block: 'browser', blockedUntil: ago(-3_600_000), liftedAt: ago(600_000) }),
  report(3, {}),
];

/** What staff see of guests. */
const staffHandlers: Handlers = {
  listGuestLinks: ({ query }) => sampleListPage(links, query),
  makeGuestLink: () => ({ link: link(0, {}), url: `https://falink.example.gov.cn/guest/#link=${'k3Yq7_'.repeat(7)}w` }),
  withdrawGuestLink: () => link(0, { state: 'withdrawn' }),
  reportGuest: () => report(0, {}),
  listGuestReports: ({ query }) =>
    sampleListPage(query.show === 'blocked' ? reports.filter(({ isBlocked }) => isBlocked) : reports, query),
  unblockGuest: () => report(0, { block: 'browser', blockedUntil: ago(-86_400_000), liftedAt: ago(0) }),
};

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
  /** What the next television is refused with. */
  screenRefusal: ErrorCode | null = null;
  /** Requests stay without an answer. */
  isSlow = false;
  goodbye: Goodbye = { state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 };
  call: VisitCall = sampleVisitCall({
    position: 3,
    category: 'labour',
    callbackPromise: { kind: 'within', minutes: 30 },
  });

  constructor(private readonly room: () => RoomAccess) {}

  change(change: Partial<VisitCall>): void {
    this.call = { ...this.call, ...change, revision: this.call.revision + 1 };
  }

  answered(): void {
    const agent = sampleAgentCard();
    this.change({ state: 'active', position: null, agent, activeAt: new Date().toISOString() });
  }

  /** The call goes on on a television. */
  shown(state: NonNullable<VisitCall['screen']>['state'] = 'present'): void {
    this.change({ screen: { ...TELEVISION, state } });
  }

  ended(endReason: VisitCall['endReason'], ratingDue = false): void {
    this.change({ state: 'ended', position: null, endReason, ratingDue, endedAt: new Date().toISOString() });
  }

  handlers(): Handlers {
    return {
      openGuestDoor: () => {
        if (this.refusal) throw new FalinkError(this.refusal);
        return this.door;
      },
      guestChallenge: () => ({ challenge: 'fixture', bits: 4, expiresInMs: 120_000 }),
      probeGuestNetwork: () => ({ url: this.room().url, token: 'fixture' }),
      queueGuest: () =>
        this.isSlow ? new Promise<never>(() => undefined) : { ...TOKEN, call: this.call, room: this.room() },
      resumeGuest: () => {
        return { ...TOKEN, call: this.call };
      },
      guestCall: () => this.call,
      guestRoomAccess: () => this.room(),
      endGuestCall: () => {
        this.ended(this.call.agent ? 'resident_hung_up' : 'abandoned', this.call.agent !== null);
        return {};
      },
      setGuestCategory: ({ body }) => {
        this.change({ category: (body as { category: VisitCall['category'] }).category });
        return this.call;
      },
      rateGuestCall: () => {
        this.change({ ratingDue: false });
        return { score: 5 };
      },
      guestGoodbye: () => this.goodbye,
      useScreen: () => {
        if (this.screenRefusal) throw new FalinkError(this.screenRefusal);
        this.shown();
        return TELEVISION;
      },
      leaveGuestNumber: () => {
        const { callbackPromise: promise } = this.call;
        this.ended('callback_left');
        return { id: randomUUID(), phoneMasked: '138****5678', promise };
      },
      returnFromScreen: () => {
        this.change({ screen: null });
        return {};
      },
      ...staffHandlers,
    };
  }
}
