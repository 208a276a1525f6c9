import { BUNDLE_HEAD_BYTES, placesOf } from '@falink/protocol';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { ApiClient } from './ApiClient.js';
import { Preferences } from './Preferences.js';
import { refusal } from './testing.js';
import { Voice } from './Voice.js';

const REVISION = '0123456789abcdef';
const SOUNDS = { 按一: 'fixed-1', 按二: 'fixed-2!' };

/** As the service answers it. */
function bundle(): Blob {
  const texts = Object.entries(SOUNDS).map(([text, sound]) => ({ text, bytes: sound.length }));
  const index = new TextEncoder().encode(JSON.stringify(placesOf(texts)));
  const head = new Uint8Array(BUNDLE_HEAD_BYTES);
  new DataView(head.buffer).setUint32(0, index.length);
  return new Blob([head, index, ...Object.values(SOUNDS)]);
}

interface Box {
  readonly platform: FakePlatform;
  readonly voice: Voice;
  readonly preferences: Preferences;
  readonly asked: string[];
  readonly heard: () => Promise<string[]>;
}

function box(options: { voice?: boolean; ready?: boolean } = {}): Box {
  const platform = new FakePlatform();
  platform.voice = options.voice ?? false;
  const asked: string[] = [];
  const answered = (path: string, answer: object | Blob) => {
    asked.push(path);
    return answer instanceof Blob ? { blob: answer } : { json: answer };
  };
  const ready = { revision: REVISION, bytes: bundle().size };
  platform.answer('GET', /\/voice$/, () =>
    answered('voice', { languages: [{ locale: 'zh-CN', bundle: options.ready === false ? null : ready }] }),
  );
  platform.answer('GET', /\/zh-CN\/bundle$/, () => answered('bundle', bundle()));
  platform.answer('POST', /\/voice\/speech$/, (request) => {
    const { text } = JSON.parse(String(request.body)) as { text: string };
    return answered(text, new Blob([`said ${text}`]));
  });
  const preferences = new Preferences(platform.storage);
  const voice = new Voice(platform, new ApiClient(platform), async () => 'token', preferences);
  const heard = () => Promise.all(platform.player.played.map(({ sound }) => sound.text()));
  return { platform, voice, preferences, asked, heard };
}

/** The sounds end, one after the other. */
async function listen({ platform }: Box, sounds: number): Promise<void> {
  for (let n = 0; n < sounds; n += 1) {
    await platform.clock.advance(200);
    await settled();
    platform.player.end();
  }
  await settled();
}

describe('[L8] the voice of a television', () => {
  it('is its own where it has one, and the service is not asked', async () => {
    const { voice, platform, asked } = box({ voice: true });
    await voice.load(true);
    voice.say(['一', '二'], 'zh-CN');
    expect([asked, platform.spoken, voice.store.state.speaking]).toEqual([[], [['一', '二']], true]);
    platform.saidAll?.();
    expect(voice.store.state.speaking).toBe(false);
  });

  it('is that of the service otherwise: fixed sentences from the bundle, everything else fetched and not kept', async () => {
    const tv = box();
    await tv.voice.load(true);
    expect([tv.voice.available('zh-CN'), tv.voice.available('en')]).toEqual([true, false]);
    tv.voice.say(['按一', '赵大山', '按二'], 'zh-CN');
    await listen(tv, 3);
    expect(await tv.heard()).toEqual(['fixed-1', 'said 赵大山', 'fixed-2!']);
    expect(tv.asked).toEqual(['voice', 'bundle', '赵大山']);
    expect([...tv.platform.kept.keys()]).toEqual([`zh-CN/${REVISION}`]);
    expect(tv.voice.store.state.speaking).toBe(false);
  });

  it('keeps the bundle over a start, and fetches none while nobody listens', async () => {
    const tv = box();
    await tv.voice.load(false);
    expect(tv.asked).toEqual(['voice']);
    tv.platform.kept.set(`zh-CN/${REVISION}`, bundle());
    tv.preferences.change({ narration: true });
    await settled();
    tv.voice.say(['按一'], 'zh-CN');
    await listen(tv, 1);
    expect([await tv.heard(), tv.asked]).toEqual([['fixed-1'], ['voice']]);
  });

  it('has the service render nothing while nobody listens', async () => {
    const tv = box({ ready: false });
    await tv.voice.load(false);
    await tv.platform.clock.advance(200_000);
    expect(tv.asked).toEqual(['voice']);
    tv.preferences.change({ narration: true });
    await settled();
    expect(tv.asked).toEqual(['voice', 'bundle']);
  });

  it('plays as fast and as loud as was chosen', async () => {
    const tv = box();
    await tv.voice.load(true);
    tv.preferences.change({ voiceSpeed: 'slow', voiceVolume: 'high' });
    tv.voice.say(['按一'], 'zh-CN');
    await settled();
    expect(tv.platform.player.played[0]?.style).toEqual({ rate: 0.8, volume: 1 });
  });

  it('asks again later while the bundle is being made or the service is away', async () => {
    const tv = box({ ready: false });
    await tv.voice.load(true);
    tv.voice.say(['按一'], 'zh-CN');
    await listen(tv, 1);
    expect(await tv.heard()).toEqual(['said 按一']);
    await tv.platform.clock.advance(61_000);
    await settled();
    expect(tv.asked.filter((path) => path === 'voice')).toHaveLength(2);
    const away = box();
    away.platform.answer('GET', /\/voice$/, refusal('voice.unavailable', 503));
    await away.voice.load(true);
    expect([away.voice.store.state.service, away.voice.available('zh-CN')]).toEqual(['unreachable', false]);
  });
});

describe('[L9] being interrupted', () => {
  it('stops the sound, what is being fetched and what would follow', async () => {
    const tv = box();
    await tv.voice.load(true);
    tv.voice.say(['按一', '按二'], 'zh-CN');
    await settled();
    expect([tv.platform.player.isPlaying, tv.voice.store.state.speaking]).toEqual([true, true]);
    tv.voice.stop();
    await settled();
    expect([tv.platform.player.isPlaying, tv.voice.store.state.speaking]).toEqual([false, false]);
    expect(await tv.heard()).toEqual(['fixed-1']);
  });

  it('asks only for what the focus stops at', async () => {
    const tv = box();
    await tv.voice.load(true);
    for (const text of ['甲', '乙', '丙']) tv.voice.say([text], 'zh-CN');
    await listen(tv, 1);
    expect(tv.asked.slice(2)).toEqual(['丙']);
  });

  it('leaves out an utterance that cannot be had', async () => {
    const tv = box();
    await tv.voice.load(true);
    tv.platform.answer('POST', /\/voice\/speech$/, refusal('voice.busy', 503));
    tv.voice.say(['甲', '按二'], 'zh-CN');
    await listen(tv, 1);
    expect(await tv.heard()).toEqual(['fixed-2!']);
  });
});
