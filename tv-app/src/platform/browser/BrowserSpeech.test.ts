import { Preferences } from '../../session/Preferences.js';
import { Voice } from '../../session/Voice.js';
import { settled } from '../FakeClock.js';
import { FakePlatform } from '../FakePlatform.js';
import { BrowserSpeech } from './BrowserSpeech.js';

interface FakeVoice {
  readonly lang: string;
  readonly localService?: boolean;
}

class FakeUtterance {
  voice: FakeVoice | null = null;
  lang = '';
  rate = 1;
  volume = 1;
  onend: ((event: object) => void) | null = null;
  onerror: ((event: { error: string }) => void) | null = null;
  constructor(readonly text: string) {}
}

/**
 * speechSynthesis as its specification describes it: a queue. `cancel` empties it; later, outside the call, what was
 * spoken ends with the error `interrupted` and what waited with `canceled`.
 */
class FakeEngine {
  queue: FakeUtterance[] = [];
  readonly given: FakeUtterance[] = [];
  readonly log: string[] = [];
  paused = false;
  constructor(public voices: readonly FakeVoice[]) {}
  get speaking(): boolean {
    return this.queue.length > 0;
  }
  get pending(): boolean {
    return this.queue.length > 1;
  }
  getVoices(): readonly FakeVoice[] {
    return this.voices;
  }
  speak(utterance: FakeUtterance): void {
    this.log.push(utterance.text);
    this.given.push(utterance);
    this.queue.push(utterance);
  }
  cancel(): void {
    this.log.push('cancel');
    const [spoken, ...waiting] = this.queue;
    this.queue = [];
    queueMicrotask(() => {
      spoken?.onerror?.({ error: 'interrupted' });
      for (const utterance of waiting) utterance.onerror?.({ error: 'canceled' });
    });
  }
  resume(): void {
    this.paused = false;
    this.log.push('resume');
  }
  /** What is spoken reaches its end. */
  end(): void {
    this.queue.shift()?.onend?.({});
  }
  /** The voice fails at what it speaks. */
  fail(): void {
    this.queue.shift()?.onerror?.({ error: 'synthesis-failed' });
  }
}

const STYLE = { rate: 1, volume: 0.7 };
const MANDARIN: FakeVoice = { lang: 'zh-CN' };

function box(voices: readonly FakeVoice[] = [MANDARIN]) {
  const engine = new FakeEngine(voices);
  Object.assign(globalThis, { window: { speechSynthesis: engine }, SpeechSynthesisUtterance: FakeUtterance });
  const speech = new BrowserSpeech();
  const ends: string[] = [];
  const say = (name: string, ...texts: string[]) => speech.say(texts, 'zh-CN', STYLE, () => ends.push(name));
  return { engine, speech, ends, say };
}

describe('[L8] the voice of a box', () => {
  it.each([
    [['en-US', 'zh-HK', 'zh-CN'], 'zh-CN'],
    [['zh-TW', 'zh_CN'], 'zh_CN'],
    [['zh-HK', 'cmn-Hans-CN'], 'cmn-Hans-CN'],
    [['yue', 'zh-HK', 'zh-TW'], 'zh-TW'],
    [['en-GB', 'zh'], 'zh'],
    [['zh-HK', 'zh-yue', 'yue-HK', 'en-US'], null],
    [[], null],
  ])('speaks Mandarin where there is one: of %j it takes %j', (langs, taken) => {
    const { engine, speech, say, ends } = box(langs.map((lang) => ({ lang })));
    expect(speech.available('zh-CN')).toBe(taken !== null);
    say('page', '您好');
    expect(engine.given.map(({ voice, lang }) => [voice?.lang, lang])).toEqual(taken === null ? [] : [[taken, taken]]);
    expect(ends).toEqual(taken === null ? ['page'] : []);
  });

  it('speaks English apart from that', () => {
    expect(box([{ lang: 'en-GB' }]).speech.available('en')).toBe(true);
    expect(box([{ lang: 'zh-CN' }]).speech.available('en')).toBe(false);
  });

  it('[L7] is none that sends what is said to somebody else', () => {
    expect(box([{ lang: 'zh-CN', localService: false }]).speech.available('zh-CN')).toBe(false);
    const { engine, say } = box([
      { lang: 'zh-CN', localService: false },
      { lang: 'zh-TW', localService: true },
    ]);
    say('page', '您好');
    expect(engine.given[0]?.voice?.lang).toBe('zh-TW');
  });

  it('is found when the browser loads its voices late', () => {
    const { engine, speech } = box([]);
    expect(speech.available('zh-CN')).toBe(false);
    engine.voices = [MANDARIN];
    expect(speech.available('zh-CN')).toBe(true);
  });

  it('is not there in a browser without speech', () => {
    Object.assign(globalThis, { window: {} });
    const speech = new BrowserSpeech();
    let ended = 0;
    speech.say(['您好'], 'zh-CN', STYLE, () => {
      ended += 1;
    });
    speech.stop();
    expect([speech.available('zh-CN'), ended]).toEqual([false, 1]);
  });
});

