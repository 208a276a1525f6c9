import { EMPTY_INTAKE_FORM, type Intake } from '@falink/protocol';
import { translator } from '../locales/index.js';
import { NO_MEDIA } from '../platform/CallMedia.js';
import type { PageScene } from '../scene/PageScene.js';
import type { CallTrouble } from '../session/callTrouble.js';
import type { CallViewState } from '../session/callView.js';
import type { IntakeState } from '../session/IntakeModel.js';
import { AGENT, asset, callWith, HOME, ID, intakeWith, ON_AIR } from '../session/testing.js';
import { activeScene, captionOf } from './CallActive/activeScene.js';
import { callbackScene, groupedPhone } from './Callback/callbackScene.js';
import { isUnfinished, nextLines, ratingScene, scoreOf } from './CallRating/ratingScene.js';
import { remedies, stepOf, waitingScene } from './CallWaiting/waitingScene.js';
import { CODE_CHARACTERS, followScene } from './Follow/followScene.js';
import { callLine, dutyLine, homeScene } from './Home/homeScene.js';
import { asksToConfirm, formRows, intakeScene, rightSide } from './Intake/intakeScene.js';
import { legalAidScene } from './LegalAid/legalAidScene.js';
import { libraryScene, railsOf } from './Library/libraryScene.js';
import { liveScene } from './Live/liveScene.js';

const t = translator('zh-CN');
const digits = (scene: PageScene) => scene.choices.map((choice) => choice.digit);
const ids = (scene: PageScene) => scene.choices.map((choice) => choice.id);

const call = (change: Partial<CallViewState> = {}): CallViewState => ({
  phase: 'open',
  kind: 'consultation',
  call: callWith(),
  receivedAtMs: 0,
  trouble: null,
  media: { ...NO_MEDIA, phase: 'standby', camera: 'on', microphone: 'on' },
  category: null,
  rated: null,
  callbackPhone: null,
  callbackPromise: null,
  busy: false,
  ...change,
});

const NONE: ReadonlySet<string> = new Set();
/** Of a legal-aid session in which nothing happens. */
const state = (intake: Intake): IntakeState => ({
  intake,
  receipt: null,
  sending: false,
  shot: null,
  doubt: null,
  finished: NONE,
  trouble: null,
});

describe('home', () => {
  const view = {
    t,
    locale: 'zh-CN' as const,
    elder: false,
    state: { home: HOME, onAir: ON_AIR, unreachable: false },
    wallMs: Date.parse('2026-06-11T07:42:00Z'),
    waits: false,
    takesNumbers: true,
  };

  it('has seven targets, five in elder mode', () => {
    expect(ids(homeScene(view))).toHaveLength(7);
    expect(ids(homeScene({ ...view, elder: true }))).toEqual(['live', 'call', 'legal-aid', 'library', 'services']);
  });
  it('begins on the live window', () => expect(homeScene(view).firstFocus).toBe('live'));
  it('says an honest wait, and says when nobody is there', () => {
    expect(callLine(view)).toBe('大约等 2～5 分钟');
    expect(dutyLine(view)).toBe('前面 1 位，大约等 2～5 分钟');
    const nobody = { ...HOME, duty: { ...HOME.duty, state: 'none' as const, onDuty: [] } };
    expect(callLine({ ...view, state: { ...view.state, home: nobody } })).toBe('现在没人值班');
    const thin = { ...HOME, duty: { ...HOME.duty, waitRangeMs: null, waiting: 0 } };
    expect(dutyLine({ ...view, state: { ...view.state, home: thin } })).toBe('律师都在通话，可以排队');
  });
  it('says a wait of one length once, and does not count the person who asks', () => {
    const short = { ...HOME, duty: { ...HOME.duty, waitRangeMs: { min: 1_000, max: 40_000 } } };
    const state = { ...view.state, home: short };
    expect(dutyLine({ ...view, state })).toBe('前面 1 位，等 1 分钟左右');
    expect(dutyLine({ ...view, state, waits: true })).toBe('现在呼叫，等 1 分钟左右');
  });
  it('[C15] offers a number while nobody is on duty, and says when somebody is', () => {
    const promise = { kind: 'from' as const, at: '2026-06-12T00:30:00.000Z' };
    const duty = { ...HOME.duty, state: 'none' as const, onDuty: [], onDutyTotal: 0, callbackPromise: promise };
    const state = { ...view.state, home: { ...HOME, duty } };
    expect(homeScene({ ...view, state }).choices.find(({ digit }) => digit === 1)?.label).toBe('留个电话');
    expect(callLine({ ...view, state })).toBe('明天上午 8:30 上班');
    expect(callLine({ ...view, state, wallMs: Date.parse(promise.at) })).toBe('现在没人值班');
    expect(homeScene({ ...view, state, takesNumbers: false }).choices[1]?.label).toBe('呼叫律师');
  });
});

