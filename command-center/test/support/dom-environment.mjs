// biome-ignore-all lint/style/noDefaultExport: jest loads the default export of this file
import TidyEnvironment from '@falink/tooling/jest-environment';
import { JSDOM, VirtualConsole } from 'jsdom';

/**
 * Node with a document, for tests that draw components (`@jest-environment ./test/support/dom-environment.mjs`): what a
 * browser has and Node has not. Node's own network, timers and encodings stay.
 */
export default class DomEnvironment extends TidyEnvironment {
  #dom = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>', {
    url: 'http://localhost/console/',
    pretendToBeVisual: true,
    // Without a word about what it does not implement: canvas, styles of pseudo-elements.
    virtualConsole: new VirtualConsole(),
  });

  async setup() {
    await super.setup();
    const { window } = this.#dom;
    Object.assign(window, NOT_IN_JSDOM);
    for (const name of [...Object.getOwnPropertyNames(window), ...EVENTS]) {
      if (name in this.global) continue;
      Object.defineProperty(this.global, name, {
        configurable: true,
        get: () => window[name],
        set: (value) => {
          window[name] = value;
        },
      });
    }
  }

  async teardown() {
    this.#dom.window.close();
    await super.teardown();
  }
}

/** A window has them from its prototype. */
const EVENTS = ['addEventListener', 'removeEventListener', 'dispatchEvent'];

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** Nothing is laid out: no size changes, nothing scrolls into view, no media query but the wide window's matches. */
const NOT_IN_JSDOM = {
  innerWidth: 1440,
  innerHeight: 900,
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
  matchMedia: (query) => ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }),
};
