import { reloadAfterLostContext } from './lostContext.js';
import { FakePlatform } from './platform/FakePlatform.js';

function setUp() {
  const platform = new FakePlatform();
  const canvas = new EventTarget();
  reloadAfterLostContext(canvas, platform);
  const lose = () => {
    const event = new Event('webglcontextlost', { cancelable: true });
    canvas.dispatchEvent(event);
    return event;
  };
  return { platform, canvas, lose };
}

test('a context that comes back loads the page again at once', async () => {
  const { platform, canvas, lose } = setUp();
  expect(lose().defaultPrevented).toBe(true);
  canvas.dispatchEvent(new Event('webglcontextrestored'));
  await platform.clock.advance(0);
  expect(platform.reloads).toBe(1);
});

test('one that does not come back loads it again after a moment, once', async () => {
  const { platform, canvas, lose } = setUp();
  lose();
  await platform.clock.advance(2_900);
  expect(platform.reloads).toBe(0);
  await platform.clock.advance(200);
  canvas.dispatchEvent(new Event('webglcontextrestored'));
  await platform.clock.advance(60_000);
  expect(platform.reloads).toBe(1);
});

test('a graphics processor that keeps failing reloads the page once a minute', async () => {
  const { platform, lose } = setUp();
  lose();
  await platform.clock.advance(3_000);
  const next = new EventTarget();
  reloadAfterLostContext(next, platform);
  next.dispatchEvent(new Event('webglcontextlost'));
  await platform.clock.advance(30_000);
  expect(platform.reloads).toBe(1);
  await platform.clock.advance(31_000);
  expect(platform.reloads).toBe(2);
});