describe('waiting', () => {
  const view = { t, elder: false, home: HOME, hasVideo: true, promise: '' };
  const none = { choosing: false, watching: false, leaving: false, patient: false };

  it('asks for the matter first and skips that for a legal-aid session', () => {
    expect(stepOf(call(), none)).toBe('category');
    expect(stepOf(call({ kind: 'intake', call: callWith({ kind: 'intake' }) }), none)).toBe('waiting');
    expect(stepOf(call({ category: 'labour' }), none)).toBe('waiting');
  });
  it('brings who watches back when it rings', () => {
    const ringing = call({ call: callWith({ state: 'offered' }), category: 'labour' });
    expect(stepOf(ringing, { ...none, watching: true })).toBe('waiting');
  });
  it('[B3] goes on asking for the matter while it rings, with the same digits', () => {
    const ringing = call({ call: callWith({ state: 'offered' }) });
    expect(stepOf(ringing, none)).toBe('category');
    const asked = waitingScene({ ...view, state: call(), step: 'category' });
    const scene = waitingScene({ ...view, state: ringing, step: 'category' });
    expect([scene.title, scene.choices]).toEqual([asked.title, asked.choices]);
    expect(scene.lines).toEqual([expect.stringContaining('响铃'), '请看着电视，马上接通']);
    expect(stepOf({ ...ringing, category: 'labour' }, { ...none, choosing: true })).toBe('category');
    expect(stepOf(call({ call: callWith({ state: 'connecting' }) }), none)).toBe('waiting');
  });
  it('says before anything else that nobody is left who could answer, and offers a number', () => {
    const unstaffed = call({ call: callWith({ staffed: false }) });
    expect(stepOf(unstaffed, none)).toBe('unstaffed');
    expect(stepOf(unstaffed, { ...none, watching: true, choosing: true })).toBe('unstaffed');
    expect(waitingScene({ ...view, state: unstaffed, step: 'unstaffed' })).toMatchObject({
      firstFocus: 'number',
      choices: [{ id: 'number' }, { id: 'patient' }],
    });
    expect(stepOf(unstaffed, { ...none, patient: true })).toBe('category');
  });
  it('begins on the categories, with the same digits in every size', () => {
    const scene = waitingScene({ ...view, state: call(), step: 'category' });
    expect(scene.page).toBe('call-waiting');
    expect(scene.choices).toHaveLength(8);
    expect(scene.firstFocus).toBe('family');
    expect(waitingScene({ ...view, elder: true, state: call(), step: 'category' }).choices).toEqual(scene.choices);
  });
  it('never begins on the option that leaves the queue', () => {
    const scene = waitingScene({ ...view, state: call({ category: 'labour' }), step: 'waiting' });
    expect(scene.firstFocus).toBe('watch');
    expect(ids(scene)).toEqual(['watch', 'camera', 'number']);
  });
  it('asks once before leaving, with staying first', () => {
    expect(waitingScene({ ...view, state: call(), step: 'leaving' }).firstFocus).toBe('stay');
  });
  it('has no place to report before there is one', () => {
    expect(waitingScene({ ...view, state: call({ phase: 'starting', call: null }), step: 'starting' }).page).toBe(
      'call-starting',
    );
  });
  it.each<[CallTrouble, readonly string[]]>([
    ['no_common_codec', ['soundOnly', 'number', 'home']],
    ['nobody_on_duty', ['number', 'home']],
    ['unsupported', ['number', 'home']],
    ['nobody_answered', ['number', 'again', 'home']],
    ['unreachable', ['again', 'number', 'home']],
    ['line_lost', ['again', 'home']],
  ])('offers a way on for %s', (trouble, expected) => {
    expect(remedies(trouble, 'consultation')).toEqual(expected);
    const scene = waitingScene({ ...view, state: call({ phase: 'refused', call: null, trouble }), step: 'trouble' });
    expect(scene.title).not.toBe('');
    expect(digits(scene)).toEqual(expected.map((_, index) => index + 1));
  });
});

