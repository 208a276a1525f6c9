/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleId, sampleListPage, sampleStaff } from '@falink/fixtures';
import { FalinkError, type GuestLink, type GuestReport, guestRoutes } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { GuestLinkButton } from '../../src/call/GuestLinkButton.js';
import { ReportGuest } from '../../src/call/ReportGuest.js';
import { GuestsPage } from '../../src/features/guests/GuestsPage.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const BY = { id: sampleId(61), name: '周敏' };
const LINK: GuestLink = {
  id: sampleId(1),
  note: '周三复谈',
  category: 'labour',
  createdBy: BY,
  createdAt: ago(60_000),
  expiresAt: ago(-3_600_000),
  state: 'open',
};
const REPORT: GuestReport = {
  id: sampleId(2),
  callId: sampleId(3),
  placeName: '东街街道',
  reportedBy: BY,
  reason: 'obscene',
  block: 'browser',
  createdAt: ago(60_000),
  blockedUntil: ago(-3_600_000),
  liftedAt: null,
  isBlocked: true,
};
const URL_MADE = 'https://falink.example/guest/#link=abc';

describe('[U6][U8] guests at the console', () => {
  let world: ConsoleWorld;
  let links: GuestLink[];
  let reports: GuestReport[];
  const user = userEvent.setup();
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }));

  beforeEach(async () => {
    world = await consoleWorld();
    [links, reports] = [[LINK], [REPORT]];
    world.api.reply('listGuestLinks', ({ query }) => sampleListPage(links, query));
    world.api.reply('listGuestReports', ({ query }) =>
      sampleListPage(query.show === 'blocked' ? reports.filter(({ isBlocked }) => isBlocked) : reports, query),
    );
    await world.connect();
  });
  afterEach(() => world.close());

  it('lists links, and withdraws one after a question', async () => {
    world.api.reply('withdrawGuestLink', () => {
      links = [{ ...LINK, state: 'withdrawn' }];
      return links[0]!;
    });
    await draw(world, <GuestsPage staff={sampleStaff({ roles: ['duty_lawyer'] })} />);
    await screen.findByText('周三复谈');
    await press('收回');
    await screen.findAllByText('收回这个链接？');
    await user.click(screen.getAllByRole('button', { name: '收回' }).at(-1)!);
    await screen.findByText('已收回');
    expect(world.api.count(guestRoutes.withdrawGuestLink)).toBe(1);
  });

  it('shows reports to those who may end blocks, and to nobody else', async () => {
    await draw(world, <GuestsPage staff={sampleStaff({ roles: ['duty_lawyer'] })} />);
    await screen.findByText('周三复谈');
    expect(screen.queryByText('举报和拉黑')).toBeNull();
  });

  it('ends a block after a question', async () => {
    world.api.reply('unblockGuest', () => {
      reports = [{ ...REPORT, isBlocked: false, liftedAt: ago(0) }];
      return reports[0]!;
    });
    await draw(world, <GuestsPage staff={sampleStaff({ roles: ['supervisor'] })} />);
    await screen.findByText('不雅的画面或话');
    await press('不挡了');
    await screen.findAllByText('不再挡住？');
    await user.click(screen.getAllByRole('button', { name: '不挡了' }).at(-1)!);
    await waitFor(() => expect(world.api.count(guestRoutes.unblockGuest)).toBe(1));
    await screen.findAllByText('已经不挡了');
  });

  it('says that there is nothing, and what failed', async () => {
    links = [];
    await draw(world, <GuestsPage staff={sampleStaff({ roles: ['duty_lawyer'] })} />);
    await screen.findByText('还没有发过链接');
  });

  it('makes a link, shows it once as text and as a code, and names what was refused', async () => {
    const asked: unknown[] = [];
    let refuses = true;
    world.api.reply('makeGuestLink', ({ body }) => {
      asked.push(body);
      if (refuses) throw new FalinkError('request.rate_limited', { retryAfterS: 5 });
      return { link: LINK, url: URL_MADE };
    });
    await draw(world, <GuestLinkButton />);
    await press('发送链接');
    await user.type(await screen.findByLabelText('备注（只有工作人员看得到）'), ' 周三复谈 ');
    await press('生成链接');
    await screen.findByRole('alert');
    refuses = false;
    await press('生成链接');
    expect(await screen.findByDisplayValue(URL_MADE)).toBeTruthy();
    screen.getByLabelText('链接的二维码');
    // The repetition of a request that was refused has the same number.
    expect(asked).toEqual([asked[1], asked[1]]);
    expect(asked[1]).toMatchObject({ note: '周三复谈', expiresInHours: 24 });
  });

  it('reports with a reason, and blocks for some hours only when that is chosen', async () => {
    const asked: unknown[] = [];
    world.api.reply('reportGuest', ({ body, params }) => {
      asked.push({ ...params, ...body });
      return REPORT;
    });
    await draw(world, <ReportGuest callId={REPORT.callId} />);
    await press('举报');
    expect(screen.queryByText('挡多久')).toBeNull();
    await user.click(await screen.findByLabelText('捣乱、反复空打'));
    await user.click(screen.getByLabelText('挡住这个网络地址'));
    screen.getByText(/可能有很多人/);
    await press('结束并举报');
    await waitFor(() => expect(asked).toEqual([{ id: REPORT.callId, reason: 'nonsense', block: 'address', hours: 4 }]));
    await waitFor(() => expect(screen.queryByText('举报这次来访')).toBeNull());
  });
});
