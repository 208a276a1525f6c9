import type { Page } from 'playwright-core';
import { onDuty } from '../acts.js';
import type { Console } from '../console.js';
import type { Look } from '../look.js';
import { refusing, withMedia } from './companion.js';

export const press = (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).click();
export const heading = (page: Page, name: RegExp): Promise<void> => page.getByRole('heading', { name }).waitFor();

async function notice(page: Page): Promise<void> {
  await press(page, /^下一步$|^Next$/);
  await heading(page, /先看一看|how your information/);
}

async function ask(page: Page): Promise<void> {
  await notice(page);
  await press(page, /^同意并继续$|^Agree and go on$/);
  await heading(page, /试一试|Try your camera/);
}

async function check(page: Page): Promise<void> {
  await ask(page);
  await press(page, /^打开摄像头和麦克风$|^Turn on camera/);
  await page.getByRole('button', { name: /^开始咨询$|^Start a consultation$/ }).waitFor();
}

export async function waiting(page: Page): Promise<void> {
  await withMedia(page);
  await check(page);
  await press(page, /^开始咨询$|^Start a consultation$/);
  await heading(page, /正在等律师|Waiting for a lawyer/);
}

export async function talking(page: Page, { guest, companion }: Console): Promise<void> {
  await waiting(page);
  guest.answered();
  await heading(page, /正在连接|connecting/);
  await page.waitForFunction(() => document.querySelector<HTMLVideoElement>('#guest-self')?.srcObject !== null);
  companion.answer();
  await heading(page, /^正在通话$|^In the call$/);
}

async function rating(page: Page, server: Console): Promise<void> {
  await talking(page, server);
  server.guest.ended('agent_hung_up', true);
  await heading(page, /满意吗|How satisfied/);
}

/** The server says so before the page asks. */
const opened =
  (prepare: (server: Console) => void, title: RegExp): NonNullable<Look['act']> =>
  async (page, server) => {
    prepare(server);
    await page.reload();
    await heading(page, title);
  };

const ended =
  (reason: 'abandoned' | 'connection_lost' | 'nobody_answered' | 'failed', title: RegExp): NonNullable<Look['act']> =>
  async (page, { guest }) => {
    await waiting(page);
    guest.ended(reason);
    await heading(page, title);
  };

export const PC = { width: 1440, height: 900 } as const;
const TABLET = { width: 820, height: 1180 } as const;
const BOTH_DENIED = { audio: 'NotAllowedError', video: 'NotAllowedError' } as const;

/** A look of the guest's page, on a phone unless it says otherwise. */
export type GuestLook = Omit<Look, 'user' | 'path'> & Partial<Pick<Look, 'path'>>;

export const guestLook = (look: GuestLook): Look => ({
  path: '/guest.html',
  width: 390,
  height: 844,
  ...look,
  user: null,
});

