import { OutdatedReload } from './outdated-reload.js';

const MIN = 60_000;

function window(busy = { now: false }) {
  const kept = new Map<string, string>();
  const state = { now: 1_000 * MIN, reloads: 0 };
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const open = () =>
    new OutdatedReload({
      isBusy: () => busy.now,
      storage,
      now: () => state.now,
      reload: () => {
        state.reloads += 1;
      },
    });
  return { state, open };
}

test('[V1] an outdated window is loaded again when nobody has touched it for half a minute', () => {
  const { state, open } = window();
  const page = open();
  page.outdated();
  state.now += 20_000;
  page.touched();
  state.now += 20_000;
  page.outdated();
  expect(state.reloads).toBe(0);
  state.now += 10_000;
  page.outdated();
  expect(state.reloads).toBe(1);
});

test('[V1] a call is finished first', () => {
  const busy = { now: true };
  const { state, open } = window(busy);
  const page = open();
  state.now += MIN;
  page.outdated();
  page.partLost();
  expect(state.reloads).toBe(0);
  busy.now = false;
  page.outdated();
  expect(state.reloads).toBe(1);
});

test('[V1] a service that hands out the old page does not make it a loop', () => {
  const { state, open } = window();
  open().partLost();
  state.now += MIN;
  open().partLost();
  expect(state.reloads).toBe(1);
  state.now += 10 * MIN;
  open().partLost();
  expect(state.reloads).toBe(2);
});
