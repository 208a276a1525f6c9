import { SceneSchema } from '@falink/protocol';
import fc from 'fast-check';
import { FakePlatform } from '../platform/FakePlatform.js';
import { Preferences } from '../session/Preferences.js';
import { Narrator } from './Narrator.js';
import { changeNarration, focusNarration, narrationOf } from './narration.js';
import { focusFor, type PageScene, type SceneChoice, toLocal } from './PageScene.js';
import { nextFocus, type Target } from './spatial.js';
import { chineseNumber, spokenCode, spokenText } from './spokenText.js';

const SCENE: PageScene = {
  page: 'home',
  title: '法联',
  lines: ['周敏 律师 正在值班'],
  choices: [
    { id: 'live', label: '看节目', digit: null },
    { id: 'call', label: '呼叫律师', digit: 1 },
    { id: 'closed', label: '不能选', digit: 2, disabled: true },
  ],
  hints: [{ key: 'red', label: '呼叫律师' }],
  firstFocus: 'live',
};

describe('toLocal', () => {
  it('has the shape of the contract', () => {
    const scene = toLocal(SCENE, 'call', {});
    expect(SceneSchema.parse(scene)).toEqual(scene);
    expect(scene.focus).toEqual({ id: 'call', label: '呼叫律师' });
    expect(scene.options[2]).toEqual({ id: 'closed', label: '不能选', digit: 2, disabled: true });
  });
  it('[P16] lists the choices round the focus, and says how many more there are', () => {
    const choices = Array.from({ length: 300 }, (_, n) => ({ id: `asset:${n}`, label: `节目 ${n}`, digit: null }));
    for (const [focus, first, last] of [
      [0, 0, 63],
      [150, 118, 181],
      [299, 236, 299],
    ] as const) {
      const scene = toLocal({ ...SCENE, choices }, `asset:${focus}`, {});
      expect(scene.options.map(({ id }) => id)).toEqual(choices.slice(first, last + 1).map(({ id }) => id));
      expect(scene.moreOptions).toBe(300 - 64);
      expect(SceneSchema.parse(scene)).toEqual(scene);
    }
  });
  it('says that nothing has the focus', () => {
    expect(toLocal({ ...SCENE, firstFocus: null }, null, {}).focus).toBeNull();
  });
});

describe('focusFor', () => {
  it('keeps the focus where it is', () => expect(focusFor(SCENE, 'call')).toBe('call'));
  it('leaves a choice that was closed', () => expect(focusFor(SCENE, 'closed')).toBe('live'));
  it('suggests nothing where nothing may be suggested', () =>
    expect(focusFor({ ...SCENE, firstFocus: null }, null)).toBeNull());
});

describe('nextFocus', () => {
  const at = (id: string, x: number, y: number, w = 480, h = 126): Target => ({ id, rect: { x, y, w, h } });
  const home = [
    at('live', 96, 150, 1216, 684),
    at('call', 1344, 150, 480, 258),
    at('aid', 1344, 424),
    at('library', 1344, 566),
    at('more', 1344, 708),
    at('duty', 96, 866, 800, 160),
    at('adviser', 928, 866, 896, 160),
  ];
  it.each([
    ['live', 'right', 'aid'],
    ['live', 'down', 'duty'],
    ['call', 'down', 'aid'],
    ['more', 'down', 'adviser'],
    ['more', 'left', 'live'],
    ['adviser', 'up', 'more'],
    ['duty', 'right', 'adviser'],
    ['duty', 'up', 'live'],
  ] as const)('from %s %s leads to %s', (from, direction, to) => {
    expect(nextFocus(home, from, direction)).toBe(to);
  });
  it('never wraps round', () => {
    expect(nextFocus(home, 'call', 'up')).toBeUndefined();
    expect(nextFocus(home, 'live', 'left')).toBeUndefined();
  });
  it('reaches a lawyer in three presses from home', () => {
    const first = nextFocus(home, 'live', 'right') ?? '';
    const second = first === 'call' ? first : nextFocus(home, first, 'up');
    expect(second).toBe('call');
  });
  it('goes to the first when nothing has the focus', () => expect(nextFocus(home, null, 'right')).toBe('live'));
});

