import { troubleOf } from './callTrouble.js';

describe('troubleOf', () => {
  const good = { webrtc: true, microphone: true, camera: true, videoCodecs: ['video/h264' as const] };
  it.each([
    [good, false, null],
    [{ ...good, camera: false }, false, null],
    [{ ...good, webrtc: false }, false, 'unsupported'],
    [{ ...good, microphone: false }, true, null],
    [{ ...good, videoCodecs: [] }, false, 'no_common_codec'],
    [{ ...good, videoCodecs: [] }, true, null],
  ])('%j, sound only %s: %s', (ability, audioOnly, trouble) => {
    expect(troubleOf(ability, audioOnly)).toBe(trouble);
  });
});
