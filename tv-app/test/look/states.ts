import { ago, sampleHome, sampleIntake, sampleOnAir, samplePage, sampleReceipt } from '@falink/fixtures';
import { CALL_STATES } from './call-states.js';
import {
  calledByDesk,
  commanded,
  firstStart,
  form,
  inIntake,
  open,
  paper,
  type ShotState,
  warned,
  withoutCamera,
  withoutRules,
  withTarget,
} from './steps.js';

/** How to bring each page into the state to be looked at. */
export const STATES: Readonly<Record<string, ShotState>> = {
  ...CALL_STATES,
  home: {},
  'home-lost': {
    init: () => {
      navigator.serviceWorker.register = () => Promise.reject(new Error('not here'));
    },
    drive: async ({ page }) => {
      await page.route('**/media/**', (route) => route.abort());
      await page.reload();
      await page.waitForFunction(() => window.tv?.scene().player?.state === 'error');
    },
  },
  live: open(['Enter'], 'live'),
  'live-bar': open(['Enter', 'Enter'], 'live'),
  library: open(['3'], 'library'),
  programme: open(['3', '1', 'Enter', 'Enter'], 'programme'),
  'legal-aid': open(['2'], 'legal-aid'),
  'legal-aid-room': { ...open(['2'], 'legal-aid'), service: { terminalKind: 'room' }, query: '?demo=room-1' },
  services: open(['4'], 'services'),
  'services-home': { ...open(['4'], 'services'), service: { home: sampleHome({ room: null }) } },
  // 能不能申请法律援助: home → legal aid → pre-check, then an answer a key.
  precheck: open(['2', '1'], 'precheck'),
  'precheck-assistance': open(['2', '1', '1'], 'precheck'),
  'precheck-group': open(['2', '1', '1', '2'], 'precheck'),
  'precheck-appointed': open(['2', '1', '4', '1'], 'precheck'),
  'precheck-exempt': open(['2', '1', '1', '1', '1', '3', '1'], 'precheck'),
  'precheck-papers': open(['2', '1', '1', '1', '1', '3', '1', '3'], 'precheck'),
  'precheck-papers-2': open(['2', '1', '1', '1', '1', '3', '1', '3', '3'], 'precheck'),
  'precheck-outside': open(['2', '1', '5', '3'], 'precheck'),
  'precheck-room': {
    ...open(['2', '2', '2', '1', '2', '3', '1', '3'], 'precheck'),
    service: { terminalKind: 'room' },
    query: '?demo=room-1',
  },
  calculators: open(['4', '6'], 'calculators'),
  'legal-failed': withoutRules(false),
  'legal-retried': withoutRules(true),
  'calculators-more': open(['4', '6', '6'], 'calculators'),
  'calculator-choice': open(['4', '6', '5'], 'calculator'),
  'calculator-amount': open(['4', '6', '5', '1', '1', '4', '0', '0', '0', '0'], 'calculator'),
  'calculator-date': open(
    ['4', '6', '5', '1', '1', '4', '0', '0', '0', '0', 'Enter', '5', '2', '0', '2', '6', '0', '2'],
    'calculator',
  ),
  'calculator-trouble': open(
    ['4', '6', '5', '1', '1', '4', 'Enter', '5', '2', '0', '2', '6', '0', '2', '3', '0', 'Enter'],
    'calculator',
  ),
  'calculator-answer': open(['4', '6', '5', '1', '1', '4', '0', '0', '0', '0', 'Enter', '5', 'Enter'], 'calculator'),
  'calculator-answer-2': open(
    ['4', '6', '5', '1', '1', '4', '0', '0', '0', '0', 'Enter', '5', 'Enter', '4'],
    'calculator',
  ),
  'calculator-range': open(['4', '6', '5', '2', 'Enter', '5', 'Enter'], 'calculator'),
  'calculator-review': open(
    ['4', '6', '5', '1', '1', '4', '0', '0', '0', '0', 'Enter', '5', 'Enter', '2'],
    'calculator',
  ),
  'calculator-injury': open('4 6 3 1 6 0 0 0 Enter 7 0 0 0 Enter 3 Enter 2 6 Enter Enter'.split(' '), 'calculator'),
  'calculator-wage': open(['4', '6', '1'], 'calculator'),
  notice: open(['4', '1'], 'notice'),
  room: open(['4', '7'], 'room'),
  'room-2': open(['4', '7', '1'], 'room'),
  follow: open(['4', '2'], 'follow'),
  'follow-code': open(['4', '2', '2', '0', '2', '6', '0', '0', '0', '0', '1', 'Enter'], 'follow'),
  privacy: { isNew: true, first: 'privacy' },
  'privacy-details': { isNew: true, first: 'privacy', drive: async ({ press }) => press('2') },
  'privacy-last': {
    isNew: true,
    first: 'privacy',
    drive: async ({ page, press }) => {
      await press('2');
      const focus = () => page.evaluate(() => window.tv?.scene().focus?.id);
      while ((await focus()) === 'turn') await press('Enter');
    },
  },
  'privacy-again': open(['4', '5', '7'], 'privacy'),
  settings: open(['4', '5'], 'settings'),
  'settings-locked': {
    ...open(['4', '5'], 'settings'),
    service: withTarget({ elder: { value: true, locked: true }, locale: { value: 'zh-CN', locked: true } }),
  },
  'home-features': { service: withTarget({ feature_call: false, feature_library: false, feature_notice: false }) },
  screensaver: {
    service: { onAir: sampleOnAir({ playlistUrl: '/media/nothing.m3u8', now: null, next: null }) },
    first: 'screensaver',
    init: () => {
      // Ten minutes pass in a moment, and the timers of a minute with them.
      const [now, every] = [performance.now.bind(performance), window.setInterval.bind(window)];
      performance.now = () => now() * 10_000;
      window.setInterval = ((run: () => void, ms: number) => every(run, ms === 60_000 ? 300 : ms)) as never;
    },
  },
  'screen-off': {
    service: withTarget({ screen: { week: Array.from({ length: 7 }, () => []) } }),
    first: 'screen-off',
    init: () => {
      // Ten minutes after the last key have passed.
      const now = performance.now.bind(performance);
      performance.now = () => now() * 10_000;
    },
  },
  'first-language': firstStart('language', 'language'),
  'first-text': firstStart('text', 'welcome'),
  'first-pairing': { ...firstStart('pairing', 'pairing'), query: '' },
  'first-voice': firstStart('voice', 'welcome'),
  'first-privacy': { ...firstStart('privacy', 'privacy'), isNew: true },
  'first-check': firstStart('check', 'device-check'),
  ready: firstStart('done', 'ready'),
  'ready-tried': { ...firstStart('done', 'ready'), drive: ({ press }) => press('F1') },
  voice: open(['4', '5', '2'], 'voice'),
  language: open(['4', '5', '4'], 'language'),
  'device-check': open(['4', '4'], 'device-check'),
  about: open(['4', '5', '6'], 'about'),
  'network-check': open(['4', '5', '8'], 'network-check'),
  callback: open(['4', '3', '1', '3', '8', '0', '0', '0', '0', '1'], 'callback'),
  'callback-kept': open(['4', '3', '1', '3', '8', '0', '0', '0', '0', '1', '2', '3', '4', 'Enter'], 'callback'),
  'home-nobody': {
    service: {
      home: sampleHome({
        duty: {
          ...sampleHome().duty,
          state: 'none',
          onDuty: [],
          onDutyTotal: 0,
          waiting: 0,
          waitRangeMs: null,
          callbackWithinMinutes: null,
          callbackPromise: { kind: 'from', at: ago(-9 * 3_600_000) },
        },
      }),
    },
  },
  'home-narrow': { drive: ({ page }) => page.setViewportSize({ width: 1600, height: 1200 }) },
  'intake-identity': inIntake(sampleIntake({ papers: [paper(1, 'identity_front', '身份证正面', 'requested')] })),
  'intake-shot': inIntake(
    sampleIntake({ papers: [paper(1, 'identity_front', '身份证正面', 'requested')] }),
    async ({ page, press }) => {
      // A photo of the sensor takes its time, and that of a made-up camera is no print: it stays to be judged.
      await press('1');
      await page.waitForFunction(() => window.tv?.scene().options.some(({ id }) => id === 'send'));
    },
  ),
  'intake-documents': inIntake(
    sampleIntake({
      step: 'documents',
      form,
      papers: [
        paper(1, 'identity_front', '身份证正面', 'accepted'),
        paper(2, 'identity_back', '身份证反面', 'received'),
        paper(3, 'document', '劳动合同', 'retake'),
        paper(4, 'document', '工资条', 'later'),
      ],
    }),
  ),
  'intake-pages': inIntake(
    sampleIntake({
      step: 'documents',
      papers: [
        paper(1, 'identity_front', '身份证正面', 'accepted'),
        { ...paper(3, 'document', '劳动合同', 'received'), pages: [samplePage(1), samplePage(2)] },
        paper(4, 'document', '工资条', 'later'),
      ],
    }),
  ),
  'intake-pages-done': inIntake(
    sampleIntake({
      step: 'documents',
      papers: [
        { ...paper(3, 'document', '劳动合同', 'received'), pages: [samplePage(1), samplePage(2)] },
        paper(4, 'document', '工资条', 'later'),
        paper(5, 'document', '考勤表', 'later'),
      ],
    }),
    async ({ press, page }) => {
      await press('1');
      await page.waitForFunction(() => window.tv?.scene().options[0]?.id === 'continue');
    },
  ),
  'intake-retake': inIntake(
    sampleIntake({
      step: 'documents',
      papers: [
        {
          ...paper(3, 'document', '劳动合同', 'retake'),
          pages: [samplePage(1), samplePage(2, { retake: true }), samplePage(3)],
        },
      ],
    }),
  ),
  // The made-up camera's picture is a plain one: no print in it is sharp.
  'intake-blurred': inIntake(
    sampleIntake({ step: 'documents', papers: [paper(3, 'document', '劳动合同', 'requested')] }),
    async ({ press, page }) => {
      await page.waitForFunction(() => window.tv?.scene().options[0]?.disabled === false);
      await press('1');
      await page.waitForFunction(() => (window.tv?.scene().options.length ?? 0) > 1);
    },
  ),
  'intake-phone-offer': {
    ...inIntake(
      sampleIntake({ papers: [paper(1, 'identity_front', '身份证正面', 'requested')] }),
      async ({ page }) => void (await page.waitForFunction(() => window.tv?.scene().qr !== undefined)),
    ),
    ...withoutCamera,
  },
  'intake-form': inIntake(
    sampleIntake({ step: 'documents', form, papers: [paper(1, 'identity_front', '身份证正面', 'accepted')] }),
  ),
  'intake-confirm': inIntake(sampleIntake({ step: 'confirm', form })),
  'intake-undocumented': inIntake(
    sampleIntake({
      step: 'confirm',
      form: {
        ...form,
        identityDocument: 'none',
        identityNumber: '',
        identityReason: '身份证丢失，正在补办，村委会证明是本人',
      },
    }),
  ),
  receipt: inIntake(sampleIntake({ step: 'accepted', form }), async ({ service, until }) => {
    service.accept(sampleReceipt({ decisionDue: '2026-06-18' }));
    await until('receipt');
  }),
  'command-message': commanded({
    order: { type: 'message', text: '今晚七点到明早六点，北山街道停水检修，请提前接好水。', seconds: null },
  }),
  'call-incoming': calledByDesk,
  'call-incoming-nocamera': { ...withoutCamera, ...calledByDesk },
  'command-test': commanded({ order: { type: 'self_test' }, consent: 'notice' }),
  emergency: warned({
    headline: '山洪红色预警',
    body: '今晚有大到暴雨，河边的人马上离开，到村小学去。',
    points: ['往高处走，不要过河', '叫上邻居和行动不便的老人', '有人被困，打 119'],
  }),
  'emergency-long': warned({
    headline: '莫力达瓦达斡尔族自治旗山洪灾害气象风险红色预警',
    body: '今天夜里到明天上午，嫩江右岸各支流沿线有大到暴雨，局部有特大暴雨，引发山洪的可能性很大。'.repeat(3),
    points: [
      '住在河边、沟口、坡下的人马上离开，往高处走，不要回去取东西，也不要过河、过桥、过漫水路',
      '关上电和煤气，带上身份证、药和手机，叫上邻居和行动不便的老人',
      '有人被困，打 119；受伤，打 120；不知道去哪里，打社区值班电话 0470-4612348',
    ],
  }),
  pairing: { query: '', first: 'pairing' },
  'pairing-expected': { query: '?serial=TV-2026-000187', first: 'pairing' },
  enrol: {
    query: '?serial=TV-2026-000187',
    first: 'pairing',
    drive: async ({ press, until }) => {
      await press('2');
      await until('enrol');
      for (const digit of '4729') await press(digit);
    },
  },
  'enrol-refused': {
    query: '?serial=TV-2026-000187',
    first: 'pairing',
    drive: async ({ page, press, until }) => {
      await press('2');
      await until('enrol');
      for (const digit of '4729163480') await press(digit);
      await press('Enter');
      await page.waitForFunction(() => window.tv?.scene().focus?.id === 'key-5');
    },
  },
  locked: { service: { locked: true }, first: 'locked' },
  'in-use': { service: { inUse: true }, first: 'in-use' },
  'offline-store': {
    init: () => {
      indexedDB.open = () => {
        throw new DOMException('broken', 'UnknownError');
      };
    },
    drive: async ({ until }) => {
      await until('offline');
    },
  },
  offline: {
    drive: async ({ page, until }) => {
      await page.context().setOffline(true);
      await until('offline');
    },
  },
};
