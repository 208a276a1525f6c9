/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleStaff } from '@falink/fixtures';
import { ERRORS, FalinkError, secondFactorRoutes } from '@falink/protocol';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { LoginPage } from '../../src/features/login/LoginPage.js';
import { SecondFactorCard } from '../../src/features/staff/SecondFactorCard.js';
import { SecondFactorDue } from '../../src/features/staff/SecondFactorDue.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const CODES = Array.from({ length: 10 }, (_, n) => `ABCD-EFGH-JKLM-234${n < 8 ? n + 2 : 'AB'[n - 8]}`);
const SESSION = { accessToken: 'token', expiresInS: 600, staff: sampleStaff(), needsSecondFactor: false };

let world: ConsoleWorld;
let asked: unknown[];
beforeEach(async () => {
  world = await consoleWorld();
  asked = [];
  world.api.reply('health', () => ({ status: 'ok', version: '0.1.0' }));
  world.api.reply('beginTotp', () => ({ secret: SECRET, uri: `otpauth://totp/FaLink:lawyer?secret=${SECRET}` }));
  world.api.reply('confirmTotp', ({ body }) => {
    asked.push(body.code);
    if (body.code !== '123456') throw new FalinkError('auth.code_wrong');
    return { codes: CODES };
  });
});
afterEach(() => world.close());

const button = async (text: string): Promise<HTMLElement> =>
  (await screen.findByText(text, { selector: 'button *' })).closest('button') as HTMLElement;
const submit = (label: string): boolean =>
  fireEvent.submit(screen.getByLabelText(label).closest('form') as HTMLElement);
const type = (field: HTMLElement, value: string): boolean => fireEvent.change(field, { target: { value } });

it('signs in with the keyboard alone: name, password, code, a wrong one first', async () => {
  world.api.reply('login', ({ body }) => {
    asked.push(body.code);
    if (body.code === undefined) throw new FalinkError('auth.code_required');
    if (body.code !== '123456') throw new FalinkError('auth.code_wrong');
    return SESSION;
  });
  const user = userEvent.setup();
  await draw(world, <LoginPage expired={false} onLocale={() => {}} />);
  await user.keyboard('lawyer{Tab}falink-demo{Enter}');
  const code = await screen.findByLabelText('验证码');
  await waitFor(() => expect(document.activeElement).toBe(code));
  await user.keyboard('12345{Enter}');
  await screen.findByText('请输入 6 位数字，或者 16 位的恢复码');
  expect(asked).toEqual([undefined]);
  await user.keyboard('7{Enter}');
  await screen.findByText(ERRORS['auth.code_wrong'].zh);
  // The wrong one is selected: typing replaces it.
  await waitFor(() => expect(document.activeElement).toBe(code));
  type(code, '123 456');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(world.services.session.snapshot().kind).toBe('signed_in'));
  expect(asked).toEqual([undefined, '123457', '123456']);
});

it('goes back to name and password for another account, in English too', async () => {
  world.api.reply('login', () => {
    throw new FalinkError('auth.code_required');
  });
  await draw(world, <LoginPage expired={false} onLocale={() => {}} />, 'en');
  type(screen.getByLabelText('User name'), 'lawyer');
  type(screen.getByLabelText('Password'), 'x');
  submit('Password');
  await screen.findByLabelText('Code');
  fireEvent.click(await button('Use another account'));
  await waitFor(() => expect(screen.queryByLabelText('Code')).toBeNull());
  expect((screen.getByLabelText('User name') as HTMLInputElement).value).toBe('lawyer');
});

it('who must have one sets it up, sees the recovery codes once, and goes on', async () => {
  world.api.reply('refresh', () => SESSION);
  await draw(world, <SecondFactorDue />);
  await screen.findByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP');
  type(screen.getByLabelText('验证码'), '654321');
  submit('验证码');
  await screen.findByText(ERRORS['auth.code_wrong'].zh);
  type(screen.getByLabelText('验证码'), '123456');
  submit('验证码');
  await screen.findByText(CODES[9]!);
  expect(screen.queryByText(/JBSW/)).toBeNull();
  fireEvent.click(await button('我已保存'));
  await waitFor(() => expect(world.services.session.snapshot()).toMatchObject({ needsSecondFactor: false }));
  expect(asked).toEqual(['654321', '123456']);
});

it('one’s own is turned off with a code, and a refusal stays beside it', async () => {
  let on = true;
  world.api.reply('secondFactor', () => ({ on, required: false, codesLeft: on ? 2 : 0 }));
  world.api.reply('removeTotp', ({ body }) => {
    if (body.code !== '123456') throw new FalinkError('auth.locked', { retryAfterS: 900 });
    on = false;
    return { on, required: false, codesLeft: 0 };
  });
  await draw(world, <SecondFactorCard />);
  await screen.findByText('已开启，还有 2 个恢复码。');
  fireEvent.click(await button('关闭两步验证'));
  type(await screen.findByLabelText('验证码'), '000000');
  submit('验证码');
  await screen.findByText(ERRORS['auth.locked'].zh);
  type(screen.getByLabelText('验证码'), '123456');
  submit('验证码');
  await button('设置两步验证');
  expect(world.api.count(secondFactorRoutes.removeTotp)).toBe(2);
});
