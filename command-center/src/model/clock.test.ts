import { ServerClock } from './clock.js';

describe('ServerClock', () => {
  it('follows the server when the local clock is wrong', () => {
    let local = 1_000_000;
    const clock = new ServerClock(() => local);
    clock.observe(5_000_000, 1_000_000, 1_000_100, 0);
    local = 1_000_050;
    expect(clock.now()).toBe(5_000_000);
  });

  it('prefers the more precise observation', () => {
    const clock = new ServerClock(() => 0);
    clock.observe(1_000, 0, 20, 0);
    const before = clock.now();
    clock.observe(9_000, 0, 2_000, 1_000);
    expect(clock.now()).toBe(before);
  });

  it('lets an old observation fade', () => {
    const clock = new ServerClock(() => 0);
    clock.observe(1_000, 0, 20, 0);
    clock.observe(700_000 + 9_000, 700_000, 700_000, 1_000);
    expect(clock.now()).toBe(9_500);
  });
});
