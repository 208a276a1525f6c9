import { type WholeTelevision, wholeTelevision } from '../testing/wholeTelevision.js';
import { DUCKED_VOLUME } from './Programme.js';
import { AGENT } from './testing.js';

/** A television that reads pages aloud, at home with the programme, and how loud that was. */
async function television(voice: 'box' | 'service') {
  const tv = await wholeTelevision('elder');
  const { platform, session } = tv;
  const volumes: number[] = [];
  const { programme } = platform;
  const set = programme.setVolume.bind(programme);
  programme.setVolume = (volume) => {
    if (volumes.at(-1) !== volume) volumes.push(volume);
    set(volume);
  };
  if (voice === 'service') {
    platform.voice = false;
    platform.answer('GET', /\/voice$/, { json: { languages: [{ locale: 'zh-CN', bundle: null }] } });
    platform.answer('POST', /\/voice\/speech$/, { blob: new Blob(['sound']) });
    await session.voice.load(false);
  }
  session.preferences.change({ narration: true });
  await tv.pass(2_000);
  volumes.splice(0);
  return { ...tv, volumes };
}

/** The focus moves, and its words are read. */
async function speaks(tv: WholeTelevision): Promise<void> {
  tv.press('right');
  await tv.pass(400);
}

describe.each(['box', 'service'] as const)('while the voice of the %s speaks, the programme is lower', (voice) => {
  it('and as loud as before once everything is said', async () => {
    const tv = await television(voice);
    await speaks(tv);
    expect(tv.volumes).toEqual([DUCKED_VOLUME]);
    for (let said = 0; said < 9; said += 1) {
      tv.platform.saidAll?.();
      tv.platform.player.end();
      await tv.pass(200);
    }
    expect(tv.volumes).toEqual([DUCKED_VOLUME, 1]);
  });

  it('and as loud as before when a key interrupts it that says nothing', async () => {
    const tv = await television(voice);
    await speaks(tv);
    tv.press('green');
    await tv.pass(200);
    expect(tv.volumes).toEqual([DUCKED_VOLUME, 1]);
  });

  it('and as loud as before when the voice stops without a word', async () => {
    const tv = await television(voice);
    await speaks(tv);
    await tv.pass(60_000);
    expect(tv.session.voice.store.state.speaking).toBe(false);
    expect(tv.platform.programme.volume).toBe(1);
  });

  it('and as loud as before when the voice fails', async () => {
    const tv = await television(voice);
    const fail = (): never => {
      throw new Error('audio-busy');
    };
    tv.platform.speech.say = fail;
    tv.platform.player.play = async () => fail();
    await speaks(tv);
    await tv.pass(2_000);
    expect(tv.session.voice.store.state.speaking).toBe(false);
    expect(tv.platform.programme.volume).toBe(1);
  });

  it('and as loud as before on the page with the programme to which a key leads', async () => {
    const tv = await television(voice);
    await speaks(tv);
    tv.press('digit2');
    await tv.pass(400);
    // Another page without a picture of the programme.
    expect(tv.volumes.at(-1)).toBe(DUCKED_VOLUME);
    tv.session.preferences.change({ narration: false });
    tv.press('home');
    await tv.pass(400);
    expect(tv.volumes.at(-1)).toBe(1);
  });

  it('and as loud as before after a call that was answered while it spoke', async () => {
    const tv = await television(voice);
    tv.press('red');
    await tv.pass(400);
    await speaks(tv);
    const { call } = tv.session.call.state;
    const update = (change: object) => tv.push('call.updated', { call: { ...tv.session.call.state.call, ...change } });
    expect(call?.state).toBe('queued');
    update({ state: 'offered' });
    await tv.pass(200);
    update({ state: 'active', agent: AGENT, position: null, activeAt: '2026-06-11T07:42:00.000Z' });
    await tv.pass(200);
    expect(tv.session.voice.store.state.speaking).toBe(false);
    update({ state: 'ended', endReason: 'agent_hung_up', endedAt: '2026-06-11T07:43:00.000Z', ratingDue: false });
    await tv.pass(200);
    tv.session.preferences.change({ narration: false });
    tv.press('home');
    await tv.pass(9_000);
    expect(tv.session.navigator.location.page).toBe('home');
    expect(tv.platform.programme.volume).toBe(1);
  });
});
