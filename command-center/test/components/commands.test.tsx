/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleCommand, sampleCommandTerminal, sampleId, sampleListPage, sampleStaff } from '@falink/fixtures';
import {
  type Command,
  type CommandTerminal,
  commandRoutes,
  consoleMessages,
  ERRORS,
  FalinkError,
  type NewCommand,
  type Role,
} from '@falink/protocol';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { CommandForm } from '../../src/command/CommandForm.js';
import { CommandsPage } from '../../src/features/commands/CommandsPage.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const operator = sampleStaff({ roles: ['operator'] });
const STREET = { orgUnit: sampleId(81) };

let world: ConsoleWorld;
beforeEach(async () => {
  world = await consoleWorld();
  world.api.reply('previewCommand', () => ({ terminals: 3_412, connected: 3_000, inCall: 12, targetName: '北山街道' }));
});
afterEach(() => world.close());

async function choose(user: ReturnType<typeof userEvent.setup>, name: string): Promise<void> {
  await user.click(await screen.findByRole('combobox', { name: '选择指令' }));
  await user.click(await screen.findByTitle(name));
}

describe('the dialog of a command', () => {
  const open = async (roles: readonly Role[] = ['operator']) => {
    const closed = { n: 0 };
    const onClose = () => {
      closed.n += 1;
    };
    await draw(world, <CommandForm target={STREET} staff={{ roles: [...roles] }} onClose={onClose} />);
    return closed;
  };

  it('[K5] says exactly whom a restart hits, and wants a reason; a lost answer is asked for once more', async () => {
    const user = userEvent.setup();
    const bodies: NewCommand[] = [];
    world.api.reply('createCommand', ({ body }) => {
      bodies.push(body);
      if (bodies.length === 1) throw new FalinkError('service.unavailable');
      return { id: sampleId(960), terminals: 3_412 };
    });
    const closed = await open();
    await choose(user, '重启应用');
    await screen.findByText('将下发给北山街道的 3,412 台终端。');
    screen.getByText('其中 412 台现在不在线，有效时间内连上会收到。');
    screen.getByText('其中 12 台正在通话，等通话结束再执行。');
    const send = screen.getByRole('button', { name: '确认下发' });
    expect((send as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: '原因' }), '画面卡住');
    await user.click(send);
    expect((await screen.findByRole('alert')).textContent).toBe(ERRORS['service.unavailable'].zh);
    expect(closed.n).toBe(0);
    await user.click(send);
    await waitFor(() => expect(closed.n).toBe(1));
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[0]).toMatchObject({ type: 'restart', target: STREET, reason: '画面卡住', ttlS: 600 });
  });

  it('sends no empty message', async () => {
    const user = userEvent.setup();
    await open();
    await choose(user, '屏幕消息');
    const send = screen.getByRole('button', { name: '下发' }) as HTMLButtonElement;
    expect(send.disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: '消息内容' }), '停水');
    expect(send.disabled).toBe(false);
  });

  it('offers supervisors nothing that needs a reason', async () => {
    const user = userEvent.setup();
    await open(['supervisor']);
    await user.click(await screen.findByRole('combobox', { name: '选择指令' }));
    await screen.findByTitle('屏幕消息');
    expect(screen.queryByTitle('重启应用')).toBeNull();
    expect(screen.queryByTitle('呼叫这台终端')).toBeNull();
  });
});