describe('in the call', () => {
  const talking = call({
    call: callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:41:00.000Z' }),
    media: {
      ...NO_MEDIA,
      phase: 'active',
      camera: 'on',
      microphone: 'on',
      remote: { present: true, reconnecting: false, muted: false, picture: 'on', hasVideo: true },
    },
  });
  it('says nothing when all is well', () => expect(captionOf(talking, t)).toBe(''));
  it('says how to hear the lawyer where the browser wants a key first', () =>
    expect(activeScene(talking, t, true).lines).toEqual(['按一下遥控器上的方向键，就有声音']));
  it.each<[Partial<CallViewState['media']>, string]>([
    [{ phase: 'reconnecting' }, '网络断了一下，正在接回来'],
    [{ remote: { ...talking.media.remote, reconnecting: true } }, '对方已断开，正在等待'],
    [{ remote: { ...talking.media.remote, muted: true } }, '对方已静音'],
    [{ poor: true }, '网络不稳，画面可能会停一下'],
    [{ remote: { ...talking.media.remote, picture: 'off' } }, '对方关了摄像头，能听到声音'],
    [{ poor: true, remote: { ...talking.media.remote, picture: 'limited' } }, '网络慢，先只传声音，画面稍后就来'],
    [{ sendingLimited: true }, '网络慢，您的画面先停一下，声音照常'],
    [{ microphone: 'off' }, '您已静音，律师听不到您'],
  ])('%j: %s', (media, caption) => {
    expect(captionOf({ ...talking, media: { ...talking.media, ...media } }, t)).toBe(caption);
  });
  it('names the other action after muting', () => {
    const muted = { ...talking, media: { ...talking.media, microphone: 'off' as const } };
    expect(activeScene(muted, t).choices[0]?.label).toBe('取消静音');
  });
  it('offers a phone in the place of a camera that is not there', () => {
    const blind = { ...talking, media: { ...talking.media, camera: 'none' as const } };
    expect(ids(activeScene(blind, t))).toEqual(['mute', 'phone', 'hang-up']);
  });
});

describe('rating', () => {
  it('suggests no grade; the digit is the score', () => {
    const scene = ratingScene(t, false);
    expect(scene.firstFocus).toBeNull();
    expect(scene.choices.map((choice) => [choice.digit, choice.label])).toEqual([
      [5, '非常满意'],
      [4, '满意'],
      [3, '基本满意'],
      [2, '不满意'],
      [1, '非常不满意'],
    ]);
    expect(scoreOf('score-4')).toBe(4);
    expect(scoreOf('done')).toBeUndefined();
  });

  describe('[I6] of an application that was not finished', () => {
    const page = {
      id: ID(600),
      capturedAt: '2026-06-11T07:41:00.000Z',
      width: 1,
      height: 1,
      bytes: 1,
      sha256: '',
      retake: false,
      sharpness: null,
    };
    const PAPER = { id: ID(501), kind: 'document' as const, label: '欠条', state: 'received' as const, pages: [page] };
    const ended = call({ kind: 'intake', call: callWith({ state: 'ended', kind: 'intake', intakeId: ID(400) }) });
    const kept = (intake: Partial<Intake>) => isUnfinished(ended, state(intakeWith(intake)));
    it('says that it is kept', () => {
      expect(ratingScene(t, true).lines).toContain(t('rating.kept'));
      expect(nextLines(t, { unfinished: true, writing: false })).toContain(t('rating.kept'));
    });
    it('is one with something in it', () => {
      expect(kept({ version: 1 })).toBe(true);
      expect(kept({ version: 0 })).toBe(false);
      expect(kept({ version: 0, papers: [PAPER] })).toBe(true);
      expect(kept({ version: 0, papers: [{ ...PAPER, pages: [] }] })).toBe(false);
    });
    it('is not an accepted one, nor that of an earlier call, nor a consultation', () => {
      expect(kept({ version: 1, application: { id: ID(900), number: '云河援申〔2026〕00001号' } })).toBe(false);
      expect(kept({ version: 1, id: ID(999) })).toBe(false);
      expect(isUnfinished({ ...ended, kind: 'consultation' }, state(intakeWith()))).toBe(false);
    });
    it('a line that is lost for good says so too', () => {
      const state = call({ kind: 'intake', phase: 'refused', call: null, trouble: 'line_lost' });
      const scene = waitingScene({ t, elder: false, home: HOME, hasVideo: true, promise: '', state, step: 'trouble' });
      expect(scene.lines).toEqual([t('trouble.line_lostKept')]);
    });
  });
});

