import { sampleId } from '@falink/fixtures';
import type { CompanionPaper } from '@falink/protocol';
import type { Page } from 'playwright-core';
import type { Console } from '../console.js';
import type { Look } from '../look.js';

const ALLOW = '允许使用摄像头';

/** No media reaches the made-up sfu: the browser says that it does. The lawyer's picture is painted. */
export async function withMedia(page: Page, connection: RTCPeerConnectionState = 'connected'): Promise<void> {
  await page.evaluate((state) => {
    const peer = RTCPeerConnection.prototype;
    Object.defineProperty(peer, 'connectionState', {
      get(this: RTCPeerConnection) {
        return this.remoteDescription ? state : 'new';
      },
    });
    const real = peer.setRemoteDescription;
    peer.setRemoteDescription = async function (this: RTCPeerConnection, ...given: Parameters<typeof real>) {
      await real.apply(this, given);
      this.dispatchEvent(new Event('connectionstatechange'));
    } as typeof real;
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const paint = canvas.getContext('2d');
    const draw = (): void => {
      if (!paint) return;
      paint.fillStyle = '#7f93ad';
      paint.fillRect(0, 0, 640, 360);
      paint.fillStyle = '#2b3a55';
      paint.fillRect(200, 220, 240, 140);
      paint.beginPath();
      paint.arc(320, 150, 75, 0, Math.PI * 2);
      paint.fill();
      requestAnimationFrame(draw);
    };
    draw();
    const picture = canvas.captureStream(10).getVideoTracks()[0];
    const track = Object.getOwnPropertyDescriptor(RTCRtpReceiver.prototype, 'track')?.get;
    Object.defineProperty(RTCRtpReceiver.prototype, 'track', {
      get(this: RTCRtpReceiver) {
        const own = track?.call(this) as MediaStreamTrack;
        return own.kind === 'video' ? picture : own;
      },
    });
  }, connection);
}

/** The phone refuses these, each by the name of its error. */
export const refusing = (page: Page, errors: { readonly audio?: string; readonly video?: string }): Promise<void> =>
  page.evaluate(({ audio, video }) => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted = {}) => {
      const error = (wanted.video && video) || (wanted.audio && audio);
      if (error) throw new DOMException('refused', error);
      return real(wanted);
    };
  }, errors);

const allow = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^允许使用摄像头$|^Allow the camera$/ }).click();
const heading = (page: Page, name: RegExp): Promise<void> => page.getByRole('heading', { name }).waitFor();

async function waiting(page: Page): Promise<void> {
  await withMedia(page);
  await allow(page);
  await heading(page, /正在等律师|waiting for the lawyer/);
}

async function talking(page: Page, { companion }: Console): Promise<void> {
  await waiting(page);
  companion.answer();
  await heading(page, /^正在通话$|^In the call$/);
}

const refused =
  (errors: Parameters<typeof refusing>[1], title: RegExp) =>
  async (page: Page): Promise<void> => {
    await refusing(page, errors);
    await allow(page);
    await heading(page, title);
  };

const asWeChat = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.defineProperty(navigator, 'userAgent', { value: 'MicroMessenger/8.0', configurable: true });
  });

