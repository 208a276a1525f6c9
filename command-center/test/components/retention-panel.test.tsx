/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleRetention } from '@falink/fixtures';
import { FalinkError, type Retention, retentionRoutes } from '@falink/protocol';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { RetentionPanel } from '../../src/features/jobs/RetentionPanel.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

describe('the panel of retention', () => {
  let world: ConsoleWorld;
  let retention: Retention;

  beforeEach(async () => {
    world = await consoleWorld();
    retention = sampleRetention();
    world.api.reply('retention', () => retention);
    await world.connect();
  });
  afterEach(() => world.close());

  const rowOf = async (name: string) => within((await screen.findByText(name)).closest('li') as HTMLElement);

  it('says of each kind how long it is kept, from when, what is due and what was erased', async () => {
    await draw(world, <RetentionPanel />);
    const numbers = await rowOf('回拨号码');
    for (const text of ['90 天', '没有到期的', /从回拨完成起/, /已清除 1204 条/]) numbers.getByText(text);
    (await rowOf('未受理的申请材料')).getByText('3 条到期');
    (await rowOf('通话笔记')).getByText('还没有清除过');
    screen.getByText('清除凭证，共 118 份');
    screen.getByText('应本人要求删除，1 条');
    expect(screen.getByText('3f2a9c41d07b').title).toHaveLength(64);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says the same in English', async () => {
    await draw(world, <RetentionPanel />, 'en');
    (await rowOf('Numbers to call back')).getByText('90 days');
    screen.getByText('Proofs of what was erased: 118');
  });

  it('says of a new installation when it begins', async () => {
    retention = { ...retention, erasures: { items: [], total: 0 }, lastRun: null };
    await draw(world, <RetentionPanel />);
    await screen.findByText(/还没有清除凭证/);
    screen.getByText(/每天夜里 3 点清除到期的个人信息，下次/);
    expect(screen.queryByText(/上次/)).toBeNull();
  });

  it('says that a run failed', async () => {
    retention = { ...retention, lastRun: { state: 'failed', at: retention.nextRunAt } };
    await draw(world, <RetentionPanel />);
    await screen.findByText('失败');
  });

  it('says why it has nothing to show, and tries again', async () => {
    const user = userEvent.setup();
    world.api.reply('retention', () => {
      throw new FalinkError('service.unavailable');
    });
    await draw(world, <RetentionPanel />);
    const retry = await screen.findByRole('button', { name: '重试' });
    world.api.reply('retention', () => retention);
    await user.click(retry);
    await screen.findByText('通话笔记');
    await waitFor(() => expect(world.api.count(retentionRoutes.retention)).toBe(2));
  });
});