describe('leaving a number', () => {
  const scene = (phone: string) => callbackScene({ t, phone, kept: null, promise: '', trouble: null, busy: false });
  it('takes the digits of the remote', () => {
    expect(scene('').choices.filter((choice) => choice.digit !== null)).toHaveLength(10);
  });
  it('sends only what is a number', () => {
    const send = (phone: string) => scene(phone).choices.find((choice) => choice.id === 'send')?.disabled;
    expect(send('1380000')).toBe(true);
    expect(send('13800001234')).toBe(false);
    expect(send('04725551234')).toBe(false);
  });
  it('shows a mobile in groups', () => expect(groupedPhone('13800001234')).toBe('138 0000 1234'));
});

describe('following an application', () => {
  const state = { number: '', queryCode: '', status: 'asking' as const, answer: null };
  const view = { t, step: 'number' as const, number: '', code: '', state, supervisionPhone: '12348' };
  it('goes on when the number is long enough', () => {
    const next = (number: string) =>
      followScene({ ...view, number }).choices.find((choice) => choice.id === 'next')?.disabled;
    expect(next('20260000')).toBe(true);
    expect(next('202600001')).toBe(false);
  });
  it('has a key for every character of a code and no look-alikes', () => {
    expect(followScene({ ...view, step: 'code' }).choices).toHaveLength(CODE_CHARACTERS.length + 2);
    for (const character of '0O1IL2Z5S8B') expect(CODE_CHARACTERS).not.toContain(character);
  });
});

describe('legal aid', () => {
  it('can be applied for only in a community room', () => {
    expect(ids(legalAidScene({ t, home: HOME, room: true }))).toContain('start');
    expect(ids(legalAidScene({ t, home: HOME, room: false }))).not.toContain('start');
  });
});