const STATES: readonly (Omit<Look, 'user' | 'path'> & { readonly path?: string })[] = [
  { name: 'companion-none', path: '/companion.html' },
  { name: 'companion-explain', act: (page) => page.getByRole('button', { name: ALLOW }).waitFor() },
  {
    name: 'companion-explain-en',
    locale: 'en',
    act: (page) => page.getByRole('button', { name: 'Allow the camera' }).waitFor(),
  },
  {
    name: 'companion-asking',
    restless: true,
    act: async (page) => {
      await page.evaluate(() => {
        navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
      });
      await allow(page);
      await heading(page, /等您点/);
    },
  },
  { name: 'companion-denied', act: refused({ audio: 'NotAllowedError', video: 'NotAllowedError' }, /还没有得到允许/) },
  {
    name: 'companion-denied-wechat',
    act: async (page) => {
      await asWeChat(page);
      await refused({ audio: 'NotAllowedError', video: 'NotAllowedError' }, /还没有得到允许/)(page);
    },
  },
  {
    name: 'companion-denied-en',
    locale: 'en',
    act: refused({ audio: 'NotAllowedError', video: 'NotAllowedError' }, /Not allowed yet/),
  },
  { name: 'companion-camera-denied', act: refused({ video: 'NotAllowedError' }, /用不了摄像头/) },
  { name: 'companion-camera-busy', act: refused({ video: 'NotReadableError' }, /用不了摄像头/) },
  { name: 'companion-nothing', act: refused({ audio: 'NotReadableError', video: 'NotReadableError' }, /都用不了/) },
  {
    name: 'companion-connecting',
    restless: true,
    act: async (page) => {
      await withMedia(page, 'connecting');
      await allow(page);
      await heading(page, /正在连接/);
    },
  },
  {
    name: 'companion-blocked',
    act: async (page) => {
      await withMedia(page, 'connecting');
      await allow(page);
      await heading(page, /这个网络传不了/);
    },
  },
  { name: 'companion-waiting', act: waiting },
  { name: 'companion-talking', act: talking },
  { name: 'companion-talking-en', locale: 'en', act: talking },
  { name: 'companion-talking-narrow', width: 320, height: 568, act: talking },
  { name: 'companion-talking-narrow-en', locale: 'en', width: 320, height: 568, act: talking },
  { name: 'companion-talking-wide', width: 844, height: 390, act: talking },
  {
    name: 'companion-muted',
    act: async (page, server) => {
      await talking(page, server);
      await page.getByRole('button', { name: '静音' }).click();
      await page.getByRole('button', { name: '关摄像头' }).click();
      await page.getByRole('button', { name: /声音在手机/ }).click();
      await page.getByRole('button', { name: /声音在电视/ }).waitFor();
    },
  },
  {
    name: 'companion-paper',
    act: async (page, server) => {
      await talking(page, server);
      await page.getByRole('button', { name: '拍材料' }).click();
      await page.getByRole('button', { name: '拍完了' }).waitFor();
    },
  },
  {
    name: 'companion-sound-only',
    act: async (page, { companion }) => {
      await withMedia(page);
      await refused({ video: 'NotFoundError' }, /用不了摄像头/)(page);
      await page.getByRole('button', { name: '只用声音' }).click();
      await heading(page, /正在等律师/);
      companion.answer();
      await heading(page, /^正在通话$/);
    },
  },
  {
    name: 'companion-alone',
    act: async (page, server) => {
      await talking(page, server);
      server.companion.televisionLost();
      await heading(page, /在手机上继续/);
    },
  },
  {
    name: 'companion-camera-lost',
    act: async (page, server) => {
      await talking(page, server);
      await refusing(page, { video: 'NotReadableError' });
      await page.getByRole('button', { name: '换镜头' }).click();
      await page.getByRole('button', { name: '重新打开' }).waitFor();
    },
  },
  {
    name: 'companion-reconnecting',
    restless: true,
    act: async (page, server) => {
      await talking(page, server);
      server.companion.lost();
      await heading(page, /正在重新连接/);
    },
  },
  {
    name: 'companion-end',
    act: async (page, server) => {
      await talking(page, server);
      await page.getByRole('button', { name: '结束' }).click();
      await page.getByRole('button', { name: '继续用' }).waitFor();
    },
  },
  {
    name: 'companion-left',
    act: async (page, server) => {
      await talking(page, server);
      await page.getByRole('button', { name: '结束' }).click();
      await page.getByRole('button', { name: '结束' }).click();
      await heading(page, /已经不是摄像头/);
    },
  },
  {
    name: 'companion-replaced',
    act: async (page, server) => {
      await talking(page, server);
      server.companion.replaced();
      await heading(page, /另一部手机/);
    },
  },
  {
    name: 'companion-ended',
    act: async (page, server) => {
      await talking(page, server);
      server.companion.closed('companion.ended');
      await heading(page, /电视上已经不用/);
    },
  },
  {
    name: 'companion-over',
    act: async (page, server) => {
      await talking(page, server);
      server.companion.closed('call.ended');
      await heading(page, /通话结束了/);
    },
  },
];

