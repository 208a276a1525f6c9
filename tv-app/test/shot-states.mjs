const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const agent = { displayName: '周敏', title: '律师', office: '12348 值班律师', portrait: null };
const officer = { displayName: '何静', title: '', office: '云河区法律援助中心', portrait: null };
const call = (change) => ({
  id: id(100),
  kind: 'consultation',
  state: 'queued',
  category: 'labour',
  video: true,
  queuedAt: new Date().toISOString(),
  waitMs: 4000,
  position: 3,
  waitRangeMs: { min: 240000, max: 540000 },
  agent: null,
  activeAt: null,
  endedAt: null,
  endReason: null,
  revision: 1,
  ratingDue: false,
  intakeId: null,
  ...change,
});
const form = {
  name: '赵大山',
  identityNumber: '110101199003070134',
  phone: '13800001234',
  address: '云河区河湾村 2 组',
  matter: 'labour_remuneration',
  opponent: '云河宏达建筑公司',
  facts:
    '2025 年 3 月到 9 月在河东工地做木工，说好每天 320 元，一共干了 168 天，公司只给了 8000 元生活费，剩下的一直拖着不给，打电话也不接。',
  request: '要求支付拖欠的工资 45760 元。',
  means: 'exempt_migrant_worker',
};
const intake = (change) => ({
  id: id(400),
  callId: id(100),
  step: 'identity',
  form: {
    name: '',
    identityNumber: '',
    phone: '',
    address: '',
    matter: null,
    opponent: '',
    facts: '',
    request: '',
    means: null,
  },
  revision: 1,
  version: 1,
  papers: [],
  identityCheckedAt: null,
  readAloudAt: null,
  confirmedAt: null,
  closedAt: null,
  application: null,
  ...change,
});
const paper = (n, kind, label, state) => ({ id: id(500 + n), kind, label, state, pages: [] });
const red = async ({ press, until }) => {
  await press('F1');
  await until('call-waiting');
};
const active = (extra = {}) => ({
  drive: async ({ press, until, fixture }) => {
    await red({ press, until });
    await fixture({
      call: call({
        state: 'active',
        position: null,
        agent,
        activeAt: new Date(Date.now() - 384000).toISOString(),
        ...extra,
      }),
    });
    await until(extra.kind === 'intake' ? 'intake' : 'call-active');
  },
});
const inIntake = (state) => ({
  fixture: { terminalKind: 'room', callTemplate: { kind: 'intake', intakeId: id(400) } },
  query: '?demo=room-1',
  drive: async ({ press, until, fixture }) => {
    await fixture({ intake: state });
    await press('2');
    await until('legal-aid');
    await press('1');
    await until('call-waiting');
    await fixture({
      call: call({
        kind: 'intake',
        intakeId: id(400),
        state: 'active',
        position: null,
        agent: officer,
        activeAt: new Date().toISOString(),
      }),
      intake: state,
    });
    await until('intake');
  },
});
const open = (keys, page) => ({
  drive: async ({ press, until }) => {
    for (const key of keys) await press(key);
    await until(page);
  },
});

/** The rules cannot be fetched; then, when they can again, one press brings them. */
const withoutRules = (back) => ({
  init: () => {
    navigator.serviceWorker.register = () => Promise.reject(new Error('not here'));
  },
  drive: async ({ page, press, until }) => {
    await page.route('**/legalParts*', (route) => route.abort());
    await press('4');
    await until('services');
    await press('6');
    await until('calculators');
    await page.waitForFunction(() => window.tv.scene().options.length === 2);
    if (!back) return;
    await page.unroute('**/legalParts*');
    await press('1');
    await page.waitForFunction(() => window.tv.scene().options.length > 2);
  },
});