describe('intake', () => {
  const paper = { id: ID(501), kind: 'document' as const, label: '劳动合同', state: 'requested' as const, pages: [] };
  const whole = { part: 0, parts: 1 };

  it('shows the camera for a paper, the form when it is filled', () => {
    const rightSideOf = (intake: Intake) => rightSide({ intake, finished: NONE });
    expect(rightSideOf(intakeWith({ papers: [paper] }))).toBe('camera');
    expect(rightSideOf(intakeWith({ form: { ...EMPTY_INTAKE_FORM, name: '赵大山' } }))).toBe('form');
    expect(rightSideOf(intakeWith({ form: { ...EMPTY_INTAKE_FORM, name: '赵大山' }, papers: [paper] }))).toBe('camera');
    expect(rightSideOf(intakeWith({ step: 'read_aloud' }))).toBe('form');
  });
  it('offers to take the page that is wanted, or to bring it later', () => {
    expect(
      ids(intakeScene({ t, state: state(intakeWith({ papers: [paper] })), call: call(), leaving: false, form: whole })),
    ).toEqual(['capture', 'later']);
  });
  it('says why a picture should be taken again, also while the line comes back', () => {
    const doubt = {
      still: { blob: new Blob([]), preview: null, width: 1, height: 1, sharpness: 1 },
      quality: 'blurred',
      paperId: paper.id,
      replaces: undefined,
    } as const;
    const doubtful = { ...state(intakeWith({ papers: [paper] })), doubt };
    const connecting = call({ media: { ...NO_MEDIA, phase: 'connecting' } });
    for (const line of [call(), connecting])
      expect(intakeScene({ t, state: doubtful, call: line, leaving: false, form: whole }).lines.join()).toContain(
        '照片不够清楚',
      );
  });
  it('leads through a form that is longer than the screen before it takes the answer', () => {
    const asked = { t, state: state(intakeWith({ step: 'confirm' })), call: call(), leaving: false };
    const scene = (part: number) => intakeScene({ ...asked, form: { part, parts: 3 } });
    expect(ids(scene(0))).toEqual(['right', 'wrong', 'next-part']);
    expect(digits(scene(0))).toEqual([1, 2, 3]);
    expect([scene(0), scene(1), scene(2)].map(({ firstFocus }) => firstFocus)).toEqual([
      'next-part',
      'next-part',
      'right',
    ]);
    expect(scene(1).choices[2]?.label).toBe('还有，看下一页（2/3）');
    expect(scene(2).choices[2]?.label).toBe('回到第一页（3/3）');
  });
  it('asks to confirm once', () => {
    const asked = intakeWith({ step: 'confirm' });
    expect(asksToConfirm(asked)).toBe(true);
    expect(ids(intakeScene({ t, state: state(asked), call: call(), leaving: false, form: whole }))).toEqual([
      'right',
      'wrong',
    ]);
    expect(asksToConfirm(intakeWith({ step: 'confirm', confirmedAt: '2026-06-11T07:42:00.000Z' }))).toBe(false);
  });
  it('mirrors the form in words', () => {
    const rows = formRows(intakeWith({ form: { ...EMPTY_INTAKE_FORM, matter: 'maintenance', means: 'no_limit' } }), t);
    expect(rows.find((row) => row.name === '什么事')?.value).toBe('赡养费、抚养费、扶养费');
  });
  it.each([
    ['resident', '身份证号', '11010519491231002X', '110105 **** **** 002X'],
    ['hm_travel', '回乡证号', 'H12345678', 'H12 ** 5678'],
    ['passport', '护照号', 'E12345678', 'E12 ** 5678'],
    ['none', '没有证件', '证件丢失', '证件丢失'],
  ] as const)(
    '[I4] mirrors what the applicant identifies with, its middle hidden from the room: %s',
    (identityDocument, name, value, shown) => {
      const identity = identityDocument === 'none' ? { identityReason: value } : { identityNumber: value };
      const intake = intakeWith({ form: { ...EMPTY_INTAKE_FORM, identityDocument, ...identity } });
      expect(formRows(intake, t)).toContainEqual({ name, value: shown, long: false });
      expect(rightSide({ intake, finished: NONE })).toBe('form');
    },
  );
});

describe('programmes', () => {
  const state = {
    content: { kind: 'asset' as const, asset: asset('a') },
    state: 'playing' as const,
    ended: false,
    subtitle: '',
    quality: null,
    qualityLimit: Number.POSITIVE_INFINITY,
    backToLive: false,
  };
  const view = {
    t,
    locale: 'zh-CN' as const,
    page: 'programme' as const,
    state,
    barShown: true,
    subtitles: true,
    qualities: [1080, 720],
  };

  it('digits choose only while the bar is shown', () => {
    expect(liveScene({ ...view, barShown: false }).choices).toEqual([]);
    expect(ids(liveScene(view))).toEqual(['pause', 'restart', 'subtitles', 'ask']);
  });
  it('offers the picture of 2160 lines where the video has it', () => {
    expect(ids(liveScene({ ...view, qualities: [2160, 1080] }))).toContain('quality');
  });
  it('lists what there is, and says so when there is nothing yet', () => {
    const library = (status: 'loading' | 'ready' | 'failed', assets = [asset('a'), asset('b', 'elderly')]) =>
      libraryScene({ t, locale: 'zh-CN', state: { status, assets }, focus: null });
    expect(ids(library('ready'))).toEqual(['asset:b', 'asset:a']);
    expect(ids(library('ready', []))).toEqual(['live']);
    expect(railsOf([asset('a'), asset('b', 'elderly')], t)).toMatchObject([{ title: '全部节目' }]);
    const many = ['a', 'b', 'c', 'd'].map((id) => asset(id, id === 'b' ? 'elderly' : 'labour'));
    expect(railsOf(many, t).map(({ title }) => title)).toEqual(['老年人权益', '劳动用工']);
    expect(ids(library('failed', []))).toEqual(['retry']);
  });
});
