/** @jest-environment ./test/support/dom-environment.mjs */
import { shanghaiDay } from '@falink/client';
import { sampleId, sampleListPage, sampleOrgUnit, sampleSite, sampleStaff } from '@falink/fixtures';
import {
  consoleMessages,
  ERRORS,
  FalinkError,
  type OrgUnit,
  placeRoutes,
  type Role,
  type SiteProfile,
} from '@falink/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { PlacesPage } from '../../src/features/places/PlacesPage.js';
import { SiteDrawer } from '../../src/features/places/SiteDrawer.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const district = sampleOrgUnit({
  id: sampleId(80),
  parentId: null,
  parentName: null,
  path: 'yunhe',
  name: '云河区',
  level: 'district',
  children: 1,
});
const street = sampleOrgUnit({
  id: sampleId(81),
  parentId: district.id,
  parentName: district.name,
  path: 'yunhe.donghe',
  name: '东河街道',
  level: 'street',
  children: 1,
});
const REACH = { units: 1, sites: 1, terminals: 1, staff: 2, openCalls: 1 };

describe('the places page', () => {
  let world: ConsoleWorld;
  let units: OrgUnit[];
  let sites: SiteProfile[];
  let asked: unknown[];

  beforeEach(async () => {
    world = await consoleWorld();
    units = [district, street, sampleOrgUnit()];
    sites = [sampleSite()];
    asked = [];
    const find = (id: string | undefined): OrgUnit => {
      const unit = units.find((one) => one.id === id);
      if (!unit) throw new FalinkError('unit.unknown');
      return unit;
    };
    world.api.reply('getOrgUnit', ({ params }) => find(params.id));
    world.api.reply('orgUnitReach', () => REACH);
    world.api.reply('listOrgUnits', ({ query }) =>
      sampleListPage(
        units.filter(
          ({ parentId, name, level }) =>
            (!query.parent || parentId === query.parent) &&
            (!query.level || level === query.level) &&
            name.includes(query.q ?? ''),
        ),
        query,
      ),
    );
    world.api.reply('listSites', ({ query }) =>
      sampleListPage(
        sites.filter(({ name, kind }) => name.includes(query.q ?? '') && (!query.kind || query.kind.includes(kind))),
        query,
      ),
    );
    world.api.reply('getSite', ({ params }) => sites.find(({ id }) => id === params.id) ?? sampleSite());
    world.api.reply('renameOrgUnit', ({ params, body }) => {
      asked.push(body);
      const before = find(params.id);
      if (before.revision !== body.revision) throw new FalinkError('unit.stale');
      const after = { ...before, name: body.name, revision: before.revision + 1 };
      units = units.map((unit) => (unit.id === after.id ? after : unit));
      return after;
    });
    await world.connect();
  });
  afterEach(() => world.close());

  /** @param own the unit of who looks */
  const page = (role: Role = 'operator', locale: 'zh-CN' | 'en' = 'zh-CN', own = district) => {
    const staff = sampleStaff({ roles: [role], orgUnit: { id: own.id, path: own.path, name: own.name } });
    const element = <PlacesPage staff={staff} />;
    return draw(
      world,
      <Routes>
        <Route path="/places/:unit?/:site?" element={element} />
        <Route path="*" element={element} />
      </Routes>,
      locale,
    );
  };

  /** The row of a unit in the tree. */
  const row = async (name: string): Promise<HTMLElement> =>
    (await screen.findByText(name, { selector: '[role="treeitem"] *' })).closest('[role="treeitem"]') as HTMLElement;
  const noRow = (name: string): boolean => screen.queryByText(name, { selector: '[role="treeitem"] *' }) === null;
  /** Of a page with very many fields: finding a button by its role reads the style of each. */
  const button = async (text: string, inside: HTMLElement = document.body): Promise<HTMLElement> =>
    (await within(inside).findByText(text, { selector: 'button *' })).closest('button') as HTMLElement;
  const noButton = (text: RegExp): boolean => screen.queryByText(text, { selector: 'button *' }) === null;
  const title = (name: string): Promise<HTMLElement> => screen.findByText(name, { selector: 'h2' });
  const type = (field: HTMLElement, value: string): boolean => fireEvent.change(field, { target: { value } });

  it('is walked with the arrow keys: opened, down and folded', async () => {
    const user = userEvent.setup();
    await page();
    const root = await row('云河区');
    await row('东河街道');
    root.focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    await row('河湾村');
    await user.keyboard('{ArrowRight}{Enter}');
    await title('河湾村');
    expect((await row('河湾村')).getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    await waitFor(() => expect(noRow('河湾村')).toBe(true));
  });

  it('says what a new name reaches, renames, and takes it back', async () => {
    await page('operator', 'zh-CN', street);
    fireEvent.click(await button('改名'));
    await screen.findByText(/涉及 1 台终端、1 个地点、1 个下级单位、2 名工作人员。/);
    expect(screen.getByText(/现在有 1 个通话/)).toBeTruthy();
    const field = screen.getByLabelText('名称');
    type(field, '<b>东河</b>');
    type(screen.getByLabelText('英文名称'), 'Donghe ');
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByText('“东河街道”已改为“<b>东河</b>”');
    await title('<b>东河</b>');
    fireEvent.click(await button('撤销'));
    await title('东河街道');
    expect(asked).toMatchObject([
      { name: '<b>东河</b>', nameEn: 'Donghe', revision: 1 },
      { name: '东河街道', nameEn: street.nameEn, revision: 2 },
    ]);
  });

  it('says in the dialog that somebody was first, shows the latest state, and lets the next attempt through', async () => {
    await page('operator', 'zh-CN', street);
    fireEvent.click(await button('改名'));
    const field = await screen.findByLabelText('名称');
    units = units.map((unit) => (unit.id === street.id ? { ...street, name: '东街', revision: 5 } : unit));
    type(field, '东河街道一');
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByText(ERRORS['unit.stale'].zh);
    await screen.findByText('给 东街 改名');
    fireEvent.keyUp(field, { key: 'Enter' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByText('“东街”已改为“东河街道一”');
  });

  it('offers nothing to change to somebody who only looks', async () => {
    await page('room_staff');
    await title('云河区');
    expect(noButton(/新建|改名|合并|关闭/)).toBe(true);
  });

  it('does not offer to merge or close one’s own unit', async () => {
    await page('operator');
    await button('新建街道');
    expect(noButton(/合并|关闭/)).toBe(true);
  });

  it('says when nothing matches', async () => {
    await page();
    type(await screen.findByLabelText('街道、社区、村'), '没有');
    await screen.findByText('没有符合条件的结果');
  });

  it('says what would be there, in English too', async () => {
    sites = [];
    await page('operator', 'en');
    await screen.findByText('No site yet');
    await button('New street');
  });

  it('says why a list did not come, and asks again', async () => {
    world.api.reply('listSites', () => {
      throw new FalinkError('service.unavailable');
    });
    await page();
    await screen.findByText(ERRORS['service.unavailable'].zh);
    world.api.reply('listSites', ({ query }) => sampleListPage(sites, query));
    fireEvent.click(await button('重试'));
    await screen.findByText('河湾村公共法律服务室');
  });

  it('follows a unit that another console renamed', async () => {
    await page();
    await row('东河街道');
    world.api.emit('console', consoleMessages.orgUnitChanged, { ...street, name: '东街', revision: 2 });
    await row('东街');
  });

  describe('a site', () => {
    const onDone = () => {};
    const plain = sampleSite({ contacts: [], adviser: null, notices: [], services: [] });
    const open = async (): Promise<HTMLElement> => {
      sites = [plain];
      await draw(
        world,
        <SiteDrawer siteId={plain.id} unit={sampleOrgUnit()} canManage onClose={onDone} onMade={onDone} />,
      );
      return (await screen.findByLabelText('地址')).closest('form') as HTMLElement;
    };

    it('names what is wrong at its field, and sends nothing', async () => {
      const form = await open();
      type(within(form).getByLabelText('周一'), '22:00-6:00');
      fireEvent.submit(form);
      await within(form).findByText('结束要晚于开始；过零点的分两天填');
      expect(world.api.count(placeRoutes.editSite)).toBe(0);
    });

    it('is saved with hours as people type them', async () => {
      world.api.reply('editSite', ({ body }) => {
        asked.push(body);
        return { ...plain, ...body.details, revision: 2 };
      });
      const form = await open();
      type(within(form).getByLabelText('周一'), '8-12，14:00~24:00');
      fireEvent.submit(form);
      await screen.findByText('已保存 河湾村公共法律服务室');
      const intervals = [
        { from: '08:00', to: '12:00' },
        { from: '14:00', to: '24:00' },
      ];
      expect(asked).toMatchObject([{ revision: 1, details: { hours: { week: expect.arrayContaining([intervals]) } } }]);
    });

    it('is saved with a notice, from today on, and an English name', async () => {
      world.api.reply('editSite', ({ body }) => {
        asked.push(body);
        return { ...plain, ...body.details, revision: 2 };
      });
      const form = await open();
      type(within(form).getByLabelText('英文名称'), 'Hewan room');
      fireEvent.click(await button('添加通知', form));
      fireEvent.submit(form);
      await within(form).findByText('请填写');
      expect(asked).toEqual([]);
      type(within(form).getByLabelText('标题'), '周五停电');
      fireEvent.submit(form);
      await screen.findByText('已保存 河湾村公共法律服务室');
      const notices = [{ title: '周五停电', text: '', from: shanghaiDay(Date.now()), until: null }];
      expect(asked).toMatchObject([{ details: { nameEn: 'Hewan room', notices } }]);
    });

    it('that somebody else changed says so, keeps what was typed, and loads the latest when asked to', async () => {
      const form = await open();
      const address = within(form).getByLabelText('地址') as HTMLInputElement;
      type(address, '河湾村委会一楼 东门');
      const latest = { ...plain, address: '新楼', revision: 2 };
      sites = [latest];
      world.api.emit('console', consoleMessages.siteChanged, latest);
      await within(form).findByText(/您填的还没有保存/);
      expect(address.value).toBe('河湾村委会一楼 东门');
      expect((await button('保存', form)).hasAttribute('disabled')).toBe(true);
      fireEvent.click(await button('载入最新内容', form));
      await waitFor(() => expect(address.value).toBe('新楼'));
    });

    it('with terminals is not closed, and the reason is in words', async () => {
      world.api.reply('closeSite', () => {
        throw new FalinkError('site.not_empty');
      });
      const form = await open();
      fireEvent.click(await button('关闭地点', form));
      const ask = (await screen.findByText(/这里有 1 台在用的终端/)).closest('[role="dialog"]') as HTMLElement;
      fireEvent.click(await button('关闭', ask));
      await within(form).findByText(ERRORS['site.not_empty'].zh);
      expect(world.api.count(placeRoutes.closeSite)).toBe(1);
    });
  });
});