describe('the page of commands', () => {
  let commands: Command[];
  let rows: CommandTerminal[];

  beforeEach(async () => {
    commands = [sampleCommand()];
    rows = [sampleCommandTerminal(1), sampleCommandTerminal(2, { state: 'failed', reason: 'interrupted' })];
    world.api.reply('listCommands', ({ query }) => sampleListPage(commands, query));
    world.api.reply('getCommand', ({ params }) => {
      const found = commands.find(({ id }) => id === params.id);
      if (!found) throw new FalinkError('command.unknown');
      return found;
    });
    world.api.reply('listCommandTerminals', ({ query }) =>
      sampleListPage(
        rows.filter(({ state }) => !query.state || query.state.includes(state)),
        query,
      ),
    );
    await world.connect();
  });

  const open = (locale: 'zh-CN' | 'en' = 'zh-CN') =>
    draw(
      world,
      <Routes>
        <Route path="/" element={<CommandsPage staff={operator} />} />
        <Route path="/commands" element={<CommandsPage staff={operator} />} />
        <Route path="/commands/:id" element={<CommandsPage staff={operator} />} />
      </Routes>,
      locale,
    );

  it('says what would be there, in both languages, and why it is not', async () => {
    commands = [];
    const { unmount } = await open();
    await screen.findByText('还没有下发过指令');
    unmount();
    world.services.queries.clear();
    const english = await open('en');
    await screen.findByText('No command was sent yet');
    english.unmount();
    world.services.queries.clear();
    world.api.reply('listCommands', () => {
      throw new FalinkError('service.unavailable');
    });
    await open();
    await screen.findByText(ERRORS['service.unavailable'].zh);
  });

  it('follows a command to its end, keeps the later of two states, and says why a terminal failed', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(await screen.findByRole('button', { name: /今晚七点停水/ }));
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText(/执行中断电或重启了/);
    const bar = within(drawer).getByRole('progressbar', { name: '完成进度' });
    expect(bar.getAttribute('aria-valuenow')).toBe('87');
    const over = sampleCommand({ counts: { done: 3_411, failed: 1 }, endedAt: new Date().toISOString() });
    commands = [over];
    world.api.emit('console', consoleMessages.commandChanged, over);
    await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('100'));
    world.api.emit('console', consoleMessages.commandChanged, sampleCommand());
    await within(drawer).findByText(/失败 1/);
    expect(bar.getAttribute('aria-valuenow')).toBe('100');
  });

  it('sends to a unit that is chosen from the tree, and says whom it hits', async () => {
    const user = userEvent.setup();
    const bodies: NewCommand[] = [];
    const unit = (path: string, name: string, terminals: number, n: number) => ({
      id: sampleId(n),
      path,
      name,
      terminals,
    });
    world.api.reply('fleet', () => ({
      views: { all: 5, attention: 0, room: 1, home: 4, outdated: 0, revoked: 0 },
      online: 4,
      outdatedVersions: [],
      units: [unit('yunhe.beishan', '北山街道', 3_412, 82), unit('yunhe', '云河区', 5_000, 80)],
    }));
    world.api.reply('createCommand', ({ body }) => {
      bodies.push(body);
      return { id: sampleId(960), terminals: 3_412 };
    });
    await open();
    await user.click(await screen.findByRole('button', { name: '按单位下发指令' }));
    await choose(user, '停止播放');
    const send = screen.getByRole('button', { name: '下发' }) as HTMLButtonElement;
    expect(send.disabled).toBe(true);
    await user.click(screen.getByRole('combobox', { name: '选择单位' }));
    await screen.findByText('云河区（5,000 台）');
    await user.click(await screen.findByText('北山街道（3,412 台）'));
    await screen.findByText('将下发给北山街道的 3,412 台终端。');
    await user.click(send);
    await waitFor(() => expect(bodies).toHaveLength(1));
    expect(bodies[0]).toMatchObject({ type: 'stop', target: { orgUnit: sampleId(82) } });
  });

  it('asks before it takes a command back, and sends what failed once more', async () => {
    const user = userEvent.setup();
    commands = [sampleCommand({ counts: { sent: 3_400, failed: 12 } })];
    world.api.reply('cancelCommand', () => {
      commands = [sampleCommand({ counts: { cancelled: 3_400, failed: 12 }, cancelledAt: new Date().toISOString() })];
      return commands[0]!;
    });
    world.api.reply('repeatCommand', () => ({ id: sampleId(960), terminals: 12 }));
    await open();
    await user.click(await screen.findByRole('button', { name: /今晚七点停水/ }));
    await user.click(await screen.findByRole('button', { name: '撤回' }));
    const text = await screen.findByText(/没收到的终端不再执行/);
    const ask = text.closest<HTMLElement>('[role="dialog"]')!;
    expect(world.api.count(commandRoutes.cancelCommand)).toBe(0);
    await user.click(within(ask).getByRole('button', { name: '撤回' }));
    await screen.findAllByText(/已撤回 3400/);
    await user.click(screen.getByRole('button', { name: '重发给没成功的 12 台' }));
    await waitFor(() => expect(world.api.count(commandRoutes.repeatCommand)).toBe(1));
  });
});
