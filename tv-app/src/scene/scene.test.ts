import { SceneSchema } from '@falink/protocol';
import { FakePlatform } from '../platform/FakePlatform.js';
import { Preferences } from '../session/Preferences.js';
import { Narrator } from './Narrator.js';
import { narrationOf } from './narration.js';
import { focusFor, type PageScene, toWire } from './PageScene.js';
import { nextFocus, type Target } from './spatial.js';

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

describe('toWire', () => {
  it('has the shape of the contract', () => {
    const scene = toWire(SCENE, 'call', {});
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
      const scene = toWire({ ...SCENE, choices }, `asset:${focus}`, {});
      expect(scene.options.map(({ id }) => id)).toEqual(choices.slice(first, last + 1).map(({ id }) => id));
      expect(scene.moreOptions).toBe(300 - 64);
      expect(SceneSchema.parse(scene)).toEqual(scene);
    }
  });
  it('says that nothing has the focus', () => {
    expect(toWire({ ...SCENE, firstFocus: null }, null, {}).focus).toBeNull();
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

describe('narration', () => {
  it('reads title, facts and each choice with its digit', () => {
    expect(narrationOf(SCENE, 'zh-CN')).toBe('法联。周敏 律师 正在值班。按1，呼叫律师');
    expect(narrationOf(SCENE, 'en')).toContain('1: 呼叫律师');
  });

  it('speaks pages only when it is wanted, and always when 0 is pressed', () => {
    const platform = new FakePlatform();
    const preferences = new Preferences(platform.storage);
    const narrator = new Narrator(platform.speech, preferences, () => false);
    narrator.page(SCENE);
    expect(platform.spoken).toEqual([]);
    narrator.repeat(SCENE);
    expect(platform.spoken).toHaveLength(1);
    preferences.change({ narration: true });
    narrator.focus(SCENE, 'call');
    expect(platform.spoken.at(-1)).toBe('呼叫律师');
  });

  it('is silent in a call', () => {
    const platform = new FakePlatform();
    const narrator = new Narrator(platform.speech, new Preferences(platform.storage), () => true);
    narrator.repeat(SCENE);
    expect(platform.spoken).toEqual([]);
  });
});