const ZH = { locale: 'zh-CN', calls: true } as const;
const EN = { locale: 'en', calls: false } as const;

describe('narration', () => {
  it('[L1] says title, lines, each choice with its digit, what cannot be chosen and why, and each key that works', () => {
    const closed = { id: 'closed', label: '关摄像头', digit: 3, disabled: true, why: '没有摄像头' } as const;
    const scene = { ...SCENE, choices: [...SCENE.choices, closed] };
    expect(narrationOf(scene, ZH)).toEqual([
      '法联',
      '周敏律师正在值班',
      '用方向键选，看节目',
      '按一，呼叫律师',
      '不能选，现在不能选',
      '关摄像头，现在不能选，没有摄像头',
      '红键，呼叫律师',
      '按零，再听一遍',
    ]);
    expect(narrationOf({ ...SCENE, page: 'library', hints: [] }, EN).slice(-2)).toEqual([
      'Back key: Previous page',
      'Zero key: Say it again',
    ]);
  });

  it('[L1] says label, line, digit and position when the focus moves', () => {
    const choices = [{ ...(SCENE.choices[0] as SceneChoice), line: '第一集' }, ...SCENE.choices.slice(1)];
    expect(focusNarration({ ...SCENE, choices }, 'live', 'zh-CN')).toEqual(['看节目', '第一集', '第一个，共二个']);
    expect(focusNarration({ ...SCENE, choices }, 'call', 'en')).toEqual(['呼叫律师', 'Press 1', '2 of 2']);
    expect(focusNarration(SCENE, null, 'en')).toEqual([]);
  });

  const pad = (typed: string): PageScene => ({
    ...SCENE,
    page: 'callback',
    lines: ['请按号码', typed],
    choices: [
      { id: 'key-1', label: '1', digit: 1 },
      { id: 'key-0', label: '0', digit: 0 },
      { id: 'send', label: '发送', digit: null, disabled: typed === '' },
    ],
    hints: [],
    entry: { keys: 'digits', typed, done: 'send' },
  });

  it('[L2] says a keypad as one instruction, reads what is typed in groups, and repeats with blue', () => {
    const said = narrationOf(pad('138 0000 1234'), ZH);
    expect(said).toEqual([
      '法联',
      '请按号码',
      '用遥控器的数字键输入，输完按确定键',
      '已经输入',
      '幺三八，零零零零，幺二三四',
      '用方向键选，发送',
      '蓝键，再听一遍',
    ]);
    expect(focusNarration(pad(''), 'key-1', 'zh-CN')).toEqual(['幺']);
    expect(changeNarration(pad(''), pad('13'), 'key-1', ZH)).toEqual(['已经输入', '幺三']);
    expect(changeNarration(pad('1'), pad(''), 'key-1', EN)).toEqual(['Nothing is typed yet']);
  });

  it('[L3] says what a listener must know of a change, and no mere number nor what goes on in the picture', () => {
    const waiting = (ahead: number): PageScene => ({ ...SCENE, page: 'call-waiting', lines: [`前面 ${ahead} 位`] });
    expect(changeNarration(waiting(2), waiting(1), null, ZH)).toEqual([]);
    expect(changeNarration(waiting(2), { ...waiting(2), lines: ['网络断了'] }, null, ZH)).toEqual(['网络断了']);
    expect(changeNarration(waiting(2), { ...waiting(2), title: '响铃' }, null, ZH)[0]).toBe('响铃');
    const off = { ...SCENE, page: 'settings', choices: [{ id: 'text', label: '字：大', digit: 1 as const }] };
    const on = { ...off, choices: [{ id: 'text', label: '字：标准', digit: 1 as const }] };
    expect(changeNarration(off, on, 'text', ZH)).toEqual(['字：标准']);
    expect(changeNarration(SCENE, { ...SCENE, lines: ['别人值班'] }, 'live', ZH)).toEqual([]);
    // On a page with the programme only what a key changed is said.
    const playing = { ...off, page: 'live' };
    expect(changeNarration(playing, { ...on, page: 'live' }, 'text', ZH)).toEqual([]);
    expect(changeNarration(playing, { ...on, page: 'live' }, 'text', ZH, true)).toEqual(['字：标准']);
    expect(changeNarration({ ...SCENE, choices: [] }, SCENE, 'live', ZH)).toEqual(narrationOf(SCENE, ZH));
  });

  const narrator = (preferences: Preferences, platform: FakePlatform, isQuiet = false) =>
    new Narrator(
      {
        available: () => true,
        say: (utterances) => void platform.spoken.push(utterances),
        stop: () => undefined,
      },
      preferences,
      { quiet: () => isQuiet, calls: () => true },
    );

  it('speaks pages only when it is wanted, and always when 0 is pressed', () => {
    const platform = new FakePlatform();
    const preferences = new Preferences(platform.storage);
    const voice = narrator(preferences, platform);
    voice.page(SCENE);
    voice.focus(SCENE, 'call');
    voice.change(SCENE, { ...SCENE, title: '另一页', page: 'library' }, null, false);
    expect(platform.spoken).toEqual([]);
    voice.repeat(SCENE);
    expect(platform.spoken).toEqual([narrationOf(SCENE, ZH)]);
    preferences.change({ narration: true });
    voice.focus(SCENE, 'call');
    expect(platform.spoken.at(-1)).toEqual(['呼叫律师', '按一', '第二个，共二个']);
  });

  it('is silent in a call', () => {
    const platform = new FakePlatform();
    narrator(new Preferences(platform.storage), platform, true).repeat(SCENE);
    expect(platform.spoken).toEqual([]);
  });
});

