import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import type { Look } from './look.js';
import { LOOKS } from './looks/index.js';
import { layoutFaults } from './proof/layout-faults.js';
import { NOTHING, provePage } from './proof/prove-page.js';
import { DIST, Stage } from './stage.js';

// A page is proved in two seconds, on a busy machine in many.
jest.setTimeout(120_000);

/** One of each kind of page, and drawers of the main ones; `pages.nightly.test.ts` goes through all, in both languages. */
const CHOSEN = new Set([
  ...['login', 'login-code', 'missing', 'totp-due', 'invite', 'account'],
  ...['phone-privacy', 'phone-follow', 'phone-summary', 'companion-talking', 'guest-check'],
  ...['guest-talking', 'guest-panel-error', 'guest-television', 'guests', 'guests-report'],
  ...['desk-idle', 'desk-ringing', 'desk-call-summary', 'desk-wrap', 'seat', 'applications'],
  ...['legal', 'legal-drawer', 'answers', 'wall', 'wall-ultra-en', 'finder'],
  ...['fleet', 'fleet-drawer', 'pairings', 'commands', 'commands-drawer', 'jobs', 'quality'],
  ...['places', 'roster', 'roster-shift', 'enrolments', 'staff', 'staff-person', 'staff-new-en'],
]);
const chosen = LOOKS.filter(({ name }) => CHOSEN.has(name));

describe('pages of the console and of phones', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  it.each(chosen.map((look) => [look.name, look] as const))(
    '%s: axe finds nothing, all has its place, and the keyboard is not lost',
    async (_, look) => {
      expect(await provePage(stage, look)).toEqual(NOTHING);
    },
  );

  it('[N3] the page of a phone as camera loads the media only once its words are there', async () => {
    const look = LOOKS.find(({ name }) => name === 'companion-explain') as Look;
    const { page, close } = await stage.show(look);
    const loaded = await page.evaluate(() => {
      const [painted] = performance.getEntriesByName('first-contentful-paint');
      const resources = performance.getEntriesByType('resource');
      return resources.filter(({ startTime }) => startTime < (painted?.startTime ?? 0)).map(({ name }) => name);
    });
    await close();
    const files = loaded.flatMap((name) => /\/console\/(assets\/.+)$/.exec(name)?.[1] ?? []);
    const sizes = ['companion.html', ...files].map((file) => gzipSync(readFileSync(join(DIST, file))).length);
    expect(files.filter((file) => /companion-call/.test(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(60 * 1024);
  });

  it('[U5] the page of a guest carries nothing of the media until the person wants to be seen', async () => {
    const look = LOOKS.find(({ name }) => name === 'guest-start') as Look;
    const { page, close } = await stage.show(look);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    await close();
    const files = loaded.flatMap((name) => /\/console\/(assets\/.+)$/.exec(name)?.[1] ?? []);
    const sizes = ['guest.html', ...files].map((file) => gzipSync(readFileSync(join(DIST, file))).length);
    expect(files.filter((file) => /guest-call/.test(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(80 * 1024);
  });

  it('[U10] on a television the page plays nothing, and turns its microphone down while the lawyer speaks', async () => {
    const look = LOOKS.find(({ name }) => name === 'guest-television') as Look;
    const { page, close } = await stage.show({
      ...look,
      act: async (opened, server) => {
        await opened.evaluate(() => {
          const { createGain } = AudioContext.prototype;
          AudioContext.prototype.createGain = function () {
            document.body.dataset.gains = String(Number(document.body.dataset.gains ?? 0) + 1);
            return createGain.call(this);
          };
        });
        await look.act?.(opened, server);
      },
    });
    const read = () =>
      page.evaluate(() => {
        const lawyer = document.querySelector<HTMLVideoElement>('#guest-lawyer');
        const self = document.querySelector<HTMLVideoElement>('#guest-self');
        const plays = lawyer && !lawyer.muted && !lawyer.hidden;
        return { plays, isSeen: self && !self.hidden, gains: document.body.dataset.gains };
      });
    const there = await read();
    await page.getByRole('button', { name: '回到这里' }).click();
    await page.getByRole('heading', { name: '正在通话' }).waitFor();
    const back = await read();
    await close();
    expect(there).toEqual({ plays: false, isSeen: true, gains: '1' });
    expect(back).toMatchObject({ plays: true, isSeen: true });
  });

  it('of each kind are among the chosen', () => {
    const kinds = (looks: typeof LOOKS) => new Set(looks.map(({ path }) => /^\/[\w.]*/.exec(path)?.[0]));
    expect(chosen).toHaveLength(CHOSEN.size);
    expect([...kinds(LOOKS)].filter((kind) => !kinds(chosen).has(kind))).toEqual([]);
  });

  it.each([
    ['a page wider than its window', '<p style="width: 3000px">wide</p>', /^wider than the window/],
    ['text cut by its box', '<p style="width: 60px; overflow: hidden; white-space: nowrap">not all of it</p>', /^cut/],
    ['text cut by a box around', '<div style="height: 30px; overflow: hidden">a<br>b<br>c</div>', /^cut/],
    [
      'an ellipsis without a title',
      '<p style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">not all of it</p>',
      /^ellipsis without its whole/,
    ],
    ['text on text', '<p>one text</p><p style="margin-top: -34px">another</p>', /^on each other/],
    ['a button on a button', '<button>one</button><button style="margin-left: -20px">two</button>', /^on each other/],
    [
      'a button that cannot be reached',
      '<style>html { overflow: hidden }</style><button style="position: absolute; top: 2000px">far</button>',
      /^out of reach/,
    ],
  ])('are found wrong for %s, and for that alone', async (_, content, fault) => {
    const page = await stage.blank();
    await page.setContent(`<!doctype html><body style="font: 16px/20px sans-serif">${content}</body>`);
    const faults = await page.evaluate(layoutFaults);
    await page.close();
    expect(faults.length).toBeGreaterThan(0);
    for (const one of faults) expect(one).toMatch(fault);
  });

  it('are right with a title for an ellipsis, a list that scrolls, and words for those who do not see', async () => {
    const page = await stage.blank();
    await page.setContent(`<!doctype html><style>.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden }</style>
      <p title="not all of it" style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">not all of it</p>
      <div style="height: 30px; overflow: auto">a<br>b<br>c<br><button>last</button></div>
      <button><span class="visually-hidden">words that nobody sees</span>seen</button>`);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    await page.close();
  });
});
