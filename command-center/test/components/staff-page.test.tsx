/** @jest-environment ./test/support/dom-environment.mjs */
import {
  ago,
  sampleId,
  sampleListPage,
  sampleOrgUnit,
  sampleStaff,
  sampleStaffAccount,
  sampleStaffSession,
} from '@falink/fixtures';
import {
  consoleMessages,
  ERRORS,
  FalinkError,
  type StaffAccount,
  staffLinkRoutes,
  staffRoutes,
  staffSessionRoutes,
} from '@falink/protocol';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route, Routes, useNavigate } from 'react-router';
import { InvitePage } from '../../src/features/login/InvitePage.js';
import { AccountPage } from '../../src/features/staff/AccountPage.js';
import { StaffPage } from '../../src/features/staff/StaffPage.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const lawyer = sampleStaffAccount();
const invited = sampleStaffAccount({
  id: sampleId(11),
  username: 'qian.wj',
  displayName: '钱文静',
  state: 'no_password',
  lastSignInAt: null,
});
const TOKEN = 'the-token-of-a-link';

let world: ConsoleWorld;
let accounts: StaffAccount[];
let asked: unknown[];

beforeEach(async () => {
  world = await consoleWorld();
  accounts = [lawyer, invited];
  asked = [];
  world.api.reply('listStaff', ({ query }) =>
    sampleListPage(
      accounts.filter(
        ({ displayName, state }) => displayName.includes(query.q ?? '') && (!query.state || state === query.state),
      ),
      query,
    ),
  );
  world.api.reply('getStaff', ({ params }) => {
    const account = accounts.find(({ id }) => id === params.id);
    if (!account) throw new FalinkError('staff.unknown');
    return account;
  });
  world.api.reply('listOrgUnits', ({ query }) => sampleListPage([sampleOrgUnit()], query));
  world.api.reply('listStaffSessions', ({ query }) =>
    sampleListPage(
      [sampleStaffSession({ current: true }), sampleStaffSession({ id: sampleId(701), device: '' })],
      query,
    ),
  );
  world.api.reply('staffReach', () => ({ sessions: 2, onDuty: true, ringing: true, inCall: true }));
  world.api.reply('makeStaffLink', ({ body }) => {
    asked.push(body);
    return { token: TOKEN, kind: 'reset', expiresAt: ago(-72 * 3_600_000) };
  });
  await world.connect();
});
afterEach(() => world.close());

function Person({ id }: { id: string }) {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => void navigate(`/staff/${id}`)}>
      to the person
    </button>
  );
}

const page = async (locale: 'zh-CN' | 'en' = 'zh-CN', id?: string) => {
  const element = <StaffPage staff={sampleStaff({ roles: ['admin'] })} />;
  await draw(
    world,
    <>
      <Person id={id ?? lawyer.id} />
      <Routes>
        <Route path="/staff/:id" element={element} />
        <Route path="*" element={element} />
      </Routes>
    </>,
    locale,
  );
  if (id !== undefined) fireEvent.click(screen.getByText('to the person'));
};
const button = async (text: string, inside: HTMLElement = document.body): Promise<HTMLElement> =>
  (await within(inside).findByText(text, { selector: 'button *' })).closest('button') as HTMLElement;
const dialog = async (title: string): Promise<HTMLElement> =>
  (await screen.findByText(title)).closest('[role="dialog"]') as HTMLElement;
const type = (field: HTMLElement, value: string): boolean => fireEvent.change(field, { target: { value } });