describe('[L4] a line as it is said', () => {
  it.each([
    ['等 2～5 分钟', '等二到五分钟'],
    ['140,000 元', '十四万元'],
    ['3,005.5 元', '三千零五点五元'],
    ['10,010,000', '一千零一万'],
    ['100,000,005 元', '一亿零五元'],
    ['拨打 12348', '拨打幺二三四八'],
    ['0472-5551234', '零四七二，五五五幺二三四'],
    ['云河援申〔2026〕00042号', '云河援申〔二零二六〕零零零四二号'],
    ['2026年6月11日 8:30', '二零二六年六月十一日八点三十分'],
    ['9:05', '九点零五分'],
    ['占 30%', '占百分之三十'],
    ['周敏 律师 · 10 年', '周敏律师，十年'],
    ['按 OK', '按确定'],
    ['138 0000 1234', '幺三八，零零零零，幺二三四'],
    ['A 7 C', 'A七C'],
  ])('%s → %s', (written, said) => expect(spokenText(written, 'zh-CN')).toBe(said));
  it.each([
    ['2～5 minutes', '2 to 5 minutes'],
    ['call 12348', 'call one two three four eight'],
    ['140,000 yuan', '140,000 yuan'],
    ['Text size：large', 'Text size, large'],
    ['Zhou Min · lawyer', 'Zhou Min, lawyer'],
  ])('%s → %s', (written, said) => expect(spokenText(written, 'en')).toBe(said));
  it('spells codes with a pause between their groups', () => {
    expect(spokenCode('A7 CW', 'zh-CN')).toBe('A 七，C W');
    expect(spokenCode('138 12', 'en')).toBe('one three eight, one two');
  });
  it('counts every number as it is counted', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
        expect(numberOf(chineseNumber(String(value)))).toBe(value);
      }),
    ));
});

/** Reads Chinese number words back. */
function numberOf(words: string): number {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const character of words) {
    const value = '零一二三四五六七八九'.indexOf(character);
    if (value >= 0) digit = value;
    else if (character === '万' || character === '亿') {
      total += (section + (digit ?? 0)) * (character === '万' ? 10_000 : 100_000_000);
      section = 0;
      digit = undefined;
    } else {
      section += (digit ?? 1) * 10 ** ('十百千'.indexOf(character) + 1);
      digit = undefined;
    }
  }
  return total + section + (digit ?? 0);
}