const STATES: readonly GuestLook[] = [
  { name: 'guest-start', act: (page) => heading(page, /公共法律服务/) },
  { name: 'guest-start-en', locale: 'en', act: (page) => heading(page, /legal services/) },
  { name: 'guest-start-pc', ...PC, act: (page) => heading(page, /公共法律服务/) },
  {
    name: 'guest-start-link',
    act: opened(({ guest }) => {
      guest.door = { ...guest.door, category: 'labour', waiting: 0 };
    }, /公共法律服务/),
  },
  ...(['closed', 'nobody_on_duty', 'full'] as const).map((closed) => ({
    name: `guest-${closed.replaceAll('_', '-')}`,
    act: opened(({ guest }) => {
      guest.door = { ...guest.door, closed, onDuty: closed === 'nobody_on_duty' ? 0 : 2 };
    }, /没有开放|没有律师值班|人满了/),
  })),
  ...(['guest.link_used', 'guest.link_expired', 'guest.link_withdrawn', 'guest.link_unknown'] as const).map((code) => ({
    name: code.replace('.', '-').replace('_', '-'),
    act: opened(({ guest }) => {
      guest.refusal = code;
    }, /打不开了/),
  })),
  {
    name: 'guest-blocked',
    act: opened(({ guest }) => {
      guest.refusal = 'guest.blocked';
    }, /不能咨询/),
  },
  {
    name: 'guest-offline',
    restless: true,
    act: async (page) => {
      await page.route('**/api/**', (route) => route.abort());
      await page.reload();
      await heading(page, /没有打开/);
      await page.unroute('**/api/**');
    },
  },
  { name: 'guest-notice', act: notice },
  { name: 'guest-notice-en', locale: 'en', act: notice },
  {
    name: 'guest-notice-child',
    act: async (page) => {
      await notice(page);
      await page.getByText('要咨询的人不满十四岁').click();
      await press(page, /^同意并继续$/);
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'guest-ask', act: ask },
  { name: 'guest-check', act: check },
  { name: 'guest-check-en', locale: 'en', act: check },
  { name: 'guest-check-pc', ...PC, act: check },
  {
    name: 'guest-network-none',
    act: async (page) => {
      await check(page);
      await page.getByText(/传不了声音和画面/).waitFor();
      await page.getByText(/哪条路通/).click();
    },
  },
  {
    name: 'guest-denied-wechat',
    act: async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'userAgent', { value: 'MicroMessenger/8.0' });
      });
      await page.reload();
      await refusing(page, BOTH_DENIED);
      await ask(page);
      await press(page, /^打开摄像头和麦克风$/);
      await heading(page, /还没有得到允许/);
    },
  },
  {
    name: 'guest-camera-busy',
    act: async (page) => {
      await refusing(page, { video: 'NotReadableError' });
      await ask(page);
      await press(page, /^打开摄像头和麦克风$/);
      await heading(page, /用不了摄像头/);
    },
  },
  {
    name: 'guest-queueing',
    restless: true,
    act: async (page, { guest }) => {
      guest.isSlow = true;
      await check(page);
      await press(page, /^开始咨询$/);
      await heading(page, /正在排队/);
    },
  },
  { name: 'guest-waiting', act: waiting },
  { name: 'guest-waiting-en', locale: 'en', act: waiting },
  { name: 'guest-waiting-pc', ...PC, act: waiting },
  {
    name: 'guest-waiting-leave',
    act: async (page) => {
      await waiting(page);
      await press(page, /^离开排队$/);
      await page.getByRole('button', { name: '接着等' }).waitFor();
    },
  },
  {
    name: 'guest-resume',
    act: async (page) => {
      await waiting(page);
      await page.reload();
      await heading(page, /您的咨询还在/);
    },
  },
  { name: 'guest-talking', act: talking },
  { name: 'guest-talking-en', locale: 'en', act: talking },
  { name: 'guest-talking-narrow', width: 320, height: 568, act: talking },
  { name: 'guest-talking-wide', width: 844, height: 390, act: talking },
  { name: 'guest-talking-tablet', ...TABLET, act: talking },
  { name: 'guest-talking-pc', ...PC, act: talking },
  {
    name: 'guest-muted',
    act: async (page, server) => {
      await talking(page, server);
      await press(page, /^麦克风$/);
      await press(page, /^摄像头$/);
    },
  },
  {
    name: 'guest-hang-up',
    act: async (page, server) => {
      await talking(page, server);
      await press(page, /^挂断$/);
      await page.getByRole('button', { name: '接着说' }).waitFor();
    },
  },
  { name: 'guest-rating', act: rating },
  {
    name: 'guest-over-summary',
    act: async (page, server) => {
      const lines = ['先到街道劳动争议调解中心申请调解', '带上工资条和考勤记录'];
      server.guest.goodbye = { state: 'confirmed', lines, nextOn: '2026-12-02', url: null, remainingMs: 500_000 };
      await rating(page, server);
      await press(page, /^满意$/);
      await heading(page, /律师给您写的/);
    },
  },
  { name: 'guest-left', act: ended('abandoned', /已经离开排队/) },
  { name: 'guest-lost', act: ended('connection_lost', /断开了/) },
  { name: 'guest-nobody-answered', act: ended('nobody_answered', /律师离开了/) },
  { name: 'guest-failed', act: ended('failed', /没有接通/) },
];

const FROM_BROWSER = {
  origin: 'browser',
  terminal: { id: null, name: '', siteName: '', orgUnitName: '云河区' },
} as const;

async function ringing(page: Page, server: Console): Promise<void> {
  await onDuty(page);
  server.ring('consultation', FROM_BROWSER);
  await page.getByRole('button', { name: /^(接听|Answer)$/ }).waitFor();
}

async function reporting(page: Page, server: Console): Promise<void> {
  await ringing(page, server);
  await press(page, /^(接听|Answer)$/);
  await press(page, /^(举报|Report)$/);
  await page.getByText(/挡住这个浏览器|This browser/).click();
}

const STAFF: readonly Look[] = [
  { name: 'guests', user: 'supervisor', path: '/guests' },
  { name: 'guests-en', user: 'supervisor', path: '/guests', locale: 'en', width: 1280, height: 800 },
  { name: 'guests-lawyer', user: 'lawyer', path: '/guests' },
  {
    name: 'guests-link',
    user: 'lawyer',
    path: '/desk',
    act: async (page) => {
      await press(page, /^发送链接$/);
      await page.getByLabel('备注（只有工作人员看得到）').fill('周三下午复谈');
    },
  },
  {
    name: 'guests-link-made',
    user: 'lawyer',
    path: '/desk',
    act: async (page) => {
      await press(page, /^发送链接$/);
      await press(page, /^生成链接$/);
      await page.getByRole('button', { name: '复制链接' }).waitFor();
    },
  },
  { name: 'guests-ringing', user: 'lawyer', path: '/desk', act: ringing },
  { name: 'guests-report', user: 'lawyer', path: '/desk', act: reporting },
  { name: 'guests-report-en', user: 'lawyer', path: '/desk', locale: 'en', act: reporting },
];

export const GUEST_LOOKS: readonly Look[] = [...STATES.map(guestLook), ...STAFF];