describe('the list of people', () => {
  it('is searched, and opens a person with the keyboard', async () => {
    const user = userEvent.setup();
    await page();
    await screen.findByText('周敏');
    type(screen.getByLabelText('姓名、用户名'), '钱');
    await waitFor(() => expect(screen.queryByText('周敏')).toBeNull());
    (await screen.findByRole('link', { name: '钱文静' })).focus();
    await user.keyboard('{Enter}');
    await screen.findByText(/还没有密码，不能登录/);
  });

  it('says what would be there, and why it did not come, in English too', async () => {
    accounts = [];
    await page('en');
    await screen.findByText('Nobody yet');
    world.api.reply('listStaff', () => {
      throw new FalinkError('service.unavailable');
    });
    type(screen.getByLabelText('Name, user name'), 'x');
    await screen.findByText(ERRORS['service.unavailable'].en);
    world.api.reply('listStaff', ({ query }) => sampleListPage([lawyer], query));
    fireEvent.click(await button('Try again'));
    await screen.findByText('周敏');
  });

  it('follows what another administrator changes', async () => {
    await page();
    await screen.findByText('周敏');
    world.api.emit('console', consoleMessages.staffChanged, { ...lawyer, displayName: '周敏敏', revision: 2 });
    await screen.findByText('周敏敏');
  });
});

describe('a person', () => {
  it('is disabled after a dialog that says exactly what it hits, and a refusal stays in it', async () => {
    world.api.reply('disableStaff', () => {
      throw new FalinkError('staff.last_administrator');
    });
    await page('zh-CN', lawyer.id);
    fireEvent.click(await button('停用'));
    const ask = await dialog('停用 周敏？');
    await within(ask).findByText('现在在 2 处登录。');
    within(ask).getByText(/正在通话：通话会马上结束/);
    within(ask).getByText(/回到队列原来的位置/);
    fireEvent.click(await button('停用', ask));
    await within(ask).findByText(ERRORS['staff.last_administrator'].zh);
    expect(world.api.count(staffRoutes.disableStaff)).toBe(1);
  });

  it('whose password was lost gets a link that is shown once', async () => {
    await page('zh-CN', lawyer.id);
    fireEvent.click(await button('密码泄露或丢失'));
    const ask = await dialog('周敏 的密码马上作废？');
    fireEvent.click(await button('密码泄露或丢失', ask));
    const shown = await dialog('把链接发给 周敏');
    expect((within(shown).getByLabelText('链接') as HTMLTextAreaElement).value).toMatch(
      new RegExp(`/console/invite#${TOKEN}$`),
    );
    expect(asked).toEqual([{ lost: true }]);
    fireEvent.click(await button('我已复制', shown));
    await waitFor(() => expect(screen.queryByLabelText('链接')).toBeNull());
  });

  it('that somebody else changed keeps what was typed, and says so when it is saved', async () => {
    world.api.reply('editStaff', () => {
      throw new FalinkError('staff.stale');
    });
    await page('zh-CN', lawyer.id);
    const title = (await screen.findByLabelText('职务')) as HTMLInputElement;
    type(title, '主任');
    fireEvent.submit(title.closest('form') as HTMLElement);
    await screen.findByText(ERRORS['staff.stale'].zh);
    const latest = { ...lawyer, title: '副主任', revision: 2 };
    accounts = [latest, invited];
    world.api.emit('console', consoleMessages.staffChanged, latest);
    await screen.findByText(/您填的还没有保存/);
    expect(title.value).toBe('主任');
    fireEvent.click(await button('载入最新内容'));
    await waitFor(() => expect((screen.getByLabelText('职务') as HTMLInputElement).value).toBe('副主任'));
  });

  it('who is new is added with one request, and given a link', async () => {
    world.api.reply('createStaff', ({ body }) => {
      asked.push(body);
      accounts = [...accounts, { ...invited, id: sampleId(12), displayName: body.details.displayName }];
      return accounts[2]!;
    });
    await page('zh-CN', 'new');
    const name = await screen.findByLabelText('姓名');
    const form = name.closest('form') as HTMLElement;
    fireEvent.submit(form);
    await within(form).findByText('请至少选一个角色');
    expect(world.api.count(staffRoutes.createStaff)).toBe(0);
    type(name, '包铁英');
    type(screen.getByLabelText('用户名'), 'bao.ty');
    type(screen.getByLabelText('职务'), '调解员');
    type(screen.getByLabelText('所在机构'), '司法所');
    fireEvent.mouseDown(screen.getByLabelText('角色'));
    fireEvent.click(await screen.findByText('服务室工作人员', { selector: '.ant-select-item-option-content' }));
    fireEvent.submit(form);
    await dialog('把链接发给 包铁英');
    expect(asked).toMatchObject([
      { username: 'bao.ty', details: { displayName: '包铁英', roles: ['room_staff'], skills: [] } },
      { lost: false },
    ]);
  });
});

