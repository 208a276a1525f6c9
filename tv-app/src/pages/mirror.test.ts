import { fleet, type Scene, SceneSchema } from '@falink/protocol';
import type { Digit } from '../keymap.js';
import { routes } from '../routes.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { FORM, RECEIPT } from '../session/testing.js';
import { fullPage, HANDOVER } from '../testing/fullPage.js';
import { type Rendered, renderPage } from '../testing/render.js';

const PHONE = '13870012346';
/** What is a resident's own, wherever it may stand on a page. */
const OWN = [
  ...[FORM.name, FORM.identityNumber, FORM.phone, FORM.address, FORM.opponent, FORM.request, FORM.facts],
  ...[RECEIPT.number, RECEIPT.queryCode, '138****2346', '云河援申〔2026〕00042号'],
  ...['score-2', 'key-7', '不满意', '140,000'],
  ...[HANDOVER.code, '472 916', new URL(HANDOVER.url).hash.slice(1)],
];

/** What the page described, and what the television sent of it: at the beginning, and after each key. */
async function shown(page: Rendered, keys: readonly Parameters<Rendered['press']>[0][]) {
  const { session, platform } = page;
  session.link.open();
  platform.opened.at(-1)?.handlers.connected();
  await page.update();
  const described = [JSON.stringify(page.scene())];
  for (const key of keys) {
    await page.press(key);
    await page.update();
    described.push(JSON.stringify(page.scene()));
    await platform.clock.advance(1_000);
  }
  // The half-minute's beat is sent whether or not anything changed.
  await platform.clock.advance(30_000);
  session.link.close();
  const asked = platform.opened.flatMap((socket) => socket.asked);
  const beats = asked.filter(({ name }) => name === fleet.heartbeat.name);
  const sent = beats.map(({ payload }) => SceneSchema.parse((payload as { scene: unknown }).scene));
  return { described, sent };
}

const digits = (text: string) => [...text].map((digit) => `digit${Number(digit) as Digit}` as const);
const KEYS = [...digits(PHONE), 'ok', 'down', 'ok', 'right', 'ok', ...digits('27'), 'ok'] as const;
const pages = Object.keys(PAGE_TRAITS) as PageId[];
const isPrivate = (id: PageId): boolean => PAGE_TRAITS[id].private === true;
const said = ({ page, title, focus, options, hints, private: own }: Scene): string =>
  JSON.stringify({ page, title, focus, options, hints, private: own });

describe('[C13] nothing of a resident leaves the television of the page', () => {
  it.each(pages)('%s', async (id) => {
    const page = await renderPage(routes[id], fullPage(id));
    const { described, sent } = await shown(page, KEYS);
    page.close();
    expect(sent.length).toBeGreaterThan(0);
    for (const own of OWN) expect(JSON.stringify(sent)).not.toContain(own);
    // What is typed with a pad is somebody's own.
    if (described.join().includes('"key-')) expect([id, isPrivate(id)]).toEqual([id, true]);
    if (!isPrivate(id)) return;
    const withheld = { page: id, title: '', focus: null, options: [], private: true };
    expect([...new Set(sent.map(said))]).toEqual([JSON.stringify(withheld)]);
  });

  it('while those in front of it are shown what they enter', async () => {
    const page = await renderPage(routes.callback, fullPage('callback'));
    const { described, sent } = await shown(page, digits(PHONE));
    page.close();
    expect(described.at(-1)).toContain('138 7001 2346');
    // None for a key: the beat after connecting, and one or two of every half minute.
    expect([2, 3]).toContain(sent.length);
  });
});