describe('what a box says', () => {
  it('is said in its order, and ends once, with the last of it', () => {
    const { engine, ends, say } = box();
    say('page', '一', '二', '三');
    expect(engine.log).toEqual(['一', '二', '三']);
    engine.end();
    engine.end();
    expect(ends).toEqual([]);
    engine.end();
    expect(ends).toEqual(['page']);
    // Engines are known that report both.
    engine.given.at(-1)?.onerror?.({ error: 'interrupted' });
    expect(ends).toEqual(['page']);
  });

  it('goes on after an utterance that fails, and ends when the last one does', () => {
    const { engine, ends, say } = box();
    say('page', '一', '二');
    engine.fail();
    expect(ends).toEqual([]);
    engine.fail();
    expect(ends).toEqual(['page']);
  });

  it('gives way to what is said next, whose end is not that of what was interrupted', async () => {
    const { engine, ends, say } = box();
    say('before', '一', '二');
    say('after', '三');
    expect(engine.log).toEqual(['一', '二', 'cancel', '三']);
    await settled();
    expect(ends).toEqual([]);
    engine.end();
    expect(ends).toEqual(['after']);
  });

  it('stops without an end, may be stopped again, and starts over', async () => {
    const { engine, ends, speech, say } = box();
    say('before', '一');
    speech.stop();
    speech.stop();
    await settled();
    expect([engine.log, ends]).toEqual([['一', 'cancel'], []]);
    say('after', '一');
    engine.end();
    expect([engine.log, ends]).toEqual([['一', 'cancel', '一'], ['after']]);
  });

  it('is not preceded by a cancel that has nothing to end: some engines lose what follows one', () => {
    const { engine, say } = box();
    say('first', '一');
    engine.end();
    say('second', '二');
    expect(engine.log).toEqual(['一', '二']);
  });

  it('is heard on an engine that was left paused', () => {
    const { engine, say } = box();
    engine.paused = true;
    say('page', '一');
    expect(engine.log).toEqual(['resume', '一']);
  });

  it.each([
    ['slow', 'low', 0.72, 0.4],
    ['normal', 'normal', 0.9, 0.7],
    ['fast', 'high', 1.125, 1],
  ] as const)('is as fast and as loud as was chosen: %s, %s', (voiceSpeed, voiceVolume, rate, volume) => {
    const { engine, voice } = televisionOver();
    voice.preferences.change({ voiceSpeed, voiceVolume });
    voice.model.say(['您好'], 'zh-CN');
    expect(engine.given[0]?.rate).toBeCloseTo(rate);
    expect(engine.given[0]?.volume).toBe(volume);
  });

  it('is over in time on an engine that never reports an end', async () => {
    const { engine, platform, voice } = televisionOver();
    voice.model.say(['您好'], 'zh-CN');
    await platform.clock.advance(10_000);
    expect(voice.model.store.state.speaking).toBe(true);
    await platform.clock.advance(20_000);
    expect(voice.model.store.state.speaking).toBe(false);
    expect(engine.log).toEqual(['您好', 'cancel']);
    voice.model.say(['再见'], 'zh-CN');
    expect([voice.model.store.state.speaking, engine.queue.length]).toEqual([true, 1]);
  });
});

/** The voice of a television over such a box. */
function televisionOver() {
  const { engine, speech } = box();
  const platform = new FakePlatform();
  const preferences = new Preferences(platform.storage);
  const { clock, player, keptSounds } = platform;
  const model = new Voice({ clock, player, keptSounds, speech }, {} as never, async () => 't', preferences);
  return { engine, platform, voice: { model, preferences } };
}
