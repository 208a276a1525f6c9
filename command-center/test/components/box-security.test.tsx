/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, samplePairing, sampleSecurity, sampleTerminal } from '@falink/fixtures';
import { ERRORS, FalinkError, type TerminalSecurity, terminalRoutes, terminalSecurityRoutes } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { SecuritySection } from '../../src/features/fleet/BoxSecurity.js';
import { TerminalTag } from '../../src/features/fleet/TerminalTag.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const terminal = sampleTerminal({ state: 'on_call' });
const OPERATOR = { roles: ['operator' as const] };

describe('the section about the key and the lock of a box', () => {
  let world: ConsoleWorld;
  let security: TerminalSecurity;
  let asked: unknown[];

  beforeEach(async () => {
    world = await consoleWorld();
    security = sampleSecurity();
    asked = [];
    world.api.reply('terminalSecurity', () => security);
    world.api.reply('lockTerminal', ({ body }) => {
      asked.push(body);
      security = { ...security, lock: { at: ago(0), reason: body.reason } };
      return security;
    });
    world.api.reply('unlockTerminal', () => {
      security = { ...security, lock: null };
      return security;
    });
    world.api.reply('askKeyRotation', () => {
      security = { ...security, rotationAskedAt: ago(0) };
      return security;
    });
    await world.connect();
  });
  afterEach(() => world.close());

  it('[T6] locks with a reason, says which terminal and what stops, and unlocks', async () => {
    const user = userEvent.setup();
    await draw(world, <SecuritySection terminal={terminal} staff={OPERATOR} />);
    await user.click(await screen.findByRole('button', { name: '锁定' }));
    await screen.findByText(/锁定 1 台终端：河湾村 河湾村 的“河湾村服务室”/);
    screen.getByText('这台终端正在通话或等候，锁定会中断它。');
    const confirm = screen.getByRole('button', { name: '锁定这台终端' });
    expect(confirm.hasAttribute('disabled')).toBe(true);
    await user.type(screen.getByLabelText(/锁定原因/), '住户报失{Enter}');
    await screen.findByText(/锁定，原因：住户报失/);
    expect(asked).toEqual([{ reason: '住户报失' }]);
    await user.click(await screen.findByRole('button', { name: '解锁' }));
    await screen.findByRole('button', { name: '锁定' });
  });

  it('[T4] asks for a new key once, and says that the box has yet to make it', async () => {
    const user = userEvent.setup();
    await draw(world, <SecuritySection terminal={terminal} staff={OPERATOR} />, 'en');
    await screen.findByText('C41E 5A30');
    screen.getByText('0B7D 91F2');
    await user.click(screen.getByRole('button', { name: 'Change key' }));
    await screen.findByText(/Asks 1 box to make a new key/);
    await user.click(screen.getAllByRole('button', { name: 'Change key' }).at(-1)!);
    await screen.findByText(/the box has yet to do it/);
    await waitFor(() => expect(world.api.count(terminalSecurityRoutes.askKeyRotation)).toBe(1));
    expect(screen.getByRole('button', { name: 'Change key' }).hasAttribute('disabled')).toBe(true);
  });

  it('[T5] lets a new box take over once code and fingerprint were compared, and says why it cannot', async () => {
    const user = userEvent.setup();
    world.api.reply('pairingByCode', () => samplePairing());
    world.api.reply('approvePairing', ({ body }) => {
      asked.push(body);
      if (asked.length === 1) throw new FalinkError('pairing.expired');
      return terminal;
    });
    await draw(world, <SecuritySection terminal={terminal} staff={OPERATOR} />);
    await user.click(await screen.findByRole('button', { name: '换一台盒子' }));
    const confirm = await screen.findByRole('button', { name: '换成这台' });
    await user.type(screen.getByLabelText('新盒子屏幕上的 8 位配对码'), '40718233');
    await screen.findByText('C41E·5A30·B97D');
    expect(confirm.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByLabelText('配对码和核对码已和电视核对一致'));
    await user.click(confirm);
    await screen.findByText(ERRORS['pairing.expired'].zh);
    await user.click(confirm);
    await screen.findByText('河湾村服务室 已换成新盒子');
    const { site, name, kind, id } = terminal;
    expect(asked[1]).toEqual({ siteId: site.id, name, kind, replaceTerminalId: id });
    expect(world.api.count(terminalRoutes.approvePairing)).toBe(2);
  });

  it('has a mark in the list and the title of the drawer', async () => {
    await draw(world, <TerminalTag terminal={sampleTerminal({ state: 'offline', lockedAt: ago(60_000) })} />, 'en');
    await screen.findByText('Locked');
    expect(screen.queryByText('Offline')).toBeNull();
  });

  it('offers nothing to somebody who only looks', async () => {
    await draw(world, <SecuritySection terminal={terminal} staff={{ roles: ['supervisor'] }} />);
    await screen.findByText('C41E 5A30');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