const paper = (part: Partial<CompanionPaper> = {}): CompanionPaper => ({
  id: sampleId(10),
  kind: 'document',
  label: '劳动合同',
  pages: 0,
  wanted: true,
  again: null,
  ...part,
});
const CARD = paper({ kind: 'identity_front', label: '身份证正面' });

/** In an intake in which the officer asks for this. */
async function asked(page: Page, server: Console, wanted: CompanionPaper): Promise<void> {
  server.companion.paper = wanted;
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`${page.url()}#token`);
  await page.reload();
  await talking(page, server);
  await page.getByRole('button', { name: /^拍这一页$|^再拍一页$|^重拍这一页$|^Take this page$/ }).waitFor();
}

async function aiming(page: Page, server: Console, wanted: CompanionPaper): Promise<void> {
  await asked(page, server, wanted);
  await page.getByRole('button', { name: /^拍这一页$|^Take this page$/ }).click();
  await page.getByRole('button', { name: /^拍照$|^Take the picture$/ }).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('video')].some(({ videoWidth }) => videoWidth > 0));
}

async function judging(page: Page, server: Console, wanted: CompanionPaper): Promise<void> {
  await aiming(page, server, wanted);
  await page.getByRole('button', { name: /^拍照$|^Take the picture$/ }).click();
  await page.getByRole('button', { name: /^重拍$|^Take again$/ }).waitFor();
}

const PAPER_STATES: typeof STATES = [
  { name: 'companion-asked', act: (page, server) => asked(page, server, CARD) },
  { name: 'companion-asked-en', locale: 'en', act: (page, server) => asked(page, server, CARD) },
  { name: 'companion-asked-narrow', width: 320, height: 568, act: (page, server) => asked(page, server, CARD) },
  { name: 'companion-asked-wide', width: 844, height: 390, act: (page, server) => asked(page, server, CARD) },
  {
    name: 'companion-asked-again',
    act: (page, server) => asked(page, server, paper({ pages: 3, again: { n: 2, id: sampleId(11) } })),
  },
  {
    name: 'companion-asked-more',
    act: (page, server) => asked(page, server, paper({ pages: 2, wanted: false })),
  },
  { name: 'companion-finder-card', act: (page, server) => aiming(page, server, CARD) },
  { name: 'companion-finder', act: (page, server) => aiming(page, server, paper()) },
  { name: 'companion-finder-en', locale: 'en', act: (page, server) => aiming(page, server, paper()) },
  { name: 'companion-finder-narrow', width: 320, height: 568, act: (page, server) => aiming(page, server, paper()) },
  { name: 'companion-finder-wide', width: 844, height: 390, act: (page, server) => aiming(page, server, CARD) },
  {
    name: 'companion-finder-person',
    act: (page, server) => aiming(page, server, paper({ kind: 'person', label: '本人照片' })),
  },
  { name: 'companion-blurred', act: (page, server) => judging(page, server, paper()) },
  { name: 'companion-blurred-narrow', width: 320, height: 568, act: (page, server) => judging(page, server, paper()) },
  {
    name: 'companion-judge',
    act: (page, server) => judging(page, server, paper({ kind: 'person', label: '本人照片' })),
  },
  {
    name: 'companion-more',
    act: async (page, server) => {
      server.companion.paperAfter = paper({ pages: 1, wanted: false });
      await judging(page, server, paper());
      await page.getByRole('button', { name: '就交这张' }).click();
      await page.getByRole('button', { name: '都交完了' }).waitFor();
    },
  },
  {
    name: 'companion-sent',
    act: async (page, server) => {
      await judging(page, server, paper());
      await page.getByRole('button', { name: '就交这张' }).click();
      await page.getByText('交上去了').waitFor();
    },
  },
];

/** The server refuses before the page asks. */
const opened: (typeof STATES)[number] = {
  name: 'companion-opened',
  path: '/companion.html',
  act: async (page, { companion }) => {
    companion.openingRefusal = 'companion.opened';
    await page.goto(`${page.url()}#token`);
    await page.reload();
    await heading(page, /打不开了/);
  },
};

export const COMPANION_LOOKS: readonly Look[] = [...STATES, ...PAPER_STATES, opened].map((one) => ({
  path: '/companion.html#token',
  width: 390,
  height: 844,
  ...one,
  user: null,
}));