describe('one’s own account', () => {
  it('shows where one is signed in, and ends one of them', async () => {
    world.api.reply('endStaffSession', ({ params }) => {
      asked.push(params.sessionId);
      return {};
    });
    await draw(world, <AccountPage staff={sampleStaff()} />);
    await screen.findByText('就是这里');
    fireEvent.click(screen.getByLabelText(/^结束 设备未知/));
    await waitFor(() => expect(asked).toEqual([sampleId(701)]));
  });

  it('changes the password only when both are the same, and says what was refused', async () => {
    world.api.reply('changePassword', () => {
      throw new FalinkError('staff.wrong_password');
    });
    await draw(world, <AccountPage staff={sampleStaff()} />, 'en');
    const fill = (current: string, next: string, again: string): void => {
      type(screen.getByLabelText('Present password'), current);
      type(screen.getByLabelText('New password'), next);
      type(screen.getByLabelText('New password again'), again);
      fireEvent.submit(screen.getByLabelText('New password').closest('form') as HTMLElement);
    };
    fill('old password', 'a new password', 'another password');
    await screen.findByText('The two are different');
    fill('old password', 'short', 'short');
    await screen.findByText('At least 10 characters');
    expect(world.api.count(staffSessionRoutes.changePassword)).toBe(0);
    fill('old password', 'a new password', 'a new password');
    await screen.findByText(ERRORS['staff.wrong_password'].en);
  });
});

describe('the page of a link', () => {
  const open = async (token: string): Promise<void> => {
    window.location.hash = token;
    world.api.reply('health', () => ({ status: 'ok', version: '0.1.0' }));
    await draw(world, <InvitePage onLocale={() => {}} />);
  };
  afterEach(() => {
    window.location.hash = '';
  });

  it.each(['staff.link_used', 'staff.link_replaced', 'staff.link_expired', 'staff.link_disabled'] as const)(
    'says in words that it is %s',
    async (code) => {
      world.api.reply('readStaffLink', () => {
        throw new FalinkError(code);
      });
      await open('x');
      await screen.findByText(ERRORS[code].zh);
      expect(screen.queryByLabelText('新密码')).toBeNull();
    },
  );

  it('shows whose it is, and signs in with the password that was chosen', async () => {
    world.api.reply('readStaffLink', ({ body }) => {
      asked.push(body.token);
      return {
        kind: 'invite',
        username: 'bao.ty',
        displayName: '包铁英',
        roles: ['room_staff'],
        orgUnitName: '东河街道',
        expiresAt: ago(-3_600_000),
      };
    });
    // The answer of before was lost: the password is chosen, the link used.
    world.api.reply('useStaffLink', () => {
      throw new FalinkError('staff.link_used');
    });
    world.api.reply('login', ({ body }) => {
      asked.push(body);
      return { accessToken: 'token', expiresInS: 600, staff: sampleStaff(), needsSecondFactor: false };
    });
    await open(TOKEN);
    await screen.findByText('包铁英，请设置登录密码。');
    type(screen.getByLabelText('新密码'), 'a new password');
    type(screen.getByLabelText('再输一遍新密码'), 'a new password');
    fireEvent.submit(screen.getByLabelText('新密码').closest('form') as HTMLElement);
    await waitFor(() => expect(world.services.session.snapshot().kind).toBe('signed_in'));
    expect(asked).toEqual([TOKEN, { username: 'bao.ty', password: 'a new password' }]);
    expect(world.api.count(staffLinkRoutes.useStaffLink)).toBe(1);
  });
});
