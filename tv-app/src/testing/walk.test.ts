import { jest } from '@jest/globals';
import { settled } from '../platform/FakeClock.js';
import { TEXT_SIZES } from '../theme.js';
import { draws, sayable, walk } from './walk.js';
import { type WholeTelevision, wholeTelevision } from './wholeTelevision.js';

// `walk.nightly.test.ts` goes further.
const KEYS = 4_000;
// Half a minute of computing, on a busy machine several times as long.
jest.setTimeout(120_000);

describe('a remote in a hand that plays with it', () => {
  it.each(TEXT_SIZES)('leads nowhere that it does not lead away from again (letters: %s)', async (text) => {
    const { faults, pages } = await walk(await wholeTelevision(text), { seed: 12_348, keys: KEYS });
    expect(faults).toEqual([]);
    expect(pages.size).toBeGreaterThan(14);
  });
});

const numberless = (text: string): string => text.replace(/[\d零幺一二两三四五六七八九十百]+/g, '#');

describe('keys faster than anybody can speak', () => {
  /** Ninety a minute and up to ten a second, as a held arrow repeats. */
  const bursts = async (tv: WholeTelevision, check: () => void): Promise<void> => {
    const draw = draws(77);
    const keys = ['down', 'up', 'right', 'left', 'ok', 'digit1', 'digit3', 'digit4', 'back', 'down', 'ok'] as const;
    for (let burst = 0; burst < 40; burst += 1) {
      const gapMs = [667, 300, 110][burst % 3] ?? 110;
      for (let key = 0; key < 12; key += 1) {
        tv.press(keys[Math.floor(draw() * keys.length)] ?? 'down');
        await tv.pass(gapMs);
        check();
      }
    }
  };

  it('the voice of the box says one thing at a time, and of the page that is shown', async () => {
    const tv = await wholeTelevision('elder');
    tv.session.preferences.change({ narration: true });
    const { platform } = tv;
    let saying: readonly string[] | null = null;
    let most = 0;
    const { speech } = platform;
    const [say, stop] = [speech.say, speech.stop];
    let queued = 0;
    Object.assign(speech, {
      say: (...given: Parameters<typeof say>) => {
        queued += 1;
        most = Math.max(most, queued);
        saying = given[0];
        say(...given);
      },
      stop: () => {
        queued = 0;
        saying = null;
        stop();
      },
    });
    let said = 0;
    await bursts(tv, () => {
      if (!saying) return;
      said += 1;
      const known = new Set([...sayable(tv)].map(numberless));
      const strange = saying.map(numberless).filter((utterance) => !known.has(utterance));
      expect({ page: tv.session.navigator.location.page, strange }).toMatchObject({ strange: [] });
    });
    expect(most).toBe(1);
    expect(said).toBeGreaterThan(100);
  });

  it('the voice of the service plays one sound at a time, and asks for nothing that is passed over', async () => {
    const tv = await wholeTelevision('elder');
    const { platform, session } = tv;
    platform.voice = false;
    platform.answer('GET', /\/voice$/, { json: { languages: [{ locale: 'zh-CN', bundle: null }] } });
    const asked: string[] = [];
    platform.answer('POST', /\/voice\/speech$/, ({ json }) => {
      asked.push((json as { text: string }).text);
      return { blob: new Blob(['sound']) };
    });
    session.preferences.change({ narration: true });
    await session.voice.load(false);
    let playing = 0;
    let most = 0;
    const play = platform.player.play.bind(platform.player);
    platform.player.play = async (...given) => {
      playing += 1;
      most = Math.max(most, playing);
      const whole = await play(...given);
      playing -= 1;
      return whole;
    };
    await bursts(tv, () => undefined);
    await settled();
    expect(most).toBe(1);
    expect(asked.length).toBeGreaterThan(0);
    // Two a key at most: the utterance that is heard, and the next one.
    expect(asked.length).toBeLessThan(2 * 40 * 12);
  });
});
