/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleScene, sampleTerminal } from '@falink/fixtures';
import { PRIVATE_PAGES, type Scene, withheldScene } from '@falink/protocol';
import { screen } from '@testing-library/react';
import { TerminalDrawer } from '../../src/features/fleet/TerminalDrawer.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

describe('[C13] the screen of a television in the drawer', () => {
  let world: ConsoleWorld;
  beforeEach(async () => {
    world = await consoleWorld();
  });
  afterEach(() => world.close());

  const drawer = async (scene: Scene, locale: 'zh-CN' | 'en' = 'zh-CN') => {
    const terminal = sampleTerminal({ state: 'idle', connected: true, scene });
    world.api.reply('getTerminal', () => terminal);
    await draw(
      world,
      <TerminalDrawer terminal={terminal} canRevoke={false} canPlace={false} onClose={() => undefined} />,
      locale,
    );
    return (await screen.findByLabelText(/^(电视画面|Screen of the TV)/)).textContent;
  };
  const withheld = (page: string) => withheldScene(sampleScene({ page }));

  it.each([
    ['zh-CN', '留电话', '正在填写（内容不显示）', '不显示'],
    ['en', 'Leaving a number', 'Being filled in (not shown)', 'Not shown'],
  ] as const)('says in %s which private page it is, and nothing of it', async (locale, title, stage, focus) => {
    const mirror = await drawer(withheld('callback'), locale);
    expect(mirror).toBe(title + stage);
    expect(screen.getByText(focus, { selector: 'dd' })).toBeDefined();
  });

  it.each(PRIVATE_PAGES)('names the private page %s', async (page) => {
    expect(await drawer(withheld(page))).not.toContain('fleet.');
  });

  it('has a name for a private page of a later version', async () => {
    expect(await drawer(withheld('diary'))).toContain('个人内容');
  });

  it('says of a terminal out of service that it is that, not that it is offline', async () => {
    const terminal = sampleTerminal({ state: 'offline', connected: false, revokedAt: '2026-07-15T02:00:00.000Z' });
    world.api.reply('getTerminal', () => terminal);
    await draw(world, <TerminalDrawer terminal={terminal} canRevoke canPlace={false} onClose={() => undefined} />);
    expect(await screen.findByText('已停用')).toBeDefined();
    expect(screen.queryByText('离线')).toBeNull();
    expect(screen.queryByRole('button', { name: '停用' })).toBeNull();
  });

  it('shows other pages with what has the focus', async () => {
    expect(await drawer(sampleScene())).toContain('1呼叫律师2法律援助');
  });
});
