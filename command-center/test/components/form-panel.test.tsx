/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleForm, sampleIntake } from '@falink/fixtures';
import { consoleMessages, ERRORS, FalinkError, type Intake, intakeRoutes } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { IntakeSeat } from '../../src/features/intake/IntakeSeat.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

describe('the form at the seat', () => {
  let world: ConsoleWorld;
  let intake: Intake;

  beforeEach(async () => {
    intake = sampleIntake();
    world = await consoleWorld();
    world.api.reply('currentIntake', () => intake);
    world.api.reply('interruptedIntakes', () => ({ interrupted: [] }));
    world.api.reply('saveForm', ({ body }) => {
      intake = { ...intake, form: body.form, version: body.version + 1, revision: intake.revision + 1 };
      return intake;
    });
    await world.connect();
  });
  afterEach(() => world.close());

  const seat = (locale: 'zh-CN' | 'en' = 'zh-CN') =>
    draw(world, <IntakeSeat intakeId={intake.id} video={null} wrapUp={null} />, locale);

  it.each([
    ['zh-CN', '姓名'],
    ['en', 'Name'],
  ] as const)('saves what is typed in %s, by keyboard alone', async (locale, name) => {
    const user = userEvent.setup();
    await seat(locale);
    const field = await screen.findByRole('textbox', { name });
    field.focus();
    await user.keyboard('马建军');
    await waitFor(() => expect(intake.form.name).toBe('马建军'));
    await user.tab();
    expect(document.activeElement?.id).toBe('intake-phone');
  });

  it('says what is wrong with a number once somebody leaves it, and never sends half of one', async () => {
    const user = userEvent.setup();
    await seat();
    const phone = await screen.findByRole('textbox', { name: '联系电话' });
    await user.type(phone, '1380000');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.tab();
    expect(await screen.findByRole('alert')).toBeDefined();
    await user.type(phone, '1234');
    await waitFor(() => expect(intake.form.phone).toBe('13800001234'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('[P17] takes pasted numbers with everything that came along, and loses no digit', async () => {
    const user = userEvent.setup();
    await seat();
    await user.click(await screen.findByRole('textbox', { name: '联系电话' }));
    await user.paste('\u202d+86 １３８-0000-1234\u202c');
    await user.click(screen.getByRole('textbox', { name: '证件号码' }));
    await user.paste(' 110105 19491231 002ｘ');
    await waitFor(() =>
      expect(intake.form).toMatchObject({ phone: '13800001234', identityNumber: '11010519491231002X' }),
    );
    expect(screen.getByDisplayValue('13800001234')).toBeDefined();
    expect(screen.getByDisplayValue('11010519491231002X')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says so when a pasted account is longer than the form takes', async () => {
    const user = userEvent.setup();
    await seat();
    await user.click(await screen.findByRole('textbox', { name: '事实与理由' }));
    await user.paste('欠'.repeat(4_100));
    expect((await screen.findByRole('alert')).textContent).toContain('最多 4000 字');
    await waitFor(() => expect(intake.form.facts).toHaveLength(4_000));
  });

  it('[I4] takes an applicant with a passport, and one without any document', async () => {
    const user = userEvent.setup();
    await seat();
    const choose = async (name: string): Promise<void> => {
      await user.click(await screen.findByRole('combobox', { name: '证件' }));
      await user.click(await screen.findByTitle(name));
    };
    await choose('护照');
    await user.type(screen.getByRole('textbox', { name: '证件号码' }), 'e12345678');
    await waitFor(() =>
      expect(intake.form).toMatchObject({ identityDocument: 'passport', identityNumber: 'E12345678' }),
    );
    await choose('暂无证件');
    await user.type(await screen.findByRole('textbox', { name: '没有证件的原因' }), '身份证丢失');
    await waitFor(() =>
      expect(intake.form).toMatchObject({
        identityDocument: 'none',
        identityNumber: '',
        identityReason: '身份证丢失',
      }),
    );
    expect(screen.queryByRole('textbox', { name: '证件号码' })).toBeNull();
  });

  it('keeps what was typed while the server is away, and saves it when it is back', async () => {
    const user = userEvent.setup();
    await seat();
    const field = await screen.findByRole('textbox', { name: '姓名' });
    world.api.reply('saveForm', () => {
      throw new FalinkError('service.unavailable');
    });
    await user.type(field, '赵大山');
    await screen.findByText('还没保存，正在重试');
    expect((field as HTMLInputElement).value).toBe('赵大山');
    world.api.reply('saveForm', ({ body }) => {
      intake = { ...intake, form: body.form, version: body.version + 1, revision: intake.revision + 1 };
      return intake;
    });
    await waitFor(() => expect(intake.form.name).toBe('赵大山'), { timeout: 10_000 });
  });

  it('shows what changed elsewhere, in fields that nobody types in', async () => {
    await seat();
    await screen.findByRole('textbox', { name: '姓名' });
    world.api.emit('console', consoleMessages.intakeUpdated, {
      ...intake,
      revision: 2,
      version: 2,
      form: { ...intake.form, opponent: '云河宏达建筑公司' },
    });
    expect(await screen.findByDisplayValue('云河宏达建筑公司')).toBeDefined();
  });

  it('gives the receipt only when nothing is in the way, and says what is', async () => {
    const user = userEvent.setup();
    intake = sampleIntake({ form: sampleForm(), identityCheckedAt: ago(60_000) });
    world.api.reply('readAloud', () => {
      intake = { ...intake, readAloudAt: ago(0), revision: intake.revision + 1 };
      return intake;
    });
    await seat();
    const accept = await screen.findByRole('button', { name: /^受理/ });
    expect(accept.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('button', { name: /已朗读/ }));
    await screen.findByText(/电视上已请居民确认/);
    intake = { ...intake, confirmedAt: ago(0), revision: intake.revision + 1 };
    world.api.emit('console', consoleMessages.intakeUpdated, intake);
    await waitFor(() => expect(accept.hasAttribute('disabled')).toBe(false));
    world.api.reply('accept', () => {
      throw new FalinkError('intake.stale');
    });
    await user.click(accept);
    await waitFor(() =>
      expect(document.querySelector('.ant-message')?.textContent).toContain(ERRORS['intake.stale'].zh),
    );
    expect(world.api.count(intakeRoutes.accept)).toBe(1);
  });

  it('takes nothing any more once it is closed', async () => {
    intake = sampleIntake({ form: sampleForm(), closedAt: ago(0) });
    await seat();
    const field = await screen.findByRole('textbox', { name: '姓名' });
    expect(field.hasAttribute('disabled')).toBe(true);
  });
});
