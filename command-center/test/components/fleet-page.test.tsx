/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleId, sampleListPage, sampleScene, sampleStaff, sampleTerminal, sampleTroubled } from '@falink/fixtures';
import { Raw } from '@falink/fixtures/server';
import { consoleMessages, FalinkError, type Role, type Terminal } from '@falink/protocol';
import { jest } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { FleetPage } from '../../src/features/fleet/FleetPage.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const COUNT = 120;
const ORG = { id: sampleId(3), path: 'yunhe', name: '云河区' };

const terminal = (i: number, change: Partial<Terminal> = {}): Terminal =>
  sampleTerminal({ id: sampleId(1_000 + i), name: `电视 ${`${i}`.padStart(3, '0')}`, ...change });

describe('the page of terminals', () => {
  let world: ConsoleWorld;
  let all: Terminal[];
  let asked: { target: object; add: string[]; remove: string[] }[];
  let queries: Record<string, string>[];

  beforeAll(() => {
    // A window onto the rows has a height; nothing has one here.
    for (const [side, px] of [
      ['clientWidth', 900],
      ['clientHeight', 600],
    ] as const)
      Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => px });
  });
  beforeEach(async () => {
    world = await consoleWorld();
    all = Array.from({ length: COUNT }, (_, i) => terminal(i, i === 0 ? { tags: ['独居'] } : {}));
    asked = [];
    queries = [];
    world.api.reply('listTerminals', ({ query }) => {
      queries.push(query as never);
      return sampleListPage(
        all.filter(({ state }) => !query.state || query.state.includes(state)),
        query,
      );
    });
    world.api.reply('getTerminal', ({ params }) => all.find(({ id }) => id === params.id) ?? terminal(0));
    world.api.reply('fleet', () => ({
      views: { all: all.length, attention: 0, room: all.length, home: 0, outdated: 0, revoked: 0 },
      online: all.length,
      outdatedVersions: [],
      units: [{ ...ORG, terminals: 2 }],
    }));
    world.api.reply('listTags', ({ query }) => sampleListPage([{ tag: '独居', terminals: 4 }], query));
    world.api.reply('listTerminalGroups', ({ query }) => sampleListPage([], query));
    world.api.reply('listSavedViews', ({ query }) => sampleListPage([], query));
    world.api.reply('tagTerminals', ({ body }) => {
      asked.push(body);
      if (body.add.length > 1) throw new FalinkError('tag.too_many');
      return { terminals: 7 };
    });
    await world.connect();
  });
  afterEach(() => world.close());

  const page = async (role: Role = 'operator', locale: 'zh-CN' | 'en' = 'zh-CN') => {
    const staff = sampleStaff({ roles: [role], orgUnit: ORG });
    const element = <FleetPage staff={staff} pending={null} canRevoke={false} canPlace={false} />;
    await draw(
      world,
      <Routes>
        <Route path="/fleet/:id?" element={element} />
        <Route path="*" element={element} />
      </Routes>,
      locale,
    );
    const grid = await screen.findByRole('grid');
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe(`${all.length + 1}`));
    return grid;
  };
  const row = (i: number): HTMLElement | null => document.querySelector(`[data-row-key="${sampleId(1_000 + i)}"]`);
  const chosen = (): number[] => all.flatMap((_, i) => (row(i)?.getAttribute('aria-selected') === 'true' ? [i] : []));

  it('is walked and chosen from with the keyboard: rows, ranges, everything, nothing', async () => {
    const user = userEvent.setup();
    const grid = await page();
    await waitFor(() => expect(row(0)).not.toBeNull());
    // Of all of them only those in the window are drawn.
    expect(document.querySelectorAll('[data-row-key]').length).toBeLessThan(60);
    grid.focus();
    await user.keyboard('{ArrowDown} ');
    expect(chosen()).toEqual([1]);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(chosen()).toEqual([1, 2, 3]);
    expect(screen.getByText('已选 3 台', { selector: 'b' })).toBeTruthy();
    await user.keyboard('{ArrowUp} ');
    expect(chosen()).toEqual([1, 3]);
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByText(`已选 ${COUNT} 台`, { selector: 'b' })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(chosen()).toEqual([]);
    await user.keyboard('{End}');
    expect(grid.getAttribute('aria-activedescendant')).toBe(`fleet-row-${COUNT - 1}`);
    await user.keyboard('{Home}{Enter}');
    await screen.findByText('此刻画面');
    expect(screen.getByRole('region', { name: '标签' }).textContent).toContain('独居');
  });

  it.each(['zh-CN', 'en'] as const)(
    'has the sheet beside a television printed, and says why not (%s)',
    async (locale) => {
      const user = userEvent.setup();
      const saved: string[] = [];
      Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
      const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
        this: HTMLAnchorElement,
      ) {
        saved.push(this.download);
      });
      const locales: string[] = [];
      world.api.reply('terminalGuide', ({ query }) => {
        locales.push(`${query.locale}`);
        if (locales.length > 1) throw new FalinkError('terminal.unknown');
        return new Raw(200, '%PDF-1.3', 'application/pdf');
      });
      const grid = await page('operator', locale);
      grid.focus();
      await user.keyboard('{Home}{Enter}');
      const print = locale === 'en' ? 'Print guide' : '打印使用说明';
      await user.click(await screen.findByText(print));
      await waitFor(() => expect(saved).toEqual([locale === 'en' ? 'Guide 电视 000.pdf' : '使用说明 电视 000.pdf']));
      await user.click(await screen.findByText(print));
      await waitFor(() => expect(locales).toEqual([locale, locale]));
      expect(saved).toHaveLength(1);
      click.mockRestore();
    },
  );

  it('puts tags on everything that matches, by its filter; a refusal stays in the dialog', async () => {
    const user = userEvent.setup();
    const grid = await page();
    grid.focus();
    await user.keyboard('{Control>}a{/Control}');
    await user.click(screen.getByText('标签', { selector: 'section button *' }));
    const field = await screen.findByRole('combobox', { name: '加上' });
    await user.type(field, '试点,');
    // The list of offers is open over the dialog.
    const save = (): boolean => fireEvent.click(screen.getByText('保存', { selector: '.ant-modal button *' }));
    save();
    await screen.findByText('已改 7 台终端的标签');
    expect(asked).toMatchObject([{ target: { filter: { view: 'all' } }, add: ['试点'], remove: [] }]);
    await user.click(screen.getByText('标签', { selector: 'section button *' }));
    await user.type(field, '甲,乙,');
    save();
    expect(await screen.findByText(/标签会超过 10 个/)).toBeTruthy();
  });

  it('shows a change of one terminal at once, and asks for nothing', async () => {
    await page();
    await waitFor(() => expect(row(2)).not.toBeNull());
    const before = queries.length;
    const other = row(3)?.innerHTML;
    world.api.emit('console', consoleMessages.terminalChanged, terminal(2, { state: 'offline', scene: sampleScene() }));
    await waitFor(() => expect(row(2)?.textContent).toContain('离线'));
    expect([row(3)?.innerHTML, queries.length]).toEqual([other, before]);
  });

  it('says in words why the list did not come, and tries again; and that nothing matches', async () => {
    const user = userEvent.setup();
    let fails = true;
    world.api.reply('listTerminals', ({ query }) => {
      if (fails) throw new FalinkError('service.internal');
      return sampleListPage([], query);
    });
    all = [];
    const staff = sampleStaff({ roles: ['operator'], orgUnit: ORG });
    await draw(world, <FleetPage staff={staff} pending={null} canRevoke={false} canPlace={false} />, 'en');
    const again = await screen.findByText('Try again', { selector: 'button *' });
    fails = false;
    await user.click(again);
    await screen.findByText('No terminals yet');
  });

  it('offers no choosing to those who only look', async () => {
    const user = userEvent.setup();
    const grid = await page('supervisor');
    grid.focus();
    await user.keyboard('{Control>}a{/Control} ');
    expect(chosen()).toEqual([]);
    expect(screen.queryByText('管理分组和标签')).toBeNull();
  });

  describe('the terminals that are not smooth', () => {
    const rows = (): (string | null)[] =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent);

    it('say what is wrong and since when, the worst first, and open by keyboard', async () => {
      const user = userEvent.setup();
      const asked: (string | undefined)[] = [];
      world.api.reply('troubledTerminals', ({ query }) => {
        asked.push(query.by);
        const worst = sampleTroubled({ id: sampleId(1_002), name: '电视 002', loss: 0.034 });
        return sampleListPage([worst, sampleTroubled({ name: '电视 000', stalls: 1, stalledS: 2.5 })], query as never);
      });
      await page();
      await user.click(screen.getByRole('button', { name: '不流畅' }));
      const table = await screen.findByRole('table', { name: '不流畅的终端' });
      expect(rows()[0]).toContain('停住 12 次，共 95 秒通话丢包 3.4%');
      expect(rows()[1]).toContain('停住 1 次，共 2.5 秒');
      expect(rows().every((text) => text?.endsWith(' 起'))).toBe(true);
      expect(screen.queryByRole('grid')).toBeNull();
      const first = within(table).getAllByRole('button')[0]!;
      first.focus();
      await user.keyboard('{Enter}');
      await screen.findByText('此刻画面');
      expect(first.getAttribute('aria-expanded')).toBe('true');
      await user.keyboard('{Enter}');
      await waitFor(() => expect(first.getAttribute('aria-expanded')).toBe('false'));
      await user.click(screen.getByText('慢帧', { selector: '.ant-segmented *' }));
      await waitFor(() => expect(asked).toEqual(['stalls', 'frames']));
      await user.click(screen.getByRole('button', { name: /^全部/ }));
      await screen.findByRole('grid');
    });

    it('are none, or did not come, in words of both languages', async () => {
      const user = userEvent.setup();
      let fails = true;
      world.api.reply('troubledTerminals', ({ query }) => {
        if (fails) throw new FalinkError('service.internal');
        return sampleListPage([], query as never);
      });
      await page('operator', 'en');
      await user.click(screen.getByRole('button', { name: 'Not smooth' }));
      const again = await screen.findByText('Try again', { selector: 'button *' });
      fails = false;
      await user.click(again);
      await screen.findByText('No picture stood in the last 24 hours');
    });
  });
});
