import { TabId } from './TabId.js';

/** A window of a browser: pages come and go, its storage stays. */
class TestWindow {
  page = new EventTarget();
  constructor(readonly kept = new Map<string, string>()) {}

  readonly storage = {
    getItem: (key: string) => this.kept.get(key) ?? null,
    setItem: (key: string, value: string) => void this.kept.set(key, value),
    removeItem: (key: string) => void this.kept.delete(key),
  } as unknown as Storage;

  load(): TabId {
    this.page = new EventTarget();
    return new TabId(this.page, () => this.storage, makeId);
  }
  leave(): void {
    this.page.dispatchEvent(new Event('pagehide'));
  }
  /** `window.open` and "duplicate tab": a new window with a copy of the storage. */
  duplicate(): TestWindow {
    return new TestWindow(new Map(this.kept));
  }
}

let made = 0;
const makeId = () => {
  made += 1;
  return `id-${made}`;
};

test('a page that is loaded again is the same window', () => {
  const window = new TestWindow();
  const first = window.load().value;
  window.leave();
  expect(window.load().value).toBe(first);
});

test('a duplicated window is another one, and so is its reload', () => {
  const window = new TestWindow();
  const first = window.load().value;
  const other = window.duplicate();
  const second = other.load().value;
  expect(second).not.toBe(first);
  other.leave();
  expect(other.load().value).toBe(second);
});

test('a page that comes back from the cache of pages can be duplicated as well', () => {
  const window = new TestWindow();
  const first = window.load().value;
  window.leave();
  window.page.dispatchEvent(new Event('pageshow'));
  expect(window.duplicate().load().value).not.toBe(first);
});

test('an id that another window has as well is replaced, for reloads too', () => {
  const window = new TestWindow();
  const tab = window.load();
  const before = tab.value;
  tab.renew();
  expect(tab.value).not.toBe(before);
  window.leave();
  expect(window.load().value).toBe(tab.value);
});

test('works without storage', () => {
  const page = new EventTarget();
  const refused = () => {
    throw new DOMException('', 'SecurityError');
  };
  const tab = new TabId(page, refused, () => 'made');
  page.dispatchEvent(new Event('pagehide'));
  expect(tab.value).toBe('made');
});