/** How to bring each page into the state to be looked at. */
export const states = {
  home: {},
  live: open(['Enter'], 'live'),
  'live-bar': open(['Enter', 'Enter'], 'live'),
  library: open(['3'], 'library'),
  programme: open(['3', '1', 'Enter', 'Enter'], 'programme'),
  'legal-aid': open(['2'], 'legal-aid'),
  'legal-aid-room': { ...open(['2'], 'legal-aid'), fixture: { terminalKind: 'room' }, query: '?demo=room-1' },
  services: open(['4'], 'services'),
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
    fixture: { terminalKind: 'room' },
    query: '?demo=room-1',
  },
  calculators: open(['4', '6'], 'calculators'),
  'legal-failed': withoutRules(false),
  'legal-retried': withoutRules(true),
  'calculators-more': open(['4', '6', '8', '6'], 'calculators'),
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
  follow: open(['4', '2'], 'follow'),
  'follow-code': open(['4', '2', '2', '0', '2', '6', '0', '0', '0', '0', '1', 'Enter'], 'follow'),
  settings: open(['4', '5'], 'settings'),
  'device-check': open(['4', '4'], 'device-check'),
  about: open(['4', '5', '6'], 'about'),
  callback: open(['4', '3', '1', '3', '8', '0', '0', '0', '0', '1'], 'callback'),
  'callback-kept': open(['4', '3', '1', '3', '8', '0', '0', '0', '0', '1', '2', '3', '4', 'Enter'], 'callback'),
  'call-category': { drive: red },
  'call-waiting': {
    drive: async (tools) => {
      await red(tools);
      await tools.press('2');
    },
  },
  'call-waiting-nocamera': {
    permissions: ['microphone'],
    init: () => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (want) =>
        want.video ? Promise.reject(new DOMException('no', 'NotFoundError')) : real(want);
    },
    drive: async (tools) => {
      await red(tools);
      await tools.press('2');
    },
  },
  'call-leaving': {
    drive: async (tools) => {
      await red(tools);
      await tools.press('F1');
    },
  },
  'call-nobody': { fixture: { refuseCall: 'call.nobody_on_duty' }, drive: red },
  'call-banner': {
    drive: async (tools) => {
      await red(tools);
      await tools.press('Escape');
      await tools.until('home');
    },
  },
  'call-active': active(),
  'call-rating': {
    drive: async (tools) => {
      await active().drive(tools);
      await tools.fixture({
        call: call({
          state: 'ended',
          agent,
          activeAt: new Date(Date.now() - 720000).toISOString(),
          endedAt: new Date().toISOString(),
          endReason: 'agent_hung_up',
          ratingDue: true,
        }),
      });
      await tools.until('call-rating');
    },
  },
  'call-rated': {
    drive: async (tools) => {
      await active().drive(tools);
      await tools.fixture({
        call: call({
          state: 'ended',
          agent,
          activeAt: new Date(Date.now() - 720000).toISOString(),
          endedAt: new Date().toISOString(),
          endReason: 'agent_hung_up',
          ratingDue: true,
        }),
      });
      await tools.until('call-rating');
      await tools.press('5');
    },
  },
  'intake-identity': inIntake(intake({ papers: [paper(1, 'identity_front', '身份证正面', 'requested')] })),
  'intake-documents': inIntake(
    intake({
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
  'intake-form': inIntake(
    intake({ step: 'documents', form, papers: [paper(1, 'identity_front', '身份证正面', 'accepted')] }),
  ),
  'intake-confirm': inIntake(intake({ step: 'confirm', form })),
  receipt: {
    ...inIntake(intake({ step: 'confirm', form })),
    drive: async (tools) => {
      await inIntake(intake({ step: 'accepted', form })).drive(tools);
      await tools.fixture({
        receipt: {
          applicationId: id(600),
          number: '云河援申〔2026〕00017号',
          queryCode: '7KFM3XWR',
          acceptedAt: new Date().toISOString(),
          decisionDue: '2026-06-18',
          provisional: false,
          followUrl: 'http://localhost:8080/follow#x',
        },
      });
      await tools.until('receipt');
    },
  },
  pairing: { query: '', first: 'pairing' },
  'in-use': { fixture: { inUse: true }, first: 'in-use' },
  offline: {
    drive: async ({ page, until }) => {
      await page.context().setOffline(true);
      await until('offline');
    },
  },
};
