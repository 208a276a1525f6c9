import { elapsed, reported, type SoundFirst, unheard, WITH_PICTURES } from './sound-first.js';

const S = 1_000;
const holes = (state: SoundFirst, at: number) => reported(state, 0.2, true, at);
const whole = (state: SoundFirst, at: number) => reported(state, 0, true, at);

test('[M10] holes in the voice beside the smallest picture stop it; one reading may be an accident', () => {
  const once = holes(WITH_PICTURES, 100 * S);
  expect(once.pictures).toBe(true);
  expect(holes(once, 102 * S).pictures).toBe(false);
  expect(holes(whole(once, 102 * S), 104 * S).pictures).toBe(true);
});

test('[M10] while the picture can get smaller, it does not stop', () => {
  const state = reported(reported(WITH_PICTURES, 0.2, false, 100 * S), 0.2, false, 102 * S);
  expect(state.pictures).toBe(true);
});

test('[M10] it comes back on trial once the voice is whole, and stays away for longer each time that fails', () => {
  const stop = (state: SoundFirst, at: number) => holes(holes(state, at), at);
  let state = stop(WITH_PICTURES, 100 * S);
  expect(elapsed(state, 110 * S).pictures).toBe(false);
  state = whole(state, 103 * S);
  expect(elapsed(state, 103 * S).pictures).toBe(false);
  state = elapsed(state, 104 * S);
  expect(state.pictures).toBe(true);
  state = whole(stop(state, 106 * S), 107 * S);
  expect(elapsed(state, 113 * S).pictures).toBe(false);
  state = elapsed(state, 114 * S);
  expect(state.pictures).toBe(true);
  state = whole(stop(state, 140 * S), 141 * S);
  expect(elapsed(state, 144 * S).pictures).toBe(true);
});

test('[M10] a line too full even for reports beside the smallest picture stops it, until the voice is reported whole', () => {
  expect(unheard(WITH_PICTURES, false, 100 * S)).toEqual(WITH_PICTURES);
  let state = unheard(WITH_PICTURES, true, 100 * S);
  expect(state.pictures).toBe(false);
  state = unheard(state, true, 101 * S);
  expect(elapsed(state, 110 * S).pictures).toBe(false);
  state = elapsed(whole(state, 110 * S), 111 * S);
  expect(state.pictures).toBe(true);
});
