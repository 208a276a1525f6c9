import { sampleHome, sampleRoom, sampleRoomSummary } from '@falink/fixtures';
import type { Room } from '@falink/protocol';
import { narrationOf } from '../../scene/narration.js';
import { spokenText } from '../../scene/spokenText.js';
import { type RenderOptions, renderPage } from '../../testing/render.js';
import { RoomPage } from './RoomPage.js';

const HOME = sampleHome();
const plain = (texts: readonly string[]): string => texts.join('').replace(/\s/g, '');

const open = (room: Room | null, options: RenderOptions = {}) =>
  renderPage(RoomPage, {
    ...options,
    prepare: (session, platform) => {
      session.home.store.set({ home: HOME });
      platform.answer('GET', /terminal\/room$/, { json: { room } });
    },
  });

/** The words of every page, read by pressing OK. */
async function read(
  room: Room,
  options: RenderOptions = {},
): Promise<{ drawn: string; spoken: string; pages: number }> {
  const { press, texts, scene, focus, update, close } = await open(room, options);
  await update();
  const drawn: string[] = [];
  const spoken: string[] = [];
  do {
    drawn.push(plain(texts()));
    spoken.push(...narrationOf(scene(), { locale: options.locale ?? 'zh-CN', calls: true }));
    if (focus() === 'turn') await press('ok');
  } while (focus() === 'turn' && !drawn.includes(plain(texts())));
  close();
  return { drawn: drawn.join(''), spoken: plain(spoken), pages: drawn.length };
}

describe('[O9] the page of the service room', () => {
  it.each([
    { locale: 'zh-CN', elder: false },
    { locale: 'zh-CN', elder: true },
    { locale: 'en', elder: false },
    { locale: 'en', elder: true },
  ] as const)(
    'shows and speaks every notice, service and responsible person ($locale, elder $elder)',
    async (options) => {
      const room = sampleRoom();
      const { drawn, spoken } = await read(room, options);
      const words = [
        ...room.notices.flatMap(({ title, text }) => [title, text]),
        ...room.services.map(({ responsible }) => responsible),
        '13800001234',
        options.locale === 'en' ? 'opentoday8:30–12:00,14:00–17:30' : '今天8:30–12:00、14:00–17:30有人',
        options.locale === 'en' ? 'Hewanlegalserviceroom' : '河湾村公共法律服务室',
      ];
      for (const word of words) expect(drawn).toContain(plain([word]));
      for (const { title } of room.notices) expect(spoken).toContain(plain([spokenText(title, options.locale)]));
    },
  );

  it('breaks a long notice into pages, and nothing of it is cut', async () => {
    const text = Array.from({ length: 100 }, (_, n) => `第${n}句话都要念完。`)
      .join('')
      .slice(0, 1_000);
    const room = sampleRoom({ notices: [{ title: '很长的通知', text, until: null }] });
    const { drawn, pages } = await read(room, { elder: true });
    expect(drawn.match(/念/g)).toHaveLength(100);
    expect(pages).toBeGreaterThan(3);
  });

  it('draws no heading over nothing', async () => {
    const { drawn } = await read(sampleRoom({ notices: [], services: [], hours: null }));
    expect(drawn).not.toContain('通知');
    expect(drawn).not.toContain('负责人');
    expect(drawn).toContain('开门时间还没有公布');
  });

  it('fetches the room again when the home page sums up another revision', async () => {
    const { session, platform, texts, update, close } = await open(sampleRoom());
    await update();
    expect(plain(texts())).toContain('星期五下午停电');
    const notices = [{ title: '新的通知', text: '', until: null }];
    platform.answer('GET', /terminal\/room$/, { json: { room: sampleRoom({ notices, revision: 4 }) } });
    session.home.store.set({ home: { ...HOME, room: sampleRoomSummary({ revision: 4 }) } });
    await update();
    expect(plain(texts())).toContain('新的通知');
    expect(plain(texts())).not.toContain('星期五下午停电');
    close();
  });

  it('says that there is none, and offers the lawyer', async () => {
    const { scene, update, close } = await open(null);
    await update();
    expect(scene()).toMatchObject({ title: '这里还没有服务室的信息', choices: [{ id: 'call' }], firstFocus: 'call' });
    close();
  });

  it('says that it cannot be fetched, and tries again', async () => {
    const { platform, press, scene, texts, update, close } = await renderPage(RoomPage);
    await update();
    expect(scene().choices.map(({ id }) => id)).toEqual(['retry']);
    platform.answer('GET', /terminal\/room$/, { json: { room: sampleRoom() } });
    await press('ok');
    await update();
    expect(plain(texts())).toContain('河湾村委会一楼');
    close();
  });
});
