/** @jest-environment ./test/support/dom-environment.mjs */
import { shanghaiDay } from '@falink/client';
import { sampleStaff } from '@falink/fixtures';
import { FalinkError, placeRoutes, type Role, rosterRoutes } from '@falink/protocol';
import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { RosterPage } from '../../src/features/roster/RosterPage.js';
import { addDays, instantAt, mondayOf } from '../../src/model/roster.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { RosterFixture } from '../support/roster-fixture.js';
import { announced, draw } from './draw.js';

const nextMonday = addDays(mondayOf(shanghaiDay(Date.now())), 7);

let world: ConsoleWorld;
let user: UserEvent;
let roster: RosterFixture;

beforeEach(async () => {
  user = userEvent.setup();
  roster = new RosterFixture();
  roster.people = roster.people.slice(0, 4);
  world = await consoleWorld();
  for (const [name, handler] of Object.entries(roster.handlers())) world.api.reply(name as 'roster', handler as never);
  world.api.reply('listSites', () => ({ items: [], nextCursor: null, total: 0 }));
});
afterEach(() => world.close());

const open = async (roles: Role[] = ['supervisor']) => {
  await draw(world, <RosterPage staff={sampleStaff({ roles })} />);
  await screen.findByRole('table');
};
const row = (name: string) => screen.getByText(name, { selector: 'th *' }).closest('tr')!;
const add = (name: string) => within(row(name)).getAllByLabelText(/排班/);
const chips = (name: string) => within(row(name)).queryAllByLabelText(/ 至 /);
const press = (name: string) => user.click(screen.getByRole('button', { name }));
/** Next week is all ahead, whatever day it is. */
const nextWeek = async (): Promise<void> => {
  await press('下一周');
  await waitFor(() => expect(add('李敏')).toHaveLength(7));
};
const typeIn = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('[W1] the page of the roster', () => {
  it('plans a shift for the person and day of the cell; over midnight it says so', async () => {
    await open();
    await nextWeek();
    await user.click(add('李敏')[2]!);
    typeIn('开始', '22:00');
    typeIn('结束', '06:00');
    await screen.findByText(/第二天结束/);
    await press('保存');
    await waitFor(() => expect(chips('李敏')).toHaveLength(1));
    expect(roster.shifts.map(({ startsAt, endsAt, site }) => [startsAt, endsAt, site])).toEqual([
      [instantAt(addDays(nextMonday, 2), '22:00'), instantAt(addDays(nextMonday, 3), '06:00'), null],
    ]);
    expect(announced().polite).toBe('已排班');
  });

  it('what is refused stays with its reason where it was written', async () => {
    await open();
    await nextWeek();
    for (let again = 0; again < 2; again += 1) {
      await user.click(add('李敏')[0]!);
      await press('保存');
      if (again === 0) await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    }
    expect((await screen.findByRole('alert')).textContent).toContain('已经有班');
    typeIn('开始', '18:00');
    typeIn('结束', '20:00');
    await press('保存');
    await waitFor(() => expect(chips('李敏')).toHaveLength(2));
  });

  it('is walked with arrows; Delete removes, and that can be taken back', async () => {
    await open();
    await nextWeek();
    await user.click(add('林晓芸')[1]!);
    await press('保存');
    await waitFor(() => expect(chips('林晓芸')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    add('林晓芸')[0]!.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(chips('林晓芸')[0]);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(add('张文涛')[1]);
    await user.keyboard('{ArrowUp}{Delete}');
    await waitFor(() => expect(roster.shifts).toEqual([]));
    await user.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(roster.shifts).toHaveLength(1));
  });

  it('moves a shift that is dragged, copies it with Alt, and says why it could not', async () => {
    await open();
    await nextWeek();
    await user.click(add('李敏')[0]!);
    await press('保存');
    await waitFor(() => expect(chips('李敏')).toHaveLength(1));
    const dataTransfer = { setData: () => undefined, effectAllowed: '', dropEffect: '' };
    const drag = (target: HTMLElement, altKey = false): void => {
      const cell = target.closest('td')!;
      fireEvent.dragStart(chips('李敏').at(-1)!, { dataTransfer });
      for (const event of [createEvent.dragOver(cell, { dataTransfer }), createEvent.drop(cell, { dataTransfer })])
        fireEvent(cell, Object.assign(event, { altKey }));
    };
    drag(add('李敏')[3]!);
    await waitFor(() => expect(roster.shifts[0]?.startsAt).toBe(instantAt(addDays(nextMonday, 3), '08:30')));
    await waitFor(() => expect(announced().polite).toBe('已改班'));
    drag(add('张文涛')[3]!, true);
    await waitFor(() => expect(chips('张文涛')).toHaveLength(1));
    expect(chips('李敏')).toHaveLength(1);
    drag(chips('张文涛')[0]!);
    await waitFor(() => expect(announced().assertive).toContain('已经有班'));
    expect(roster.shifts).toHaveLength(2);
  });

  it('is read by who does not plan it', async () => {
    roster.fill(shanghaiDay(Date.now()));
    await open(['duty_lawyer']);
    expect(screen.queryByRole('button', { name: '复制上周' })).toBeNull();
    expect(within(row('李敏')).queryAllByLabelText(/排班/)).toEqual([]);
    await user.click(chips('李敏')[0]!);
    await screen.findByRole('dialog');
    expect(screen.queryByRole('button', { name: '保存' })).toBeNull();
    // The api refuses the list of places to who does not plan.
    expect(world.api.count(placeRoutes.listSites)).toBe(0);
  });

  it('says that it could not be read, and tries again', async () => {
    let broken = true;
    const handler = roster.handlers().roster!;
    world.api.reply('roster', (asked) => {
      if (broken) throw new FalinkError('service.unavailable');
      return handler(asked);
    });
    await draw(world, <RosterPage staff={sampleStaff({ roles: ['supervisor'] })} />);
    const again = await screen.findByRole('button', { name: /再试|重试/ });
    broken = false;
    await user.click(again);
    await screen.findByRole('table');
    expect(world.api.count(rosterRoutes.roster)).toBeGreaterThan(1);
  });
});

describe('[W2] copying a week', () => {
  it('asks first, then says what was copied and what was not, and why', async () => {
    roster.fill(shanghaiDay(Date.now()));
    await open();
    await nextWeek();
    await user.click(add('李敏')[0]!);
    await press('保存');
    await waitFor(() => expect(chips('李敏')).toHaveLength(1));
    await press('复制上周');
    await user.click(await screen.findByRole('button', { name: '复制' }));
    await screen.findByText(/已复制 \d+ 个班次，1 个没有复制/);
    expect(screen.getByText(/李敏.*这段时间已有班/)).toBeTruthy();
    await waitFor(() => expect(chips('陈国栋').length).toBeGreaterThan(2));
  });
});
